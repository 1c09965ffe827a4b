package dev.glasshive.counterexample;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Program;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says why a verifier refuses what no run shows to be wrong.
final class Caution {
    static final String NOT_REJECTED = "the verifier does not refuse the program";

    private static final String TABLE = "/glasshive/platforms/linux/cautions.csv";
    private static final String JOINING = "/glasshive/platforms/windows/cautions.csv";
    private static final Pattern REGISTER = Pattern.compile("^R(\\d+) ");
    private static final List<Row> ROWS = rows(TABLE);
    private static final List<Row> JOINING_ROWS = rows(JOINING);

    private Caution() {}

    /// @param pattern of the message, or a word in `<` and `>` for what is found out here
    private record Row(String key, Pattern pattern, String why) {}

    static String notRun(String message) {
        return text("<not run>").replace("$1", message);
    }

    static String why(Program program, VerifierReport report, Rejection rejection) {
        if (report.fixpoint().isPresent()) {
            return joined(rejection);
        }
        for (Row row : ROWS) {
            if (!row.key.startsWith("<") && row.pattern.matcher(rejection.message()).find()) {
                return row.why;
            }
        }
        Matcher matcher = REGISTER.matcher(rejection.message());
        if (!matcher.find()) {
            return text("<other>");
        }
        Register register = Register.of(Math.min(Register.FRAME_POINTER.code(), Integer.parseInt(matcher.group(1))));
        return text(isCheckedElsewhere(report, register) ? "<copy>" : lost(program, rejection.path(), register));
    }

    /// Of a verifier that joins paths: the join that is to blame, the loop, or the rule.
    private static String joined(Rejection rejection) {
        for (Row row : JOINING_ROWS) {
            if (!row.key.startsWith("<") && row.pattern.matcher(rejection.message()).find()) {
                return row.why;
            }
        }
        List<CausalEvent.Joined> joins = rejection.causes().stream().filter(CausalEvent.Joined.class::isInstance).map(CausalEvent.Joined.class::cast).toList();
        Optional<CausalEvent.Joined> forgot = joins.stream().filter(CausalEvent.Joined::forgotten).reduce((_, last) -> last);
        Optional<CausalEvent.Joined> grew = joins.stream().filter(join -> join.grows() && !join.met().isEmpty()).reduce((_, last) -> last);
        return forgot.map(join -> text(JOINING_ROWS, "<joined>").replace("$1", String.valueOf(join.at().slot())).replace("$2", lost(join)))
                .or(() -> grew.map(join -> text(JOINING_ROWS, "<grows>").replace("$1", String.valueOf(join.at().slot())).replace("$2", join.holder().name())))
                .orElseGet(() -> text(JOINING_ROWS, "<other>"));
    }

    /// What a join forgot, behind "forgot".
    private static String lost(CausalEvent.Joined join) {
        List<String> names = join.met().stream().map(met -> met.holder().name()).toList();
        return names.isEmpty() ? join.ties().stream().findFirst().map(tie -> "that " + tie.had()).orElse("which way it was")
                : names.size() == 1 ? "what was known of " + names.getFirst() + " on each way" : "which values of " + String.join(" and ", names) + " belong together";
    }

    /// Whether another pointer of the same kind was compared, and this one was not.
    private static boolean isCheckedElsewhere(VerifierReport report, Register register) {
        List<Visit> visits = report.exploration().visits();
        if (visits.isEmpty()) {
            return false;
        }
        List<AbstractValue> registers = visits.getLast().before().current().registers();
        return registers.get(register.code()) instanceof AbstractValue.Pointer own && own.range() == 0
                && registers.stream().anyMatch(value -> value instanceof AbstractValue.Pointer other && other.type().equals(own.type()) && other.range() > 0 && !other.variable().isConstant());
    }

    /// Where the number in `register`, or what was added to it, came from last.
    private static String lost(Program program, List<Integer> path, Register register) {
        Register wanted = register;
        for (int i = path.size() - 2; i >= 0; i--) {
            if (!program.code().startsAt(path.get(i))) {
                continue;
            }
            Instruction instruction = program.code().at(path.get(i));
            if (instruction instanceof Instruction.CallLocal(int offset) && path.get(i + 1) == path.get(i) + 1 + offset) {
                // The function that is called sees the same arguments.
                continue;
            }
            Effects effects = Effects.of(instruction);
            if (effects.clobbers().contains(wanted)) {
                return "<call>";
            } else if (effects.writes().contains(wanted)) {
                if (instruction instanceof Instruction.Mov mov && mov.width() == Width.W32 || instruction instanceof Instruction.Alu alu && alu.width() == Width.W32) {
                    return "<half>";
                } else if (instruction instanceof Instruction.Load load) {
                    return load.base() == Register.FRAME_POINTER ? "<stack>" : "<other>";
                } else if (instruction instanceof Instruction.Mov(Width _, Register _, Register src)) {
                    wanted = src;
                } else if (instruction instanceof Instruction.Alu(AluOp _, Width _, Register _, Register src)) {
                    wanted = src;
                } else if (instruction instanceof Instruction.CallHelper || instruction instanceof Instruction.CallLocal) {
                    return "<call>";
                }
            }
        }
        return "<other>";
    }

    private static String text(String key) {
        return text(ROWS, key);
    }

    private static String text(List<Row> rows, String key) {
        return rows.stream().filter(row -> row.key.equals(key)).findFirst().map(Row::why).orElseThrow(() -> new IllegalStateException("a table of cautions lacks " + key));
    }

    private static List<Row> rows(String table) {
        try (InputStream in = Caution.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("the assets lack " + table);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1)
                    .map(line -> line.split(";", -1)).map(row -> new Row(row[0], Pattern.compile(row[0]), row[1])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(table, e);
        }
    }
}
