package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.cause.Causes;
import dev.glasshive.verifier.cause.Vocabulary;
import dev.glasshive.verifier.log.Line;
import dev.glasshive.verifier.log.LogExploration;
import dev.glasshive.verifier.log.Outcome;
import dev.glasshive.verifier.log.Provenance;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.Statistics;
import dev.glasshive.verifier.log.Step;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A log that a kernel printed, arranged for looking at it like a verification of ours. The program itself is not there, only what the log shows of it.
final class LogVerification {
    private LogVerification() {}

    static String program(SavedLog log) {
        return log.program().isEmpty() ? "log" : log.program();
    }

    static Verification of(SavedLog log, Platform platform) {
        Program program = Program.of(program(log), "", LogExploration.code(log));
        ProgramSet set = new ProgramSet("", "", List.of(program), List.of(), ByteOrder.LITTLE_ENDIAN);
        Exploration exploration = LogExploration.of(log);
        String text = log.lines().stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
        int processed = log.statistics().map(Statistics::processed).map(count -> (int) Math.min(Integer.MAX_VALUE, count)).orElse(log.steps().size());
        return new Verification(set, program, new VerifierReport(verdict(log, set, program, platform, exploration), text, processed, exploration), Strategy.PATHS);
    }

    private static Verdict verdict(SavedLog log, ProgramSet set, Program program, Platform platform, Exploration exploration) {
        return switch (log.outcome()) {
            case Outcome.Accepted() -> new Verdict.Accepted();
            case Outcome.Rejected(Rejection rejection, boolean _) -> new Verdict.Rejected(explained(log, set, program, platform, exploration, rejection));
            case Outcome.Open() -> new Verdict.Unknown(-1, Text.of("saved-log.open"));
        };
    }

    /// The rejection with how it came to that, as far as the states of the log tell.
    private static Rejection explained(SavedLog log, ProgramSet set, Program program, Platform platform, Exploration exploration, Rejection rejection) {
        Map<Integer, String> texts = new HashMap<>();
        log.steps().forEach(step -> texts.putIfAbsent(step.slot(), step.text()));
        int slot = rejection.slot() >= 0 || log.steps().isEmpty() ? rejection.slot() : log.steps().getLast().slot();
        Vocabulary vocabulary = new Vocabulary(Candidate.of(set, program), platform, at -> texts.getOrDefault(at, ""));
        Causes causes = Causes.of(vocabulary, exploration, rejection.message(), slot);
        List<Integer> path = log.steps().isEmpty() ? List.of() : log.leadingTo(log.steps().getLast(), Rejection.LONGEST_PATH).stream().map(Step::slot).toList();
        List<CausalEvent> events = causes.events().isEmpty() ? rejection.causes() : causes.events();
        return new Rejection(rejection.message(), rejection.errno(), slot, rejection.line(), rejection.kind(), rejection.explanation(), causes.culprits(), events, rejection.nearby(), path);
    }

    /// What is said of the log above its instructions.
    static List<String> heading(SavedLog log) {
        Provenance from = log.provenance();
        List<String> lines = new ArrayList<>();
        String kernels = from.since().isEmpty() && from.until().isEmpty() ? Text.of("saved-log.kernel.unknown")
                : from.until().isEmpty() ? Text.of("saved-log.kernel.since", from.since())
                : from.since().isEmpty() ? Text.of("saved-log.kernel.until", from.until()) : Text.of("saved-log.kernel.between", from.since(), from.until());
        lines.add(kernels);
        from.reasons().forEach(lines::add);
        if (log.understood() * 2 < log.lines().size()) {
            lines.add(Text.of("saved-log.foreign", log.understood(), log.lines().size()));
        }
        if (log.outcome() instanceof Outcome.Open) {
            lines.add(Text.of("saved-log.no-verdict"));
        }
        if (!from.beginning()) {
            lines.add(Text.of("saved-log.no-beginning"));
        }
        if (!from.end()) {
            lines.add(Text.of("saved-log.no-end"));
        }
        if (from.gaps() > 0) {
            lines.add(Text.of("saved-log.gaps", from.gaps()));
        }
        if (log.otherLogs() > 0) {
            lines.add(Text.of("saved-log.others", log.otherLogs()));
        }
        return lines;
    }
}
