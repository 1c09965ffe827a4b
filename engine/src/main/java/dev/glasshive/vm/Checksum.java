package dev.glasshive.vm;

/// One's complement arithmetic, as the checksums of the Internet protocols have it (RFC 1071).
final class Checksum {
    private Checksum() {}

    /// One's complement addition: a carry out of the top comes in at the bottom.
    static int add(int a, int b) {
        long sum = (a & 0xffff_ffffL) + (b & 0xffff_ffffL);
        return (int) (sum + (sum >>> 32));
    }

    /// The sum in 16 bits.
    static long fold(int sum) {
        int folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return folded;
    }
}
