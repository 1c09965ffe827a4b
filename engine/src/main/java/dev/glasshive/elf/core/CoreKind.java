package dev.glasshive.elf.core;

import java.util.Optional;

/// What an instruction wants to know of a type; in the order of their numbers in section `.BTF.ext`.
public enum CoreKind {
    FIELD_BYTE_OFFSET("byte_off", About.FIELD), FIELD_BYTE_SIZE("byte_sz", About.FIELD), FIELD_EXISTS("field_exists", About.FIELD),
    FIELD_SIGNED("signed", About.FIELD), FIELD_LEFT_SHIFT("lshift_u64", About.FIELD), FIELD_RIGHT_SHIFT("rshift_u64", About.FIELD),
    TYPE_ID_LOCAL("local_type_id", About.TYPE), TYPE_ID_TARGET("target_type_id", About.TYPE), TYPE_EXISTS("type_exists", About.TYPE), TYPE_SIZE("type_size", About.TYPE),
    VALUE_EXISTS("enumval_exists", About.VALUE), VALUE("enumval_value", About.VALUE), TYPE_MATCHES("type_matches", About.TYPE);

    /// What the question is about.
    public enum About {
        FIELD, TYPE, VALUE
    }

    private final String word;
    private final About about;

    CoreKind(String word, About about) {
        this.word = word;
        this.about = about;
    }

    /// As libbpf and `llvm-objdump` spell it.
    public String word() {
        return word;
    }

    /// What the question is about.
    public About about() {
        return about;
    }

    /// Whether 0 is an answer that stands for "there is none". Where it is not, the instruction is made unusable.
    boolean hasZero() {
        return about == About.TYPE || this == FIELD_EXISTS || this == VALUE_EXISTS;
    }

    /// The kind with number `code`.
    static Optional<CoreKind> of(int code) {
        return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }
}
