package dev.glasshive.vm;

import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.platform.ContextLayout;
import dev.glasshive.platform.ContextLayout.Content;
import dev.glasshive.platform.ContextLayout.Field;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Fills in what a context holds when a program starts, as a test run of Linux 6.18 does it; for hooks that have no test run, with the made-up values of the tables.
public final class ContextContent {
    private static final int LINK_HEADER = 14;
    private static final int ETHER_TYPE = 12;
    /// Smaller numbers in the place of the type are lengths (IEEE 802.3).
    private static final int FIRST_ETHER_TYPE = 0x600;
    private static final int RAW_802_3 = 0x0001;
    private static final int LLC_802_2 = 0x0004;
    private static final int IP4_FAMILY = 2;
    private static final int IP6_FAMILY = 10;
    private static final int TO_THIS_HOST = 0;
    private static final int TO_MANY = 2;
    private static final int TO_ANOTHER_HOST = 3;

    private ContextContent() {}

    /// What the context of `type` holds when a run with `input` starts in the usual world, on a host of byte order `order`.
    public static Bytes atStart(ProgramType type, Input input, ByteOrder order) {
        return atStart(type, input, order, World.DEFAULT);
    }

    /// The same in `world`.
    public static Bytes atStart(ProgramType type, Input input, ByteOrder order, World world) {
        int length = type.packetStart() == ProgramType.PacketStart.NONE ? 0 : Math.max(0, input.frame().length() - type.packetStart().skipped());
        byte[] bytes = of(type.context(), input.frame(), length, order, world);
        input.context().ifPresent(given -> System.arraycopy(given.toArray(), 0, bytes, 0, Math.min(given.length(), bytes.length)));
        return Bytes.of(bytes);
    }

    /// The bytes of a context of `layout`.
    ///
    /// @param frame the captured packet from its link header on
    /// @param packetLength how many bytes of it the program sees
    /// @param order of the host's numbers; the type of the packet is one of the network's
    private static byte[] of(ContextLayout layout, Bytes frame, int packetLength, ByteOrder order, World world) {
        byte[] bytes = new byte[layout.size()];
        for (Field field : layout.fields()) {
            byte[] content = content(field, frame, packetLength, order, world);
            // Fields may share their bytes, and zeros say nothing.
            if (isZero(content)) {
                continue;
            }
            System.arraycopy(content, 0, bytes, field.offset(), content.length);
        }
        return bytes;
    }

    private static byte[] content(Field field, Bytes frame, int packetLength, ByteOrder order, World world) {
        return switch (field.content()) {
            // The tables hold values as they lie on a little-endian host.
            case ContextLayout.Constant(long value) -> field.format().inOrder(Bytes.of(value, Math.min(field.size(), Long.BYTES), ByteOrder.LITTLE_ENDIAN).toArray(), order);
            case ContextLayout.Wide(long first, long second) -> field.format().inOrder(words(first, second), order);
            case ContextLayout.Address(ContextLayout.End end) -> address(field.size(), end, frame);
            case ContextLayout.Runner(ContextLayout.Who who) -> Bytes.of(who == ContextLayout.Who.THREAD ? world.pid() : world.tgid(), field.size(), order).toArray();
            case Content content -> Bytes.of(value(content, frame, packetLength, order), Math.min(field.size(), Long.BYTES), order).toArray();
        };
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] words(long first, long second) {
        byte[] words = Arrays.copyOf(Bytes.of(first, 8, ByteOrder.LITTLE_ENDIAN).toArray(), 16);
        System.arraycopy(Bytes.of(second, 8, ByteOrder.LITTLE_ENDIAN).toArray(), 0, words, 8, 8);
        return words;
    }

    private static byte[] address(int size, ContextLayout.End end, Bytes frame) {
        int first = switch (size) {
            case 4 -> 12;
            default -> 8;
        };
        int at = LINK_HEADER + first + (end == ContextLayout.End.SOURCE ? 0 : size);
        boolean there = family(frame) == (size == 4 ? IP4_FAMILY : IP6_FAMILY) && frame.length() >= at + size;
        return there ? Arrays.copyOfRange(frame.toArray(), at, at + size) : new byte[size];
    }

    private static int family(Bytes frame) {
        return frame.length() < LINK_HEADER ? 0 : switch (protocol(frame)) {
            case 0x0800 -> IP4_FAMILY;
            case 0x86dd -> IP6_FAMILY;
            default -> 0;
        };
    }

    private static long value(Content content, Bytes frame, int packetLength, ByteOrder order) {
        return switch (content) {
            case ContextLayout.Length() -> packetLength;
            case ContextLayout.EtherType() -> frame.length() < LINK_HEADER ? 0 : SwapOp.TO_BE.apply(Size.H, protocol(frame), order);
            case ContextLayout.PacketType() -> frame.length() < LINK_HEADER ? 0 : packetType(frame);
            case ContextLayout.Family() -> family(frame);
            case ContextLayout.Packet _, ContextLayout.Socket _, ContextLayout.Constant _, ContextLayout.Wide _, ContextLayout.Address _, ContextLayout.Runner _ -> 0;
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
