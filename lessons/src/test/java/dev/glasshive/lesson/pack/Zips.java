package dev.glasshive.lesson.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes zip files, faulty ones too.
final class Zips {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<byte[]> table = new ArrayList<>();
    private int start;
    private int made = 0x0314;
    private int attributes = 0x81a40000;
    private int flags = 0x0800;

    Zips file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Zips file(String name, byte[] content) {
        start = body.size();
        byte[] packed = deflated(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        put(local(name, packed.length, content.length, (int) crc.getValue()));
        put(packed);
        return row(name, start, packed.length, content.length, (int) crc.getValue());
    }

    /// The same bytes once more, under another name.
    Zips again(String name, int packed, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return row(name, start, packed, content.length, (int) crc.getValue());
    }

    Zips attributes(int unix) {
        attributes = unix << 16;
        return this;
    }

    Zips flags(int other) {
        flags = other;
        return this;
    }

    Zips row(String name, int at, int packed, int size, int crc) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer row = ByteBuffer.allocate(46 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        row.putInt(0x02014b50).putShort((short) made).putShort((short) 20).putShort((short) flags).putShort((short) 8).putInt(0);
        row.putInt(crc).putInt(packed).putInt(size).putShort((short) text.length).putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        row.putInt(attributes).putInt(at).put(text);
        table.add(row.array());
        return this;
    }

    private byte[] local(String name, int packed, int size, int crc) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer local = ByteBuffer.allocate(30 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        local.putInt(0x04034b50).putShort((short) 20).putShort((short) flags).putShort((short) 8).putInt(0).putInt(crc).putInt(packed).putInt(size);
        return local.putShort((short) text.length).putShort((short) 0).put(text).array();
    }

    byte[] bytes() {
        int at = body.size();
        table.forEach(this::put);
        int length = body.size() - at;
        ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50).putInt(0).putShort((short) table.size()).putShort((short) table.size()).putInt(length).putInt(at).putShort((short) 0);
        put(end.array());
        return body.toByteArray();
    }

    static byte[] deflated(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packer = new DeflaterOutputStream(out, new Deflater(9, true))) {
            packer.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void put(byte[] bytes) {
        body.write(bytes, 0, bytes.length);
    }
}
