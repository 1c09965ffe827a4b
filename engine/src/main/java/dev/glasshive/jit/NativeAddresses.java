package dev.glasshive.jit;

import dev.glasshive.isa.Size;

/// Where a listing takes things of the kernel to be.
///
/// Nobody knows these addresses before the kernel runs, and they differ from start to start. The ones here are made up, always the same, and in the ranges in which a kernel of x86-64 keeps such
/// things: code within 2 GiB of the code that a JIT writes, so that a call can name it by a distance of 32 bits, and data anywhere.
public final class NativeAddresses {
    /// Where the code of the listing itself begins.
    public static final long CODE = 0xffff_ffff_c000_0000L;

    private static final long HELPERS = 0xffff_ffff_8100_0000L;
    private static final long KFUNCS = 0xffff_ffff_8200_0000L;
    private static final long PACKET_LOADS = 0xffff_ffff_8400_0000L;
    private static final long VARIABLES = 0xffff_ffff_8500_0000L;
    private static final long MAPS = 0xffff_8881_0000_0000L;
    private static final long VALUES = 0xffff_c900_0000_0000L;
    private static final int FUNCTION_BYTES = 16;
    private static final int MAP_BYTES = 0x1000;
    private static final int VALUES_BYTES = 0x10_0000;

    private NativeAddresses() {}

    /// The helper with a number.
    public static long helper(int id) {
        return HELPERS + (long) (id & 0xffff) * FUNCTION_BYTES;
    }

    /// The function of the kernel with a BTF id.
    public static long kfunc(int btfId) {
        return KFUNCS + (long) (btfId & 0xf_ffff) * FUNCTION_BYTES;
    }

    /// What loads `size` bytes from a packet for a historical instruction.
    public static long packetLoad(Size size) {
        return PACKET_LOADS + (long) size.bytes() * FUNCTION_BYTES;
    }

    /// The map at an index, or with a descriptor.
    public static long map(int index) {
        return MAPS + Integer.toUnsignedLong(index) * MAP_BYTES;
    }

    /// A byte of the values of the map at an index, or with a descriptor.
    public static long mapValue(int index, int offset) {
        return VALUES + Integer.toUnsignedLong(index) * VALUES_BYTES + Integer.toUnsignedLong(offset);
    }

    /// The variable of the platform with a number.
    public static long variable(int id) {
        return VARIABLES + Integer.toUnsignedLong(id) * Size.DW.bytes();
    }
}
