package dev.glasshive.vm;

import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Content;
import dev.glasshive.program.Bytes;

/// Fills in what a context holds when a program starts, as a test run of Linux 6.18 does it.
final class ContextContent {
    private static final int LINK_HEADER = 14;
    private static final int ETHER_TYPE = 12;
    /// Smaller numbers in the place of the type are lengths (IEEE 802.3).
    private static final int FIRST_ETHER_TYPE = 0x600;
    private static final int RAW_802_3 = 0x0001;
    private static final int LLC_802_2 = 0x0004;
    private static final int TO_THIS_HOST = 0;
    private static final int TO_MANY = 2;
    private static final int TO_ANOTHER_HOST = 3;

    private ContextContent() {}

    /// The bytes of a context of `layout`.
    ///
    /// @param frame the captured packet from its link header on
    /// @param packetLength how many bytes of it the program sees
    static byte[] of(ContextLayout layout, Bytes frame, int packetLength) {
        byte[] bytes = new byte[layout.size()];
        for (ContextLayout.Field field : layout.fields()) {
            long value = value(field.content(), frame, packetLength);
            if (field.size() <= 8) {
                FlatRegion.put(bytes, field.offset(), field.size(), value);
            }
        }
        return bytes;
    }

    private static long value(Content content, Bytes frame, int packetLength) {
        return switch (content) {
            case ContextLayout.Constant(long constant) -> constant;
            case ContextLayout.Length() -> packetLength;
            case ContextLayout.EtherType() -> frame.length() < LINK_HEADER ? 0 : Short.reverseBytes((short) protocol(frame)) & 0xffff;
            case ContextLayout.PacketType() -> frame.length() < LINK_HEADER ? 0 : packetType(frame);
            case ContextLayout.Packet _ -> 0;
        };
    }

    private static int protocol(Bytes frame) {
        int type = number(frame, ETHER_TYPE);
        if (type >= FIRST_ETHER_TYPE) {
            return type;
        }
        return frame.length() >= LINK_HEADER + 2 && number(frame, LINK_HEADER) == 0xffff ? RAW_802_3 : LLC_802_2;
    }

    private static int number(Bytes frame, int at) {
        return (frame.at(at) & 0xff) << 8 | frame.at(at + 1) & 0xff;
    }

    /// The test run's device is the loopback one, whose address is all zeros.
    private static int packetType(Bytes frame) {
        if ((frame.at(0) & 1) != 0) {
            return TO_MANY;
        }
        for (int i = 0; i < 6; i++) {
            if (frame.at(i) != 0) {
                return TO_ANOTHER_HOST;
            }
        }
        return TO_THIS_HOST;
    }
}
