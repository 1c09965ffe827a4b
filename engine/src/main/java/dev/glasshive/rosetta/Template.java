package dev.glasshive.rosetta;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.Names;
import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.isa.Register;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// An instruction to be filled in: one for each row of the opcode matrix, with the least operands that it can have.
///
/// @param text as the dialect writes it, such as `r1 += r2`
/// @param title what it is, such as `ADD, 64 bits, register`
public record Template(Instruction instruction, String text, String title) {
    private static final Names NUMBERS = new Names(new TreeMap<>(), List.of(), HelperNames.NONE);
    private static final ConcurrentHashMap<Key, List<Template>> KNOWN = new ConcurrentHashMap<>();

    private record Key(Dialect dialect, Register dst, Register src) {}

    /// Every instruction as `dialect` writes it, with these registers where it has room for them.
    public static List<Template> of(Dialect dialect, Register dst, Register src) {
        return KNOWN.computeIfAbsent(new Key(dialect, dst, src), key -> instructions(dst, src).stream()
                .map(instruction -> new Template(instruction, dialect.text(instruction, 0, NUMBERS), CardName.of(instruction).title())).distinct().toList());
    }

    private static List<Instruction> instructions(Register dst, Register src) {
        return OpcodeMatrix.rows().stream().map(row -> row.decode().apply(new Fields(row.code(), choose(row.dst(), dst.code()), choose(row.src(), src.code()),
                choose(row.offset(), 0), choose(row.imm(), 0)))).toList();
    }

    private static int choose(FieldRule rule, int wanted) {
        return switch (rule) {
            case FieldRule.Any() -> wanted;
            case FieldRule.Only(int value) -> value;
        };
    }

    /// What it does, in one sentence.
    public String sentence() {
        String first = Prose.page(CardName.of(instruction).page()).getFirst();
        int end = first.indexOf(". ");
        return end < 0 ? first : first.substring(0, end + 1);
    }
}
