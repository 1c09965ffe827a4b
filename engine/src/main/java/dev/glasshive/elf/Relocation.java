package dev.glasshive.elf;

/// A place to patch and the symbol whose place decides how.
///
/// @param offset bytes into the section that is patched
/// @param type one of the numbers of the BPF ABI
/// @param addend from a RELA record; 0 where the addend stands in the place itself
public record Relocation(long offset, int type, Symbol symbol, long addend) {
    /// Nothing to do.
    public static final int NONE = 0;
    /// The two immediates of a wide load.
    public static final int WIDE_LOAD = 1;
    /// An address in data.
    public static final int ADDRESS_64 = 2;
    /// A 32-bit address in data.
    public static final int ADDRESS_32 = 3;
    /// A 32-bit offset in BTF and its kin.
    public static final int BTF_32 = 4;
    /// The immediate of a call.
    public static final int CALL = 10;

    /// The type's name in the BPF ABI.
    public String typeName() {
        return switch (type) {
            case NONE -> "R_BPF_NONE";
            case WIDE_LOAD -> "R_BPF_64_64";
            case ADDRESS_64 -> "R_BPF_64_ABS64";
            case ADDRESS_32 -> "R_BPF_64_ABS32";
            case BTF_32 -> "R_BPF_64_NODYLD32";
            case CALL -> "R_BPF_64_32";
            default -> "unknown type " + type;
        };
    }
}
