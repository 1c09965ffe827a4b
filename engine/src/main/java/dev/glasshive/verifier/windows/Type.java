package dev.glasshive.verifier.windows;

/// What a register or a piece of stack may hold.
public enum Type {
    /// Nothing that may be used.
    UNINITIALIZED("uninitialized"),
    NUMBER("number"), CTX("ctx"), PACKET("packet"), STACK("stack"), SHARED("shared"), MAP("map_fd"), PROGRAMS("map_fd_programs"), SOCKET("socket"), RECORD("alloc_mem"), FUNCTION("func");

    private final String text;

    Type(String text) {
        this.text = text;
    }

    /// As invariants and messages name it.
    public String text() {
        return text;
    }
}
