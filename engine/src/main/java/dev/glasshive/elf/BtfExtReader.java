package dev.glasshive.elf;

import dev.glasshive.elf.BtfExt.CoreRelocation;
import dev.glasshive.elf.BtfExt.FunctionInfo;
import dev.glasshive.elf.BtfExt.LineInfo;
import dev.glasshive.isa.MalformedProgramException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Section `.BTF.ext` to [BtfExt] (kernel documentation, "BPF Type Format", section 4).
final class BtfExtReader {
    private static final int FUNCTIONS = 8;
    private static final int LINES = 16;
    private static final int CORE = 24;

    private final BtfSection section;
    private final StringTable names;

    BtfExtReader(byte[] ext, byte[] btf) throws MalformedProgramException {
        section = BtfSection.of(ext, ".BTF.ext", 24);
        names = BtfReader.strings(BtfSection.of(btf, ".BTF", 24));
    }

    BtfExt read() throws MalformedProgramException {
        List<FunctionInfo> functions = records(FUNCTIONS, "functions", 8, (in, name) -> new FunctionInfo(name, in.getInt(), in.getInt()));
        List<LineInfo> lines = records(LINES, "lines", 16, this::line);
        List<CoreRelocation> relocations = section.has(CORE) ? records(CORE, "CO-RE relocations", 16, this::relocation) : List.of();
        return new BtfExt(functions, lines, relocations);
    }

    private LineInfo line(ByteBuffer in, String name) throws MalformedProgramException {
        int offset = in.getInt();
        int fileName = in.getInt();
        String file = names.at(fileName, "a file in .BTF.ext");
        int textName = in.getInt();
        String text = names.at(textName, "a line in .BTF.ext");
        int place = in.getInt();
        return new LineInfo(name, offset, file, text, place >>> 10, place & 0x3ff, fileName, textName);
    }

    private CoreRelocation relocation(ByteBuffer in, String name) throws MalformedProgramException {
        return new CoreRelocation(name, in.getInt(), in.getInt(), names.at(in.getInt(), "a CO-RE relocation"), in.getInt());
    }

    /// Reads one record, which lies at the buffer's position.
    private interface Form<T> {
        T read(ByteBuffer in, String section) throws MalformedProgramException;
    }

    /// A part: the size of its records, then for each section its name, a count and so many records.
    private <T> List<T> records(int field, String what, int shortest, Form<T> form) throws MalformedProgramException {
        ByteBuffer part = section.part(field, what);
        if (!part.hasRemaining()) {
            return List.of();
        }
        need(part, 4, what);
        int size = part.getInt();
        if (size < shortest || size > 4096) {
            throw new MalformedProgramException(".BTF.ext: records of " + what + " have " + Integer.toUnsignedString(size) + " bytes; "
                    + shortest + " to 4096 are known");
        }
        List<T> records = new ArrayList<>();
        while (part.hasRemaining()) {
            need(part, 8, what);
            String name = names.at(part.getInt(), "a section in .BTF.ext");
            long count = Integer.toUnsignedLong(part.getInt());
            need(part, count * size, what);
            for (long i = 0; i < count; i++) {
                int next = part.position() + size;
                records.add(form.read(part, name));
                part.position(next);
            }
        }
        return records;
    }

    private static void need(ByteBuffer part, long bytes, String what) throws MalformedProgramException {
        if (part.remaining() < bytes) {
            throw new MalformedProgramException(".BTF.ext: its " + what + " need " + bytes + " more bytes at " + part.position() + " of "
                    + part.limit() + "; the file is damaged");
        }
    }
}
