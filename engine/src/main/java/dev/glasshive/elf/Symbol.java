package dev.glasshive.elf;

/// One entry of the symbol table.
///
/// @param section index of its section, or one of the special numbers
/// @param value offset in its section
public record Symbol(int index, String name, Kind kind, Binding binding, int section, long value, long size) {
    static final int UNDEFINED = 0;
    static final int FIRST_SPECIAL = 0xff00;
    static final int COMMON = 0xfff2;

    /// What a symbol names.
    public enum Kind {
        NOTYPE, OBJECT, FUNC, SECTION, FILE, OTHER;

        private static final Kind[] ALL = values();

        static Kind of(int code) {
            return code < 5 ? ALL[code] : OTHER;
        }
    }

    /// Who sees a symbol.
    public enum Binding {
        LOCAL, GLOBAL, WEAK, OTHER;

        private static final Binding[] ALL = values();

        static Binding of(int code) {
            return code < 3 ? ALL[code] : OTHER;
        }
    }

    /// Whether it has a definition in this file.
    public boolean isDefined() {
        return section != UNDEFINED;
    }
}
