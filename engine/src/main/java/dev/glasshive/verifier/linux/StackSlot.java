package dev.glasshive.verifier.linux;

/// Eight bytes of a stack: what kind of content each byte has, and the register that was saved there, if one was.
///
/// Byte 7 has the lowest address; a register saved in fewer than eight bytes occupies the bytes from 7 downwards.
///
/// @param kinds eight times eight bits, byte 0 lowest
/// @param saved meaningful where byte 7 is [Kind#SPILL] or [Kind#DYNPTR]
record StackSlot(long kinds, Value saved) {
    static final int BYTES = 8;
    static final StackSlot EMPTY = new StackSlot(0, Value.Unset.VALUE);

    /// What a byte holds.
    enum Kind {
        /// Nothing was written.
        INVALID('?'),
        /// Part of a saved register.
        SPILL('r'),
        /// Some number.
        MISC('m'),
        /// Zero.
        ZERO('0'),
        /// Part of a dynptr.
        DYNPTR('d');

        private static final Kind[] ALL = values();
        private final char symbol;

        Kind(char symbol) {
            this.symbol = symbol;
        }

        char symbol() {
            return symbol;
        }
    }

    Kind at(int index) {
        return Kind.ALL[(int) (kinds >>> index * 8 & 0xff)];
    }

    StackSlot with(int index, Kind kind) {
        long cleared = kinds & ~(0xffL << index * 8);
        return new StackSlot(cleared | (long) kind.ordinal() << index * 8, saved);
    }

    StackSlot withSaved(Value value) {
        return new StackSlot(kinds, value);
    }

    boolean isSpill() {
        return at(BYTES - 1) == Kind.SPILL;
    }

    boolean isDynptr() {
        return at(BYTES - 1) == Kind.DYNPTR;
    }

    boolean isScalarSpill() {
        return isSpill() && saved instanceof Value.Scalar;
    }

    /// Whether a whole number register is saved here.
    boolean isFullScalarSpill() {
        return isScalarSpill() && at(0) == Kind.SPILL;
    }

    boolean isEmpty() {
        return kinds == 0;
    }

    /// How many bytes the saved register occupies.
    int spillSize() {
        int size = 0;
        while (size < BYTES && at(BYTES - 1 - size) == Kind.SPILL) {
            size++;
        }
        return size;
    }

    /// This with the register `value` saved in `size` bytes from the lowest address.
    static StackSlot spill(StackSlot before, Value value, int size) {
        StackSlot slot = before.withSaved(value);
        for (int i = BYTES - 1; i >= 0; i--) {
            if (i >= BYTES - size) {
                slot = slot.with(i, Kind.SPILL);
            } else if (slot.at(i) == Kind.SPILL) {
                slot = slot.with(i, Kind.MISC);
            }
        }
        return slot;
    }

    /// This with every byte that was written turned into some number.
    StackSlot scrubbed() {
        StackSlot slot = this;
        for (int i = 0; i < BYTES; i++) {
            if (slot.at(i) != Kind.INVALID) {
                slot = slot.with(i, Kind.MISC);
            }
        }
        return slot;
    }
}
