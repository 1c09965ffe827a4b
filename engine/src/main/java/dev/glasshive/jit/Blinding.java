package dev.glasshive.jit;

/// Hides a number that the program names behind a random one: the code holds only the two, whose exclusive or it is.
///
/// A kernel takes truly random numbers. Here they follow from where an instruction stands, so that a program has always the same listing.
final class Blinding {
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private final X86Assembler code;

    Blinding(X86Assembler code) {
        this.code = code;
    }

    /// Puts the 32-bit `number` into r10, with its sign if 64 bits are wanted.
    ///
    /// @param index of the instruction in the program
    X86Register hide(int bits, int number, int index) {
        int random = (int) random(index);
        int hidden = number ^ random;
        code.constant(X86Register.R10, bits == 64 ? hidden : Integer.toUnsignedLong(hidden));
        code.apply(Arithmetic.XOR, bits, X86Register.R10, random);
        return X86Register.R10;
    }

    /// Puts the 64-bit `number` into `to`, over r10.
    ///
    /// @param index of the instruction in the program
    void hide(X86Register to, long number, int index) {
        long random = random(index);
        code.movabs(to, number ^ random);
        code.movabs(X86Register.R10, random);
        code.apply(Arithmetic.XOR, 64, to, X86Register.R10);
    }

    private static long random(int index) {
        long mixed = (index + 1) * GOLDEN;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ mixed >>> 31;
    }
}
