package dev.glasshive.isa;

/// Division and remainder as RFC 9669 section 4.1 defines them: a zero divisor gives 0 for division and leaves the dividend for the remainder.
public final class Arithmetic {
    private Arithmetic() {}

    /// Unsigned 64-bit division.
    public static long div(long a, long b) {
        return b == 0 ? 0 : Long.divideUnsigned(a, b);
    }

    /// Unsigned 32-bit division.
    public static int div(int a, int b) {
        return b == 0 ? 0 : Integer.divideUnsigned(a, b);
    }

    /// Signed 64-bit division, truncating; the smallest number divided by -1 stays itself, as in Java.
    public static long sdiv(long a, long b) {
        return b == 0 ? 0 : a / b;
    }

    /// Signed 32-bit division, truncating.
    public static int sdiv(int a, int b) {
        return b == 0 ? 0 : a / b;
    }

    /// Unsigned 64-bit remainder.
    public static long mod(long a, long b) {
        return b == 0 ? a : Long.remainderUnsigned(a, b);
    }

    /// Unsigned 32-bit remainder.
    public static int mod(int a, int b) {
        return b == 0 ? a : Integer.remainderUnsigned(a, b);
    }

    /// Signed 64-bit remainder; its sign follows the dividend.
    public static long smod(long a, long b) {
        return b == 0 ? a : a % b;
    }

    /// Signed 32-bit remainder; its sign follows the dividend.
    public static int smod(int a, int b) {
        return b == 0 ? a : a % b;
    }
}
