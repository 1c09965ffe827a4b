package dev.glasshive.isa;

import java.nio.ByteOrder;

/// The three byte swaps of RFC 9669, section 4.2: to little endian, to big endian, and always.
public enum SwapOp {
    TO_LE("le"), TO_BE("be"), SWAP("bswap");

    private final String mnemonic;

    SwapOp(String mnemonic) {
        this.mnemonic = mnemonic;
    }

    /// The name that disassemblies print before the size: `le16`, `be32`, `bswap64`.
    public String mnemonic() {
        return mnemonic;
    }

    /// The lower `size` bytes of `value`, swapped where the operation asks for it on a host of order `host`, zero-extended.
    public long apply(Size size, long value, ByteOrder host) {
        boolean swaps = switch (this) {
            case TO_LE -> host == ByteOrder.BIG_ENDIAN;
            case TO_BE -> host == ByteOrder.LITTLE_ENDIAN;
            case SWAP -> true;
        };
        return size.zeroExtend(swaps ? Long.reverseBytes(value) >>> (64 - size.bits()) : value);
    }
}
