package dev.glasshive.compiler;

/// Which registers have a value, a bit each, as far as it follows from an earlier set: `earlier & keep | set`.
record Mask(int keep, int set) {
    /// The earlier set itself.
    static final Mask SAME = new Mask(-1, 0);

    /// `known`, whatever was before.
    static Mask of(int known) {
        return new Mask(0, known);
    }

    /// After an instruction that gives values to `writes` and then takes them from `clobbers`.
    Mask after(int writes, int clobbers) {
        return new Mask(keep & ~clobbers, (set | writes) & ~clobbers);
    }

    /// The set that follows from `earlier`.
    int from(int earlier) {
        return earlier & keep | set;
    }
}
