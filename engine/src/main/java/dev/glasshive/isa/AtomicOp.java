package dev.glasshive.isa;

/// One row per atomic operation of RFC 9669, section 5.3: the code in the immediate, the symbol, and what memory holds afterwards.
public enum AtomicOp {
    ADD(0x00, "+=", "add", Result.NONE, (old, src, expected) -> old + src),
    OR(0x40, "|=", "or", Result.NONE, (old, src, expected) -> old | src),
    AND(0x50, "&=", "and", Result.NONE, (old, src, expected) -> old & src),
    XOR(0xa0, "^=", "xor", Result.NONE, (old, src, expected) -> old ^ src),
    FETCH_ADD(0x01, "+=", "fetch_add", Result.TO_SRC, (old, src, expected) -> old + src),
    FETCH_OR(0x41, "|=", "fetch_or", Result.TO_SRC, (old, src, expected) -> old | src),
    FETCH_AND(0x51, "&=", "fetch_and", Result.TO_SRC, (old, src, expected) -> old & src),
    FETCH_XOR(0xa1, "^=", "fetch_xor", Result.TO_SRC, (old, src, expected) -> old ^ src),
    XCHG(0xe1, "=", "xchg", Result.TO_SRC, (old, src, expected) -> src),
    CMPXCHG(0xf1, "=", "cmpxchg", Result.TO_R0, (old, src, expected) -> old == expected ? src : old);

    /// Where the value that memory held before goes.
    public enum Result {
        NONE, TO_SRC, TO_R0
    }

    @FunctionalInterface
    private interface Update {
        long after(long old, long src, long expected);
    }

    private final int code;
    private final String symbol;
    private final String mnemonic;
    private final Result result;
    private final Update update;

    AtomicOp(int code, String symbol, String mnemonic, Result result, Update update) {
        this.code = code;
        this.symbol = symbol;
        this.mnemonic = mnemonic;
        this.result = result;
        this.update = update;
    }

    /// The value of the immediate field.
    public int code() {
        return code;
    }

    /// The assignment operator of the forms without fetch.
    public String symbol() {
        return symbol;
    }

    /// The name that disassemblies print behind `atomic_` or alone.
    public String mnemonic() {
        return mnemonic;
    }

    /// Where the old value goes.
    public Result result() {
        return result;
    }

    /// What memory of `size` holds afterwards.
    ///
    /// @param size only [Size#W] and [Size#DW] exist
    /// @param old what memory held
    /// @param src the source register
    /// @param expected r0, which [#CMPXCHG] compares with
    public long apply(Size size, long old, long src, long expected) {
        return size.zeroExtend(update.after(size.zeroExtend(old), size.zeroExtend(src), size.zeroExtend(expected)));
    }
}
