package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Instruction;
import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.linux.LinuxVerifier;
import dev.glasshive.verifier.log.Entry;
import dev.glasshive.verifier.log.FrameState;
import dev.glasshive.verifier.log.Known;
import dev.glasshive.verifier.log.Line;
import dev.glasshive.verifier.log.LogReader;
import dev.glasshive.verifier.log.Outcome;
import dev.glasshive.verifier.log.LogPath;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.StateText;
import dev.glasshive.verifier.log.Step;
import dev.glasshive.verifier.log.UnreadableLogException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What our verifier prints of every case is read back without loss: lines, states, instructions, verdict and message.
class VerifierLogRoundTripTest {
    private static final LinuxVerifier VERIFIER = new LinuxVerifier(Platforms.linux());

    /// Where the kernel leaves out the end of a line.
    private static final Pattern JOINED = Pattern.compile("(?<=[^\\n])(?=processed \\d+ insns)|(?<=[0-9a-f]\\) [^;:\\n]{1,60}) (?=\\d+: (?:frame|R|\\()|infinite loop detected at)");

    /// No log says that a global function moves the packet.
    private static final String SILENT = "globals.cases: a global function that changes the packet";

    private record Read(VerifierCase of, VerifierReport report, SavedLog log) {
        String name() {
            return of.file() + ": " + of.name();
        }
    }

    private static final Map<Integer, List<Read>> READ = new HashMap<>();

    private static List<Read> all(int level) throws IOException, UnreadableLogException {
        List<Read> known = READ.get(level);
        if (known != null) {
            return known;
        }
        List<Read> all = new ArrayList<>();
        for (VerifierCase each : VerifierCase.all()) {
            VerifierReport report = VERIFIER.verify(each.candidate(), new Options(Privilege.ROOT, level));
            if (!(report.verdict() instanceof Verdict.Unknown) && !report.log().isEmpty()) {
                all.add(new Read(each, report, LogReader.read(report.log())));
            }
        }
        READ.put(level, all);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyLineIsKeptAndEveryStateIsPrintedAsItWas(int level) throws IOException, UnreadableLogException {
        for (Read read : all(level)) {
            List<String> printed = JOINED.matcher(read.report.log()).replaceAll("\n").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            assertThat(read.log.lines().stream().map(Line::text)).as(read.name()).containsExactlyElementsOf(printed);
            for (Line line : read.log.lines()) {
                state(line.entry()).ifPresent(state -> assertThat(line.text()).as(read.name()).endsWith(StateText.of(state).strip()));
                state(line.entry()).ifPresent(state -> assertThat(line.text().substring(0, line.text().length() - StateText.of(state).strip().length())).as(read.name())
                        .doesNotContain("=R").doesNotMatch(".*(R\\d|fp-\\d+)=.*"));
                state(line.entry()).stream().flatMap(state -> Stream.concat(state.registers().stream().map(register -> register.value()),
                        state.slots().stream().flatMap(slot -> slot.saved().stream()))).forEach(value -> assertThat(value).as(read.name()).isNotInstanceOf(Known.Unread.class));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void instructionsAreThoseOfTheProgram(int level) throws IOException, UnreadableLogException {
        for (Read read : all(level)) {
            for (Step step : read.log.steps()) {
                Optional<Instruction> real = read.of.candidate().instruction(step.slot());
                if (real.isEmpty()) {
                    continue;
                }
                if (step.instruction().isPresent() && !(real.orElseThrow() instanceof Instruction.LoadImm64)) {
                    assertThat(step.instruction()).as(read.name() + " " + step.text()).isEqualTo(real);
                } else {
                    assertThat(step.instruction()).as(read.name() + " " + step.text()).isPresent();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theOutcomeIsTheVerdict(int level) throws IOException, UnreadableLogException {
        for (Read read : all(level)) {
            switch (read.report.verdict()) {
                case Verdict.Accepted() -> assertThat(read.log.outcome()).as(read.name()).isEqualTo(new Outcome.Accepted());
                case Verdict.Rejected(Rejection rejection) -> {
                    assertThat(read.log.outcome()).as(read.name()).isInstanceOf(Outcome.Rejected.class);
                    String message = ((Outcome.Rejected) read.log.outcome()).rejection().message();
                    // Behind the message of an endless loop stand its states, and the end of one line is missing.
                    String stated = rejection.message().replaceAll("processed \\d.*", "");
                    assertThat(message).as(read.name()).satisfiesAnyOf(text -> assertThat(text).isEqualTo(stated),
                            text -> assertThat(text + stated).startsWith("infinite loop detected at insn ").contains(" state: "));
                }
                case Verdict.Unknown _ -> { }
            }
        }
    }

    @Test
    void registersBeforeAStepAreThoseThatTheVerifierHad() throws IOException, UnreadableLogException {
        for (Read read : all(2)) {
            if (read.name().equals(SILENT)) {
                continue;
            }
            for (Step step : read.log.steps()) {
                List<String> kernels = read.report.exploration().at(step.slot()).stream().map(visit -> visit.before().current().text().strip()).toList();
                String ours = StateText.of(step.before().top()).strip();
                assertThat(kernels).as(read.name() + " before " + step.slot() + ": " + step.text() + ": " + ours).anyMatch(state -> types(state).equals(types(ours)));
            }
            assertThat(read.log.paths().stream().filter(path -> path.origin() == LogPath.Origin.IMPLIED || path.origin() == LogPath.Origin.GAP)).as(read.name()).isEmpty();
        }
    }

    /// The registers and the types of what they hold. The kernel does not print again what a comparison tells of copies, nor marks of precision.
    private static String types(String state) {
        return state.replaceAll(" fp-.*| refs=.*", "").replaceAll("\\(.*?\\)(?= R|$)", "").replaceAll("=P?(-?\\d+|0x[0-9a-f]+)(?= |$)", "=scalar").replace("=P", "=");
    }

    private static Optional<FrameState> state(Entry entry) {
        return switch (entry) {
            case Entry.StateAt(int _, FrameState state) -> Optional.of(state);
            case Entry.From(int _, int _, boolean _, Optional<FrameState> state) -> state;
            case Entry.Executed(int _, int _, String _, Optional<FrameState> touched) -> touched;
            case Entry.State(FrameState state) -> Optional.of(state);
            case Entry.LoopState(boolean _, FrameState state) -> Optional.of(state);
            case Entry.ParentState(int _, List<Integer> _, List<Integer> _, Optional<FrameState> state) -> state;
            case Entry.Function _, Entry.LiveHeading _, Entry.Live _, Entry.Source _, Entry.Safe _, Entry.Transfer _, Entry.BacktrackStart _, Entry.BacktrackStep _,
                    Entry.Precision _, Entry.StackLiveness _, Entry.Loop _, Entry.Measure _, Entry.Processed _, Entry.Message _, Entry.FunctionRemark _, Entry.Omitted _,
                    Entry.Boundary _, Entry.Report _, Entry.Noise _ -> Optional.empty();
        };
    }
}
