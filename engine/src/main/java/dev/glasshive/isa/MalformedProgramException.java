package dev.glasshive.isa;

/// Bytes that are not a program: an unknown opcode, a reserved field in use, a broken object file. The message names the place and the number.
public final class MalformedProgramException extends Exception {
    private static final long serialVersionUID = 1L;

    /// An exception whose message a user reads as it is.
    public MalformedProgramException(String message) {
        super(message);
    }
}
