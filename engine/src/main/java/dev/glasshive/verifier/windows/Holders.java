package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Register;

/// What can hold a value, as numbers: registers first, then pieces of the stack.
///
/// Functions share r0 to r5; each has r6 to r10 of its own.
final class Holders {
    private static final int SHARED = 6;
    private static final int OWN = 5;
    /// Functions that may be open at once.
    static final int FRAMES = 8;
    static final int REGISTERS = SHARED + OWN * FRAMES;
    /// Bytes of one function's stack.
    static final int FRAME = 512;
    /// Bytes of all stacks: the offset of r10 in the first function.
    static final int STACK = FRAME * FRAMES;
    private static final int FIRST_CELL = 64;
    private static final int SIZES = 8;

    private Holders() {}

    /// The register of the function at `depth`, 0 for the first.
    static int register(int depth, int code) {
        return code < SHARED ? code : code + OWN * depth;
    }

    static int register(int depth, Register register) {
        return register(depth, register.code());
    }

    /// `size` bytes of the stack, 1 to 8.
    static int cell(int start, int size) {
        return FIRST_CELL + start * SIZES + size - 1;
    }

    static boolean isCell(int holder) {
        return holder >= FIRST_CELL;
    }

    static int start(int holder) {
        return (holder - FIRST_CELL) / SIZES;
    }

    static int size(int holder) {
        return (holder - FIRST_CELL) % SIZES + 1;
    }

    /// The depth of the function that a register belongs to; 0 for those that all share.
    static int depth(int holder) {
        return holder < SHARED ? 0 : (holder - SHARED) / OWN;
    }

    static int code(int holder) {
        return holder < SHARED ? holder : SHARED + (holder - SHARED) % OWN;
    }

    /// `r6`, `s[4088...4095]`; `caller1.r6` for a register of a function that is not at work.
    static String name(int holder, int depth) {
        if (isCell(holder)) {
            return "s[" + start(holder) + (size(holder) == 1 ? "" : "..." + (start(holder) + size(holder) - 1)) + "]";
        }
        return (holder < SHARED || depth(holder) == depth ? "" : "caller" + depth(holder) + ".") + "r" + code(holder);
    }
}
