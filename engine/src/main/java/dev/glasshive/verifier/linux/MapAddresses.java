package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;

/// The addresses that the log shows in wide loads of maps: made up, but stable, and in the range of the kernel's. Who must not know them sees 0.
enum MapAddresses {
    VISIBLE, HIDDEN;

    private static final long MAPS = 0xffff_8880_0100_0000L;
    private static final long VALUES = 0xffff_c900_0100_0000L;
    private static final int MAP_BYTES = 0x400;
    private static final long VALUE_BYTES = 0x1000_0000L;

    private long address(Fields fields, int high) {
        return this == HIDDEN ? 0 : switch (fields.src()) {
            case 1, 5 -> MAPS + (long) fields.imm() * MAP_BYTES;
            case 2, 6 -> VALUES + fields.imm() * VALUE_BYTES + Integer.toUnsignedLong(high);
            default -> 0;
        };
    }

    private static boolean isMap(Fields fields) {
        return fields.opcode() == Layout.WIDE && fields.src() != 0 && fields.src() != Layout.PSEUDO_FUNC;
    }

    /// `fields`, with the lower half of the address as the immediate.
    Fields shown(Fields fields) {
        return isMap(fields) ? new Fields(fields.opcode(), fields.dst(), fields.src(), fields.offset(), (int) address(fields, 0)) : fields;
    }

    /// The upper half of the address, or `high`.
    int high(Fields fields, int high) {
        return isMap(fields) ? (int) (address(fields, high) >>> 32) : high;
    }
}
