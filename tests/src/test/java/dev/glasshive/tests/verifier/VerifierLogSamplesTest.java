package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.log.KernelReport;
import dev.glasshive.verifier.log.LogReader;
import dev.glasshive.verifier.log.Outcome;
import dev.glasshive.verifier.log.LogPath;
import dev.glasshive.verifier.log.Provenance;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.StateText;
import dev.glasshive.verifier.log.Step;
import dev.glasshive.verifier.log.UnreadableLogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sample logs of many kernels, with and without noise, and what is read from each as a golden file. `-Dglasshive.logs=write` writes the files anew: read what changed.
class VerifierLogSamplesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "verifier", "logs");
    private static final boolean WRITE = "write".equals(System.getProperty("glasshive.logs"));

    static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".log")).sorted().toList();
        }
    }

    private static SavedLog read(String sample) throws IOException, UnreadableLogException {
        return LogReader.read(Files.readAllBytes(FOLDER.resolve(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void modelIsAsTheGoldenFileSays(String sample) throws IOException, UnreadableLogException {
        Path golden = FOLDER.resolve(sample.replace(".log", ".model"));
        String dump = dump(read(sample));
        if (WRITE) {
            Files.writeString(golden, dump);
        }
        assertThat(golden).as("write it with -Dglasshive.logs=write").exists();
        assertThat(dump).isEqualTo(Files.readString(golden).replace("\r", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise-dmesg-crlf-colours.log", "noise-mail.log", "noise-journal.log", "noise-wrapped.log", "noise-escaped.log"})
    void noiseChangesNothing(String noisy) throws IOException, UnreadableLogException {
        String clean = switch (noisy) {
            case "noise-mail.log" -> "6.8-level-1-null.log";
            case "noise-dmesg-crlf-colours.log" -> "6.1-level-1-packet.log";
            default -> "5.17-level-1-scalar.log";
        };
        assertThat(steps(read(noisy))).isEqualTo(steps(read(clean)));
        assertThat(message(read(noisy))).isEqualTo(message(read(clean)));
    }

    @Test
    void theFirstLogThatEndsInARejectionIsTaken() throws IOException, UnreadableLogException {
        SavedLog log = read("two-logs.log");
        assertThat(log.program()).isEqualTo("count");
        assertThat(log.otherLogs()).isEqualTo(1);
        assertThat(((Outcome.Rejected) log.outcome()).rejection().errno()).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "hello\nworld\n", "int main(void)\n{\n    return 0; // 12: (not) a log\n}\n", "0: 1\n2: 3\n", "\u0000\u0001\u0002"})
    void whatIsNoLogIsAnsweredWithWhatWasExpected(String text) {
        assertThatThrownBy(() -> LogReader.read(text)).isInstanceOf(UnreadableLogException.class).hasMessageContaining("R1 !read_ok");
    }

    @Test
    void whatIsTooLargeIsAnsweredWithTheLimit() {
        assertThatThrownBy(() -> LogReader.read("0: (95) exit" + " ".repeat(2 << 20))).isInstanceOf(UnreadableLogException.class).hasMessageContaining("line 1");
        assertThatThrownBy(() -> LogReader.read(new byte[LogReader.MOST_BYTES + 1])).isInstanceOf(UnreadableLogException.class).hasMessageContaining("67108864");
    }

    @Test
    void hostileLinesTakeNoLongTime() throws UnreadableLogException {
        List<String> hostile = List.of("(" + "0,".repeat(200_000) + ") live stack", "; " + "@ ".repeat(200_000), "0: R1=" + "(".repeat(300_000), "from 1 to 2: " + "R1=1 ".repeat(100_000),
                "> ".repeat(200_000), "prog '".repeat(100_000) + "BEGIN", "1: (b7) " + " ;".repeat(200_000), "0: R1=scalar(" + "smin=".repeat(100_000) + "0)",
                "\\n".repeat(300_000), "load program: ".repeat(50_000), "[".repeat(300_000), "frame1:".repeat(100_000));
        for (String line : hostile) {
            SavedLog log = LogReader.read("0: (b7) r0 = 0\n" + line + "\nprocessed 1 insns (limit 1000000)\n");
            assertThat(log.steps()).isNotEmpty();
        }
    }

    @Test
    void damagedLogsAreReadOrRefused() throws IOException {
        Random random = new Random(7);
        for (String sample : samples()) {
            byte[] whole = Files.readAllBytes(FOLDER.resolve(sample));
            for (int i = 0; i < 150; i++) {
                byte[] damaged = damaged(whole, random);
                try {
                    SavedLog log = LogReader.read(damaged);
                    assertThat(dump(log)).isNotEmpty();
                    log.steps().forEach(step -> assertThat(log.leadingTo(step, 50)).endsWith(step));
                    log.paths().forEach(path -> assertThat(path.firstStep() + path.steps()).isLessThanOrEqualTo(log.steps().size()));
                } catch (UnreadableLogException e) {
                    assertThat(e).hasMessageContaining("verifier");
                }
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        int from = random.nextInt(3) == 0 ? random.nextInt(whole.length) : 0;
        int to = random.nextInt(3) == 0 ? from + random.nextInt(whole.length - from) : whole.length;
        byte[] bytes = java.util.Arrays.copyOfRange(whole, from, to);
        for (int i = random.nextInt(12); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> '\n';
                case 1 -> (byte) "0123456789:;()=RPfp-_, xx#@".charAt(random.nextInt(27));
                case 2 -> bytes[random.nextInt(bytes.length)];
                default -> (byte) random.nextInt();
            };
        }
        return bytes;
    }

    private static String message(SavedLog log) {
        return log.outcome() instanceof Outcome.Rejected(Rejection rejection, boolean _) ? rejection.message() : "";
    }

    private static String steps(SavedLog log) {
        StringBuilder text = new StringBuilder();
        log.steps().forEach(step -> append(text, step));
        return text.toString();
    }

    private static String dump(SavedLog log) {
        StringBuilder text = new StringBuilder();
        Provenance from = log.provenance();
        text.append("program ").append(log.program()).append(", ").append(log.otherLogs()).append(" other\n");
        text.append("kernel ").append(from.since()).append(" to ").append(from.until()).append(' ').append(from.reasons()).append('\n');
        text.append("level ").append(from.level()).append(", ").append(from.levelReason()).append('\n');
        text.append("beginning ").append(from.beginning()).append(", end ").append(from.end()).append(", gaps ").append(from.gaps()).append('\n');
        log.functions().forEach(function -> text.append(function).append('\n'));
        log.live().forEach(live -> text.append(live).append('\n'));
        for (LogPath path : log.paths()) {
            text.append("path ").append(path).append('\n');
            log.steps().subList(path.firstStep(), path.firstStep() + path.steps()).forEach(step -> append(text, step));
        }
        text.append("statistics ").append(log.statistics()).append('\n');
        if (log.outcome() instanceof Outcome.Rejected(Rejection rejection, boolean recognised)) {
            text.append("rejected ").append(rejection.category()).append(' ').append(rejection.errno()).append(" at ").append(rejection.slot()).append(recognised ? "" : ", not recognised")
                    .append(": ").append(rejection.message()).append("\n  ").append(rejection.explanation().what()).append("\n  ").append(rejection.explanation().why()).append("\n  ")
                    .append(rejection.explanation().remedy()).append("\n  ").append(rejection.path()).append('\n');
        } else {
            text.append(log.outcome()).append('\n');
        }
        log.report().map(KernelReport::toString).ifPresent(report -> text.append(report).append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, Step step) {
        text.append("  ").append(step.slot()).append(" (").append(Integer.toHexString(step.opcode())).append(") ").append(step.text()).append("  ")
                .append(step.instruction().map(String::valueOf).orElse("?")).append('\n');
        step.source().ifPresent(source -> text.append("      ; ").append(source.text()).append(" @ ").append(source.file()).append(':').append(source.line()).append('\n'));
        step.after().frames().forEach(frame -> text.append("     ").append(StateText.of(frame)).append('\n'));
    }
}
