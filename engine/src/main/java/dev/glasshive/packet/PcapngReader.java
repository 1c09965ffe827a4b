package dev.glasshive.packet;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/// pcapng: blocks of `type, length, body, length`. Sections set the byte order, interfaces the link type and the unit of time stamps.
final class PcapngReader {
    /// The type of a section header, the same in both byte orders.
    static final int SECTION = 0x0a0d0d0a;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int FRAME = 12;
    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_OFFSET = 14;
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger LAST_SECOND = BigInteger.valueOf(Instant.MAX.getEpochSecond());
    private static final BigInteger FIRST_SECOND = BigInteger.valueOf(Instant.MIN.getEpochSecond());

    /// @param snapLength longest packet kept, or the largest number where there is no limit
    /// @param ticks time stamp units a second
    /// @param offset seconds to add
    private record Interface(LinkType linkType, long snapLength, BigInteger ticks, long offset) {}

    private final CaptureBuilder capture;
    private final ByteBuffer file;
    private final List<Interface> interfaces = new ArrayList<>();

    PcapngReader(CaptureBuilder capture, ByteBuffer file) {
        this.capture = capture;
        this.file = file;
    }

    Capture read() throws MalformedCaptureException {
        int position = 0;
        while (position < file.limit() && !capture.full()) {
            int left = file.limit() - position;
            if (left < FRAME) {
                endsInside(position, left + " of at least " + FRAME + " bytes are there");
                break;
            }
            int type = file.getInt(position);
            if (type == SECTION) {
                order(position);
            }
            long length = Integer.toUnsignedLong(file.getInt(position + 4));
            if (length < FRAME || length % 4 != 0) {
                throw fault(position, "says that it is " + Wording.bytes(length) + " long; a length is at least " + FRAME
                        + " and a multiple of 4, so the file is damaged here, capture again");
            }
            if (length > left) {
                endsInside(position, left + " of " + Wording.bytes(length) + " are there");
                break;
            }
            long repeated = Integer.toUnsignedLong(file.getInt(position + (int) length - 4));
            if (repeated != length) {
                throw fault(position, "says that it is " + length + " bytes long at its start and " + repeated + " at its end; the file is damaged here, capture again");
            }
            block(type, position, position + 8, position + (int) length - 4);
            position += (int) length;
        }
        return capture.build();
    }

    private void block(int type, int position, int body, int end) throws MalformedCaptureException {
        switch (type) {
            case SECTION -> section(position, body, end);
            case INTERFACE -> interfaces.add(readInterface(position, body, end));
            case ENHANCED_PACKET -> {
                need(position, body, end, 20);
                packet(position, body, end, file.getInt(body));
            }
            case OLD_PACKET -> {
                need(position, body, end, 20);
                packet(position, body, end, file.getShort(body) & 0xffff);
            }
            case SIMPLE_PACKET -> simplePacket(position, body, end);
            default -> { }
        }
    }

