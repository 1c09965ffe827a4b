package dev.glasshive.elf;

import dev.glasshive.elf.BtfExt.FunctionInfo;
import dev.glasshive.elf.BtfExt.LineInfo;
import dev.glasshive.elf.CodeSection.Function;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramTypes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The tables of functions and lines of linked programs, as libbpf lays them out.
final class LinkedTypes {
    private final ProgramTypesReader reader;
    private final Map<String, Map<Integer, Integer>> functions = new HashMap<>();
    private final Map<String, TreeMap<Integer, LineInfo>> lines = new HashMap<>();

    /// @param btf the types as they are loaded
    /// @throws MalformedProgramException if they are broken
    LinkedTypes(Bytes btf, BtfExt ext) throws MalformedProgramException {
        this.reader = new ProgramTypesReader(btf);
        for (FunctionInfo function : ext.functions()) {
            functions.computeIfAbsent(function.section(), _ -> new HashMap<>()).put(function.offset() / Fields.SLOT, function.type());
        }
        for (LineInfo line : ext.lines()) {
            lines.computeIfAbsent(line.section(), _ -> new TreeMap<>()).put(line.offset() / Fields.SLOT, line);
        }
    }

    /// What goes with a program of `bases`; empty if a function has no type.
    ///
    /// @param bases where each function lies in the program
    /// @param sections the names of their sections by index
    Optional<ProgramTypes> of(Map<Function, Integer> bases, Map<Integer, String> sections) {
        List<int[]> functionRecords = new ArrayList<>();
        List<int[]> lineRecords = new ArrayList<>();
        for (Map.Entry<Function, Integer> placed : bases.entrySet()) {
            Function function = placed.getKey();
            String section = sections.getOrDefault(function.section(), "");
            Integer type = functions.getOrDefault(section, Map.of()).get(function.start());
            if (type == null) {
                return Optional.empty();
            }
            functionRecords.add(new int[] {placed.getValue(), type});
            lines.getOrDefault(section, new TreeMap<>()).subMap(function.start(), function.start() + function.length()).forEach((slot, line) ->
                    lineRecords.add(new int[] {placed.getValue() + slot - function.start(), line.fileName(), line.textName(), line.line() << 10 | line.column()}));
        }
        return Optional.of(reader.read(bytes(functionRecords), ProgramTypesReader.FUNCTION, bytes(lineRecords), ProgramTypesReader.LINE));
    }

    private static Bytes bytes(List<int[]> records) {
        ByteBuffer buffer = ByteBuffer.allocate(records.stream().mapToInt(record -> record.length * Integer.BYTES).sum()).order(ByteOrder.LITTLE_ENDIAN);
        records.forEach(record -> {
            for (int number : record) {
                buffer.putInt(number);
            }
        });
        return Bytes.of(buffer.array());
    }
}
