package dev.glasshive.lesson.check;

import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.Names;
import dev.glasshive.isa.FieldRule;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which rows of the table of instructions lessons meet: those of the programs that they show and of their solutions.
public final class Coverage {
    private static final int WIDE_LOAD = 0x18;

    private Coverage() {}

    /// Every row of the standard with the ids of the lessons that meet it, by opcode byte.
    public static Map<Opcode, List<String>> of(List<Lesson> lessons) {
        Map<Opcode, List<String>> rows = new LinkedHashMap<>();
        OpcodeMatrix.rows().stream().filter(Opcode::isStandard).sorted(Comparator.comparingInt(Opcode::code).thenComparing(row -> text(row.src()))
                .thenComparing(row -> text(row.offset())).thenComparing(row -> text(row.imm()))).forEach(row -> rows.put(row, new ArrayList<>()));
        for (Lesson lesson : lessons) {
            for (Opcode row : met(lesson)) {
                List<String> known = rows.get(row);
                if (known != null) {
                    known.add(lesson.id());
                }
            }
        }
        return rows;
    }

    /// Those of `lessons` that meet the row of the second slot of a wide load, which is no instruction of its own: they meet some wide load.
    ///
    /// @param rows as [#of] makes them
    public static List<String> secondSlot(List<Lesson> lessons, Map<Opcode, List<String>> rows) {
        Set<String> met = rows.entrySet().stream().filter(row -> row.getKey().code() == WIDE_LOAD).flatMap(row -> row.getValue().stream()).collect(Collectors.toSet());
        return lessons.stream().map(Lesson::id).filter(met::contains).toList();
    }

    /// The rows that `lesson` meets.
    public static Set<Opcode> met(Lesson lesson) {
        Set<Opcode> met = new LinkedHashSet<>();
        for (Step step : lesson.steps()) {
            Machine machine = step.setup().map(setup -> setup.machine()).orElse(Machine.DEFAULT);
            step.setup().ifPresent(setup -> met.addAll(rows(setup.program(), setup.inputs(), machine)));
            if (step instanceof Step.Exercise exercise) {
                met.addAll(rows(exercise.solution(), exercise.start().inputs(), machine));
            }
        }
        return met;
    }

    private static Set<Opcode> rows(ProgramText program, Inputs inputs, Machine machine) {
        Set<Opcode> rows = new LinkedHashSet<>();
        if (Attempt.of(program, inputs, machine) instanceof Attempt.Ran ran) {
            ran.timeline().scenario().set().programs().forEach(each -> each.code().instructions().forEach(i -> rows.add(OpcodeMatrix.row(i))));
        }
        return rows;
    }

    /// A rule of a field: a number, or `any`.
    public static String text(FieldRule rule) {
        return switch (rule) {
            case FieldRule.Any() -> "any";
            case FieldRule.Only(int value) -> Integer.toString(value);
        };
    }

    /// An instruction of the row, as a program's text says it.
    public static String example(Opcode row) {
        Fields fields = new Fields(row.code(), number(row.dst(), 1), number(row.src(), 2), number(row.offset(), 1), number(row.imm(), 1));
        return Dialect.SOURCE.text(row.decode().apply(fields), 0, Names.NONE);
    }

    private static int number(FieldRule rule, int otherwise) {
        return rule instanceof FieldRule.Only(int value) ? value : otherwise;
    }
}
