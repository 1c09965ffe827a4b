package dev.glasshive.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Writes pcapng block by block, so that tests can make sound and broken files in either byte order.
final class PcapngFile {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    PcapngFile(ByteOrder order) {
        this.order = order;
        block(0x0a0d0d0a, body(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1));
    }

    ByteBuffer body(int size) {
        return ByteBuffer.allocate(size).order(order);
    }

    PcapngFile block(int type, ByteBuffer body) {
        int length = 12 + (body.capacity() + 3 & ~3);
        ByteBuffer block = ByteBuffer.allocate(length).order(order).putInt(type).putInt(length).put(body.rewind()).putInt(length - 4, length);
        out.writeBytes(block.array());
        return this;
    }

    /// An Ethernet interface with time stamps of `resolution` as `if_tsresol` writes it.
    PcapngFile ethernet(int resolution) {
        return block(1, body(20).putShort((short) 1).putShort((short) 0).putInt(0)
                .putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]).putInt(0));
    }

    PcapngFile enhanced(int interfaceNumber, long time, int length, byte... data) {
        return block(6, body(20 + data.length).putInt(interfaceNumber).putInt((int) (time >>> 32)).putInt((int) time)
                .putInt(length).putInt(length).put(data));
    }

    PcapngFile simple(byte... data) {
        return block(3, body(4 + data.length).putInt(data.length).put(data));
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
