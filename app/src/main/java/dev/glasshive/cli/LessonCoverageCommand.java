package dev.glasshive.cli;

import dev.glasshive.isa.Opcode;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.check.Coverage;
import dev.glasshive.open.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive lesson coverage`: which rows of the table of instructions lessons meet, and which they leave out.
@Command(name = "coverage")
final class LessonCoverageCommand implements Callable<Integer> {
    private static final String WIDE_LOADS = "5.4";

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", arity = "0..*")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--json")
    private boolean json;

    LessonCoverageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// One row of `lesson coverage --json`.
    record Row(String opcode, String src, String offset, String imm, String section, String instruction, List<String> lessons) {
        static Row of(Opcode opcode, List<String> lessons) {
            return new Row(String.format("0x%02x", opcode.code()), Coverage.text(opcode.src()), Coverage.text(opcode.offset()), Coverage.text(opcode.imm()), opcode.section(),
                    Coverage.example(opcode), lessons);
        }
    }

    @Override
    public Integer call() throws BadInputException {
        List<Lesson> lessons = LessonCommand.all(terminal, ids, LessonCommand.Preference.COURSE).lessons();
        List<Row> rows = new ArrayList<>();
        Map<Opcode, List<String>> covered = Coverage.of(lessons);
        rows.add(new Row("0x00", "0", "0", "any", WIDE_LOADS, Messages.text("lesson.second-slot"), Coverage.secondSlot(lessons, covered)));
        covered.forEach((opcode, met) -> rows.add(Row.of(opcode, met)));
        if (json) {
            terminal.out().println(Json.pretty(rows));
        } else {
            for (Row row : rows) {
                terminal.out().printf("%s  %-6s  %-42s  %s%n", row.opcode(), row.section(), row.instruction(), row.lessons().isEmpty() ? "-" : String.join(", ", row.lessons()));
            }
            terminal.out().println(Messages.text("lesson.covered", rows.stream().filter(row -> !row.lessons().isEmpty()).count(), rows.size()));
        }
        return Exit.HOLDS.code();
    }
}
