package dev.glasshive.lesson.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The table at the end of a zip file. It alone is believed: what stands before each file's data is only skipped.
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int LONGEST_NAME = 1000;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int ENCRYPTED = 0x2041;
    private static final int UNIX = 3;
    private static final int MAC = 19;
    private static final int KIND_OF_FILE = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;

    private final String archive;
    private final ByteBuffer bytes;

    /// A row of the table.
    ///
    /// @param method 0 as it is, 8 deflated
    /// @param packed bytes in the archive
    /// @param size bytes unpacked, as the table says
    /// @param data where its bytes start
    record Row(String name, int method, int packed, int size, int crc, int data) {
        boolean isFolder() {
            return name.endsWith("/");
        }
    }

    /// @param archive its name, for messages
    ZipDirectory(String archive, byte[] content) {
        this.archive = archive;
        this.bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// All rows, at most `most`.
    List<Row> rows(int most) throws BadPackException {
        try {
            int end = end();
            int count = Short.toUnsignedInt(bytes.getShort(end + 10));
            if (Short.toUnsignedInt(bytes.getShort(end + 8)) != count || count == 0xffff) {
                throw bad("is in several parts or of the 64-bit form; make an ordinary zip file");
            }
            if (count > most) {
                throw bad("holds " + count + " files and folders, and " + most + " are the most; divide the course");
            }
            int at = bytes.getInt(end + 16);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (bytes.getInt(at) != ENTRY) {
                    throw damaged();
                }
                rows.add(row(at));
                at += ENTRY_LENGTH + length(at, 28) + length(at, 30) + length(at, 32);
            }
            return rows;
        } catch (IndexOutOfBoundsException outside) {
            throw damaged();
        }
    }

    private int length(int at, int field) {
        return Short.toUnsignedInt(bytes.getShort(at + field));
    }

    private int end() throws BadPackException {
        for (int at = bytes.limit() - END_LENGTH; at >= Math.max(0, bytes.limit() - END_LENGTH - LONGEST_COMMENT); at--) {
            if (bytes.getInt(at) == END && at + END_LENGTH + length(at, 20) == bytes.limit()) {
                return at;
            }
        }
        throw bad("is no zip file, or its end is missing; make it again");
    }

    private Row row(int at) throws BadPackException {
        String name = name(at);
        if ((length(at, 8) & ENCRYPTED) != 0) {
            throw bad("has a password for " + quoted(name) + "; make a zip file without one");
        }
        int method = length(at, 10);
        if (method != 0 && method != 8) {
            throw bad("packs " + quoted(name) + " by method " + method + "; make an ordinary zip file (store or deflate)");
        }
        int maker = length(at, 4) >> 8;
        int kind = bytes.getInt(at + 38) >>> 16 & KIND_OF_FILE;
        if ((maker == UNIX || maker == MAC) && kind != 0 && kind != REGULAR && kind != FOLDER) {
            throw bad("holds a link or device, " + quoted(name) + "; put the file itself there");
        }
        int packed = bytes.getInt(at + 20);
        int size = bytes.getInt(at + 24);
        int local = bytes.getInt(at + 42);
        if (packed < 0 || size < 0 || local < 0) {
            throw bad("says that " + quoted(name) + " is larger than 2 GB; no file of a lesson is");
        }
        if (bytes.getInt(local) != LOCAL) {
            throw damaged();
        }
        int data = local + LOCAL_LENGTH + length(local, 26) + length(local, 28);
        if (data > bytes.limit() - packed) {
            throw damaged();
        }
        return new Row(name, method, packed, size, bytes.getInt(at + 16), data);
    }

    private String name(int at) throws BadPackException {
        if (length(at, 28) > LONGEST_NAME) {
            throw bad("holds a name of " + length(at, 28) + " bytes, and " + LONGEST_NAME + " are the most; give the file a shorter one");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.slice(at + ENTRY_LENGTH, length(at, 28))).toString();
        } catch (CharacterCodingException e) {
            throw bad("holds a name that is no UTF-8 text; name files with letters, digits, hyphens and dots");
        }
    }

    private BadPackException damaged() {
        return bad("is damaged; make it again");
    }

    private BadPackException bad(String what) {
        return new BadPackException(archive + ": " + what);
    }

    /// A name for a message: one line, not too long.
    static String quoted(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return "'" + (line.length() > 80 ? line.substring(0, 77) + "..." : line) + "'";
    }
}
