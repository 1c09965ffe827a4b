package dev.glasshive.repair;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramTypes;
import dev.glasshive.program.ProgramTypes.FunctionRecord;
import dev.glasshive.program.ProgramTypes.LineRecord;
import dev.glasshive.program.ProgramTypes.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/// What a program brings along in BTF after its instructions moved: every record names the new slot of its instruction.
final class MovedTypes {
    private MovedTypes() {}

    /// @param place the new slot of an old one
    static ProgramTypes of(ProgramTypes types, IntUnaryOperator place) {
        // The first function and its first line stay at the beginning, whatever was put there.
        IntUnaryOperator moved = slot -> slot == 0 ? 0 : place.applyAsInt(slot);
        return new ProgramTypes(types.btf(),
                table(types.functions(), FunctionRecord::slot, (record, slot) -> new FunctionRecord(slot, record.type(), record.signature(), record.rest()), moved),
                table(types.lines(), LineRecord::slot, (record, slot) -> new LineRecord(slot, record.file(), record.text(), record.line(), record.column(), record.rest()), moved));
    }

    /// Of records that meet at one slot only the last is kept: those before it have lost their instructions.
    private static <T> Table<T> table(Table<T> table, ToIntFunction<T> slot, BiFunction<T, Integer, T> at, IntUnaryOperator moved) {
        int count = table.records().size();
        if (table.recordSize() < Integer.BYTES || table.bytes().length() != count * table.recordSize()) {
            return table;
        }
        List<T> records = new ArrayList<>();
        byte[] bytes = new byte[table.bytes().length()];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int to = moved.applyAsInt(slot.applyAsInt(table.records().get(i)));
            boolean lost = i + 1 < count && moved.applyAsInt(slot.applyAsInt(table.records().get(i + 1))) == to;
            if (!lost) {
                records.add(at.apply(table.records().get(i), to));
                System.arraycopy(table.bytes().toArray(), i * table.recordSize(), bytes, kept, table.recordSize());
                System.arraycopy(Bytes.ofLittleEndian(to, Integer.BYTES).toArray(), 0, bytes, kept, Integer.BYTES);
                kept += table.recordSize();
            }
        }
        return new Table<>(Bytes.of(bytes, 0, kept), table.recordSize(), records);
    }
}
