package dev.glasshive.asm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.Subprogram;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Programs to text.
public final class Disassembler {
    private Disassembler() {}

    /// The instruction at `slot` of `program`, as a list shows it: with labels, and names of maps and helpers.
    ///
    /// Whoever prints many lines makes the [Names] once and asks [Dialect#SOURCE].
    public static String line(Program program, int slot, ProgramSet set, HelperNames helpers) {
        return Dialect.SOURCE.text(program.code().at(slot), slot, Names.complete(program, set, helpers));
    }

    /// A text that [Assembler] turns into the same code and maps, for hosts of the same byte order.
    public static String source(ProgramSet set, HelperNames helpers) {
        return source(set, helpers, Dialect.SOURCE);
    }

    /// Such a text with its instructions in `dialect`.
    ///
    /// @param dialect one that [Assembler] reads back: [Dialect#SOURCE] or [Dialect#MNEMONIC]
    public static String source(ProgramSet set, HelperNames helpers, Dialect dialect) {
        StringBuilder text = new StringBuilder();
        set.maps().forEach(map -> map(text, map, set.order()));
        if (!set.license().isEmpty()) {
            text.append(".license ").append(Words.written(set.license())).append('\n');
        }
        for (Program program : set.programs()) {
            program(text, program, set, helpers, dialect);
        }
        return text.toString();
    }

    private static void map(StringBuilder text, MapSpec map, ByteOrder order) {
        String name = Words.written(map.name());
        text.append(".map ").append(name).append(' ').append(Words.written(map.type()))
                .append(" key=").append(map.keySize()).append(" value=").append(map.valueSize()).append(" max=").append(map.maxEntries());
        if (map.flags() != 0) {
            text.append(String.format(Locale.ROOT, " flags=0x%x", map.flags()));
        }
        text.append(map.mutability() == MapSpec.Mutability.READ_ONLY ? " readonly\n" : "\n");
        for (MapSpec.Initial initial : map.initial()) {
            text.append(".init ").append(name).append(' ').append(switch (initial) {
                case MapSpec.Entry(Bytes key, Bytes value) -> bytes(key, order) + " " + bytes(value, order);
                case MapSpec.ProgramEntry(int index, String program) -> index + " " + Words.written(program);
                case MapSpec.MapEntry(int index, String inner) -> index + " " + Words.written(inner);
            }).append('\n');
        }
    }

    /// Short keys and values as a number, others as bytes.
    private static String bytes(Bytes bytes, ByteOrder order) {
        return bytes.length() == 4 || bytes.length() == 8
                ? Long.toUnsignedString(bytes.toNumber(order))
                : "x\"" + bytes.toHex() + "\"";
    }

    private static void program(StringBuilder text, Program program, ProgramSet set, HelperNames helpers, Dialect dialect) {
        text.append(text.isEmpty() ? "" : "\n").append(".program ").append(Words.written(program.type())).append(' ').append(Words.written(program.name()));
        if (!program.section().isEmpty()) {
            text.append(" section=").append(Words.written(program.section()));
        }
        text.append('\n');
        Names names = Names.complete(program, set, helpers);
        Set<Integer> functions = functions(program, names);
        Set<Integer> targets = Targets.of(program.code());
        int slot = 0;
        for (Instruction instruction : program.code().instructions()) {
            place(text, slot, functions, targets, program, names);
            text.append("    ").append(dialect.text(instruction, slot, names)).append('\n');
            slot += instruction.slots();
        }
        place(text, slot, Set.of(), targets, program, names);
    }

    /// The slots at which a `.func` line is due: the entry function needs one only if it is jumped to or goes by a name of its own.
    private static Set<Integer> functions(Program program, Names names) {
        Set<Integer> functions = new HashSet<>();
        for (Subprogram function : program.subprograms()) {
            if (program.code().startsAt(function.start()) && names.places().get(function.start()) != null) {
                functions.add(function.start());
            }
        }
        if (program.name().equals(names.places().get(0)) && !Targets.of(program.code()).contains(0)) {
            functions.remove(0);
        }
        return functions;
    }

    private static void place(StringBuilder text, int slot, Set<Integer> functions, Set<Integer> targets, Program program, Names names) {
        String name = names.places().get(slot);
        if (name != null && functions.contains(slot)) {
            text.append(slot == 0 ? "" : "\n").append(".func ").append(Words.written(name)).append('\n');
        } else if (name != null && (targets.contains(slot) || program.labels().containsKey(slot))) {
            text.append(Words.written(name)).append(":\n");
        }
    }
}
