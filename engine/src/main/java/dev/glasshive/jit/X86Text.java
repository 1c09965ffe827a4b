package dev.glasshive.jit;

/// How numbers are written in texts of x86-64: small ones decimal, as in eBPF's own text, others hexadecimal.
final class X86Text {
    private static final long SMALL = 1 << 20;

    private X86Text() {}

    /// `value`, with its sign.
    static String number(long value) {
        if (value > -SMALL && value < SMALL) {
            return Long.toString(value);
        }
        return value < 0 && value != Long.MIN_VALUE ? "-0x" + Long.toHexString(-value) : "0x" + Long.toHexString(value);
    }

    /// A place in the code or the kernel.
    static String address(long address) {
        return "0x" + Long.toHexString(address);
    }
}
