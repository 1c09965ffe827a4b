package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The header that `.BTF` and `.BTF.ext` begin with: magic, version, its own length, then offset and length of each part.
final class BtfSection {
    static final int MAGIC = 0xeb9f;

    private final ByteBuffer bytes;
    private final String name;
    private final int headerLength;

    private BtfSection(ByteBuffer bytes, String name, int headerLength) {
        this.bytes = bytes;
        this.name = name;
        this.headerLength = headerLength;
    }

    static BtfSection of(byte[] content, String name, int shortestHeader) throws MalformedProgramException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        if (content.length < shortestHeader) {
            throw new MalformedProgramException(name + " has " + content.length + " bytes, its header takes " + shortestHeader + "; the file is damaged");
        }
        // The magic tells the byte order.
        bytes.order((bytes.getShort(0) & 0xffff) == MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if ((bytes.getShort(0) & 0xffff) != MAGIC || bytes.get(2) != 1) {
            throw new MalformedProgramException(name + " starts with magic 0x" + Integer.toHexString(bytes.getShort(0) & 0xffff) + " and version "
                    + bytes.get(2) + " instead of 0xeb9f and 1; the file is damaged");
        }
        int headerLength = bytes.getInt(4);
        if (headerLength < shortestHeader || headerLength > content.length) {
            throw new MalformedProgramException(name + " claims a header of " + Integer.toUnsignedString(headerLength) + " bytes; "
                    + shortestHeader + " to " + content.length + " fit");
        }
        return new BtfSection(bytes, name, headerLength);
    }

    /// Whether the header is long enough to tell of the part whose offset stands at `field`.
    boolean has(int field) {
        return field + 8 <= headerLength;
    }

    /// The part whose offset and length stand at `field` of the header.
    ByteBuffer part(int field, String what) throws MalformedProgramException {
        long start = headerLength + Integer.toUnsignedLong(bytes.getInt(field));
        long length = Integer.toUnsignedLong(bytes.getInt(field + 4));
        if (start + length > bytes.limit()) {
            throw new MalformedProgramException(name + ": its " + what + " lie at " + start + " with " + length + " bytes, but the section has "
                    + bytes.limit() + "; the file is damaged");
        }
        return bytes.slice((int) start, (int) length).order(bytes.order());
    }
}
