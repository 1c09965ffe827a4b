package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.cause.Causes;
import dev.glasshive.verifier.cause.Vocabulary;
import dev.glasshive.verifier.log.LogExploration;
import dev.glasshive.verifier.log.LogReader;
import dev.glasshive.verifier.log.Outcome;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.StateText;
import dev.glasshive.verifier.log.Step;
import dev.glasshive.verifier.log.UnreadableLogException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bytes as a log of the verifier: it is refused with a sentence, or its states can be shown and its rejection be explained.
public final class LogTarget {
    private static final Platform LINUX = Platforms.linux();

    private LogTarget() {}

    /// One try.
    public static void fuzzerTestOneInput(byte[] bytes) {
        LogReader.looksLikeLog(new String(bytes, StandardCharsets.UTF_8));
        try {
            SavedLog log = LogReader.read(bytes);
            Promise.holds(log.understood() <= log.lines().size(), "more lines are understood than there are");
            for (Step step : log.steps()) {
                StateText.of(step.change());
                Promise.holds(step.line() < step.end() && step.end() <= log.lines().size(), "a step without a line");
            }
            explain(log);
        } catch (UnreadableLogException refusal) {
            Promise.sentence(refusal);
        }
    }

    private static void explain(SavedLog log) {
        Exploration exploration = LogExploration.of(log);
        exploration.visits().forEach(Visit::before);
        Program program = Program.of("log", "", LogExploration.code(log));
        ProgramSet set = new ProgramSet("", "", List.of(program), List.of(), ByteOrder.LITTLE_ENDIAN);
        if (log.outcome() instanceof Outcome.Rejected rejected) {
            int slot = rejected.rejection().slot() >= 0 || log.steps().isEmpty() ? rejected.rejection().slot() : log.steps().getLast().slot();
            Causes.of(new Vocabulary(Candidate.of(set, program), LINUX, _ -> ""), exploration, rejected.rejection().message(), slot);
        }
    }
}