    private void order(int position) throws MalformedCaptureException {
        int mark = file.order(ByteOrder.BIG_ENDIAN).getInt(position + 8);
        if (mark != BYTE_ORDER && mark != Integer.reverseBytes(BYTE_ORDER)) {
            throw fault(position, "starts a section whose byte-order mark is " + Wording.hex(Integer.toUnsignedLong(mark), 4)
                    + "; it is 0x1a2b3c4d or 0x4d3c2b1a, so the file is damaged here, capture again");
        }
        file.order(mark == BYTE_ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private void section(int position, int body, int end) throws MalformedCaptureException {
        need(position, body, end, 16);
        int major = file.getShort(body + 4) & 0xffff;
        if (major != 1) {
            throw fault(position, "starts a section of pcapng version " + major + "; version 1 is read, convert the file");
        }
        interfaces.clear();
    }

    private Interface readInterface(int position, int body, int end) throws MalformedCaptureException {
        need(position, body, end, 8);
        LinkType linkType = new LinkType(file.getShort(body) & 0xffff);
        long snapLength = Integer.toUnsignedLong(file.getInt(body + 4));
        BigInteger ticks = BigInteger.valueOf(1_000_000);
        long offset = 0;
        for (int option = body + 8; option + 4 <= end; ) {
            int code = file.getShort(option) & 0xffff;
            int length = file.getShort(option + 2) & 0xffff;
            if (code == 0 || option + 4 + length > end) {
                break;
            }
            if (code == OPTION_RESOLUTION && length >= 1) {
                int resolution = file.get(option + 4);
                ticks = BigInteger.valueOf(resolution < 0 ? 2 : 10).pow(resolution & 0x7f);
            } else if (code == OPTION_OFFSET && length >= 8) {
                offset = file.getLong(option + 4);
            }
            option += 4 + (length + 3 & ~3);
        }
        return new Interface(linkType, snapLength == 0 ? Long.MAX_VALUE : snapLength, ticks, offset);
    }

    private void packet(int position, int body, int end, int interfaceNumber) throws MalformedCaptureException {
        Interface in = interfaceAt(position, interfaceNumber);
        long length = Integer.toUnsignedLong(file.getInt(body + 12));
        capture.checkLength(length, position);
        if (length > end - body - 20) {
            throw fault(position, "is packet " + capture.next() + " and says that it holds " + Wording.bytes(length) + ", but the block has room for "
                    + (end - body - 20) + "; the file is damaged here, capture again");
        }
        long time = Integer.toUnsignedLong(file.getInt(body + 4)) << 32 | Integer.toUnsignedLong(file.getInt(body + 8));
        capture.link(in.linkType());
        capture.add(file, body + 20, (int) length, Integer.toUnsignedLong(file.getInt(body + 16)), time(time, in));
    }

    private void simplePacket(int position, int body, int end) throws MalformedCaptureException {
        need(position, body, end, 4);
        Interface in = interfaceAt(position, 0);
        long original = Integer.toUnsignedLong(file.getInt(body));
        long length = Math.min(original, Math.min(in.snapLength(), end - body - 4));
        capture.checkLength(length, position);
        capture.link(in.linkType());
        capture.add(file, body + 4, (int) length, original, Instant.EPOCH);
    }

    private Interface interfaceAt(int position, int number) throws MalformedCaptureException {
        if (number < 0 || number >= interfaces.size()) {
            throw fault(position, "is packet " + capture.next() + " of interface " + Integer.toUnsignedLong(number) + ", but "
                    + (interfaces.isEmpty() ? "no interface is" : "only " + interfaces.size() + " are") + " described before it; the file is damaged, capture again");
        }
        return interfaces.get(number);
    }

    /// Units can be as fine as 10^-127 s and stamps as late as 2^64 units, so the sum is done without bounds and then held to what an Instant can say.
    private static Instant time(long stamp, Interface in) {
        BigInteger[] parts = new BigInteger(Long.toUnsignedString(stamp)).divideAndRemainder(in.ticks());
        BigInteger seconds = parts[0].add(BigInteger.valueOf(in.offset())).min(LAST_SECOND).max(FIRST_SECOND);
        long nanos = parts[1].multiply(NANOS).divide(in.ticks()).longValueExact();
        return Instant.ofEpochSecond(seconds.longValueExact()).with(ChronoField.NANO_OF_SECOND, nanos);
    }

    private void need(int position, int body, int end, int bytes) throws MalformedCaptureException {
        if (end - body < bytes) {
            throw fault(position, "has a body of " + Wording.bytes(end - body) + "; its kind needs at least " + bytes + ", so the file is damaged here, capture again");
        }
    }

    private void endsInside(int position, String what) throws MalformedCaptureException {
        if (position == 0) {
            throw fault(position, "the file ends inside it, " + what + "; copy the file again");
        }
        capture.note("the file ends inside the block at byte " + position + ", after packet " + (capture.next() - 1) + ": " + what + "; that block is left out");
    }

    private MalformedCaptureException fault(int position, String words) {
        return capture.fault("block at byte " + position, words);
    }
}
