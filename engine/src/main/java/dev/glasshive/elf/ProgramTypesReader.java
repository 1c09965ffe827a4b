package dev.glasshive.elf;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramTypes;
import dev.glasshive.program.ProgramTypes.FunctionRecord;
import dev.glasshive.program.ProgramTypes.LineRecord;
import dev.glasshive.program.ProgramTypes.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads types with the tables of functions and lines that go with them, in the form of `BPF_PROG_LOAD`: plain records without sections.
public final class ProgramTypesReader {
    /// Bytes of a record of a function.
    public static final int FUNCTION = 8;
    /// Bytes of a record of a line.
    public static final int LINE = 16;
    private static final int COLUMN_BITS = 10;

    private final Bytes btf;
    private final FunctionSignatures signatures;
    private final StringTable names;

    /// A reader of tables that go with the types `btf`.
    ///
    /// @throws MalformedProgramException if they are broken
    ProgramTypesReader(Bytes btf) throws MalformedProgramException {
        byte[] bytes = btf.toArray();
        this.btf = btf;
        this.signatures = new FunctionSignatures(Btf.read(bytes));
        this.names = BtfReader.strings(BtfSection.of(bytes, ".BTF", 24));
    }

    /// Types and tables.
    ///
    /// @throws MalformedProgramException if the types are broken; the tables may be
    public static ProgramTypes read(Bytes btf, Bytes functions, int functionSize, Bytes lines, int lineSize) throws MalformedProgramException {
        return new ProgramTypesReader(btf).read(functions, functionSize, lines, lineSize);
    }

    ProgramTypes read(Bytes functions, int functionSize, Bytes lines, int lineSize) {
        return new ProgramTypes(btf, new Table<>(functions, functionSize, functions(functions.toArray(), functionSize)), new Table<>(lines, lineSize, lines(lines.toArray(), lineSize)));
    }

    private List<FunctionRecord> functions(byte[] bytes, int size) {
        List<FunctionRecord> records = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; size >= FUNCTION && at + size <= bytes.length; at += size) {
            int type = in.getInt(at + 4);
            records.add(new FunctionRecord(in.getInt(at), type, signatures.of(type), isAnySet(bytes, at + FUNCTION, at + size)));
        }
        return records;
    }

    private List<LineRecord> lines(byte[] bytes, int size) {
        List<LineRecord> records = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; size >= LINE && at + size <= bytes.length; at += size) {
            int place = in.getInt(at + 12);
            records.add(new LineRecord(in.getInt(at), string(in.getInt(at + 4)), string(in.getInt(at + 8)), place >>> COLUMN_BITS,
                    place & (1 << COLUMN_BITS) - 1, isAnySet(bytes, at + LINE, at + size)));
        }
        return records;
    }

    private Optional<String> string(int offset) {
        try {
            return Optional.of(names.at(offset, "a line"));
        } catch (MalformedProgramException _) {
            return Optional.empty();
        }
    }

    private static boolean isAnySet(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return true;
            }
        }
        return false;
    }
}
