package dev.glasshive.cli;

import java.nio.ByteOrder;
import java.util.Locale;

/// The values of `--endian`: the byte order of the host.
enum Endian {
    LITTLE, BIG;

    ByteOrder order() {
        return switch (this) {
            case LITTLE -> ByteOrder.LITTLE_ENDIAN;
            case BIG -> ByteOrder.BIG_ENDIAN;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
