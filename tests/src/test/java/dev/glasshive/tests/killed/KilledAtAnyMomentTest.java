package dev.glasshive.tests.killed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.NumberedSettings;
import dev.glasshive.app.exam.ExamFolder;
import dev.glasshive.app.progress.Learner;
import dev.glasshive.app.progress.LearnerFolder;
import dev.glasshive.app.recovery.Draft;
import dev.glasshive.app.recovery.DraftFolder;
import dev.glasshive.app.recovery.HeldDraft;
import dev.glasshive.cli.CommandLoop;
import dev.glasshive.tests.killed.SavingProcess.Kept;
import dev.glasshive.tests.ui.WindowProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/// Processes in the middle of their work, each killed at a random moment. What lies on the disk then is old or new, and never half; the next start finds nothing in its way.
///
/// `-Dglasshive.kills=N` kills more often, `-Dglasshive.kill.seed=N` chooses the same moments again.
class KilledAtAnyMomentTest {
    private static final int KILLS = Integer.getInteger("glasshive.kills", 20);
    private static final long SEED = Long.getLong("glasshive.kill.seed", System.nanoTime());
    private static final String PART = ".part";
    private static final String REJECTED = """
            .program xdp guard
                r2 = *(u32 *)(r1 + 0)
                r3 = *(u32 *)(r1 + 4)
                r4 = r2
                r4 += 14
                if r4 > r3 goto out
                r0 = *(u8 *)(r2 + 23)
            out:
                r0 = 2
                exit
            """;
    private static final int LEARNERS = 4;
    private static final int LONG_PROGRAM = 60_000;

    @TempDir
    static Path home = Path.of("replaced by JUnit");

    private static final Map<Doing, Map<String, String>> EXPECTED = new HashMap<>();
    private static int state = 1;

    /// What a process does when it is killed.
    enum Doing {
        SAVING(40), RUNNING(300), VERIFYING(600), WRITING(600), GRADING(2_000), TYPING(4_000);

        private final long longestMillis;

        Doing(long longestMillis) {
            this.longestMillis = longestMillis;
        }
    }

    /// A kill.
    ///
    /// @param micros between the moment at which the process is busy and the kill
    record Moment(int number, Doing doing, long micros) {
        @Override
        public String toString() {
            return "moment " + number + " of seed " + SEED + ": " + doing + " for " + micros + " µs";
        }
    }

    static Stream<Moment> moments() {
        Random random = new Random(SEED);
        // A window starts slowly, so it is killed less often.
        List<Doing> turns = List.of(Doing.SAVING, Doing.RUNNING, Doing.VERIFYING, Doing.GRADING, Doing.WRITING, Doing.SAVING, Doing.TYPING, Doing.RUNNING, Doing.GRADING, Doing.SAVING);
        return IntStream.range(0, KILLS).mapToObj(i -> {
            Doing doing = turns.get(i % turns.size());
            return new Moment(i, doing, random.nextLong(TimeUnit.MILLISECONDS.toMicros(doing.longestMillis)));
        });
    }

    @ParameterizedTest
    @MethodSource("moments")
    void whatIsOnTheDiskIsWholeAndTheNextStartWorks(Moment moment) throws Exception {
        System.out.println(moment);
        switch (moment.doing()) {
            case SAVING -> saving(moment);
            case RUNNING, VERIFYING, WRITING -> commands(moment);
            case GRADING -> grading(moment);
            case TYPING -> typing(moment);
        }
    }

    private static void saving(Moment moment) throws IOException, InterruptedException {
        Path place = Files.createDirectories(home.resolve("saving"));
        Busy busy = new Busy(Busy.java(place, SavingProcess.class, List.of(place.toString(), Integer.toString(state))));
        busy.awaits(said -> numbers(said).size() == Kept.values().length);
        busy.killedAfter(moment.micros());
        assertThat(busy.said()).noneMatch(line -> line.contains("failed"));
        Map<Kept, Integer> written = numbers(busy.said());

        Map<Kept, Integer> found = new TreeMap<>();
        for (Kept kept : Kept.values()) {
            int number = number(kept, kept.in(place));
            int said = Objects.requireNonNull(written.get(kept));
            // The system may have killed it between the last write and the word about it.
            assertThat(number).as("%s", kept).isBetween(said, said + 1);
            found.put(kept, number);
        }
        state = found.values().stream().max(Integer::compare).orElseThrow() + 1;
    }

    /// The highest number that was said of each.
    private static Map<Kept, Integer> numbers(List<String> said) {
        Map<Kept, Integer> numbers = new TreeMap<>();
        for (String line : said) {
            // The last line may be cut.
            for (Kept kept : Kept.values()) {
                if (line.matches(kept + " [0-9]+")) {
                    numbers.merge(kept, Integer.valueOf(line.substring(kept.name().length() + 1)), Integer::max);
                }
            }
        }
        return numbers;
    }

    /// The number of what the product reads, which must be whole.
    private static int number(Kept kept, Path place) throws IOException {
        return switch (kept) {
            case SETTINGS -> {
                assertThat(NumberedSettings.read(place)).hasSize(1);
                yield NumberedSettings.read(place).iterator().next();
            }
            case DRAFT -> {
                DraftFolder.Left left = new DraftFolder(place).left();
                assertThat(left.damaged()).isEmpty();
                assertThat(left.drafts()).hasSize(1);
                HeldDraft held = left.drafts().getFirst();
                Draft draft = held.draft().orElseThrow();
                held.delete();
                assertThat(draft).isEqualTo(SavingProcess.draft(draft.caret()));
                assertThat(names(place)).as("nothing is left of a draft that was taken over").containsExactly("gate");
                yield draft.caret();
            }
            case PROGRESS -> {
                LearnerFolder.Found found = new LearnerFolder(place).all();
                assertThat(found.damaged()).isEmpty();
                Learner learner = found.learners().getFirst();
                int number = learner.lesson("lesson-0").step();
                assertThat(learner).isEqualTo(SavingProcess.learner(number));
                yield number;
            }
            case EXAM -> {
                try (ExamFolder folder = new ExamFolder(place)) {
                    ExamFolder.Found found = folder.all();
                    assertThat(found.damaged()).isEmpty();
                    assertThat(found.records()).hasSize(1);
                    assertThat(folder.claim(found.records().getFirst())).as("whoever was killed holds no exam").isTrue();
                    int number = found.records().getFirst().step();
                    assertThat(found.records().getFirst()).isEqualTo(SavingProcess.exam(number));
                    yield number;
                }
            }
            case FILE -> {
                byte[] bytes = Files.readAllBytes(place);
                int number = ByteBuffer.wrap(bytes).getInt();
                assertThat(bytes).isEqualTo(SavingProcess.file(number));
                yield number;
            }
        };
    }

    private static void commands(Moment moment) throws IOException, InterruptedException {
        Path place = Files.createDirectories(home.resolve("commands"));
        Map<String, String> whole = EXPECTED.get(moment.doing());
        if (whole == null) {
            Path once = Files.createDirectories(home.resolve("once-" + moment.doing()));
            assertThat(CommandLoop.once(commands(moment.doing(), once))).doesNotContain(2, 70);
            whole = contents(once);
            EXPECTED.put(moment.doing(), whole);
        }
        Path out = Files.createDirectories(home.resolve("out-" + moment.doing()));
        Busy busy = new Busy(Busy.java(place, CommandLoop.class, commands(moment.doing(), out)));
        busy.awaits(said -> !said.isEmpty());
        busy.killedAfter(moment.micros());
        assertThat(contents(out)).isEqualTo(whole);

        for (Path part : parts(out)) {
            Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
        CommandLoop.once(commands(moment.doing(), out));
        assertThat(contents(out)).isEqualTo(whole);
        assertThat(parts(out)).as("what a killed process left goes away").isEmpty();
    }

    private static List<String> commands(Doing doing, Path out) throws IOException {
        Path rejected = Files.writeString(home.resolve("rejected.bpf"), REJECTED);
        Path large = home.resolve("large.bpf");
        if (Files.notExists(large)) {
            Files.writeString(large, ".program socket_filter large\n" + "r0 = 2\n".repeat(LONG_PROGRAM) + "exit\n");
        }
        return switch (doing) {
            case RUNNING -> CommandLoop.of(List.of(List.of("run", "count_protocols.bpf", "--packet", "mixed.pcap", "--trace", out.resolve("run.txt").toString()),
                    List.of("run", "dispatcher.o", "--program", "dispatcher", "--packet", "mixed.pcap", "--trace", out.resolve("run.gstrace").toString())));
            case VERIFYING -> CommandLoop.of(List.of(List.of("verify", rejected.toString(), "--fix", "-o", out.resolve("fixed.bpf").toString()),
                    List.of("compare", "rate_limit.bpf", "--portable", "-o", out.resolve("both.bpf").toString())));
            case WRITING -> CommandLoop.of(List.of(List.of("asm", large.toString(), "-o", out.resolve("large.o").toString()), List.of("asm", large.toString(), "-o", out.resolve("large.bin").toString()),
                    List.of("lesson", "handout", "the-stack", "-o", out.resolve("page.html").toString())));
            case SAVING, GRADING, TYPING -> throw new IllegalArgumentException(doing.name());
        };
    }

    private static void grading(Moment moment) throws IOException, InterruptedException, ParserConfigurationException, SAXException {
        Path handedIn = Files.createDirectories(home.resolve("class"));
        for (int i = 0; i < LEARNERS; i++) {
            // One that never ends is judged for a while.
            Files.writeString(handedIn.resolve("learner-" + i + ".bpf"), i % 2 == 0 ? ".program xdp endless\nagain:\nr0 = " + i + "\ngoto again\nexit\n" : REJECTED);
        }
        Map<String, String> works = contents(handedIn);
        Path marks = home.resolve("marks");
        Busy busy = new Busy(Busy.java(home, CommandLoop.class, List.of("lesson", "grade", handedIn.toString(), "--lesson", "the-stack", "--step", "the-stack.7", "--jobs", "2", "--megabytes", "64",
                "-o", marks.toString())));
        busy.awaits(said -> !said.isEmpty());
        List<ProcessHandle> judges = busy.killedAfter(moment.micros());

        assertThat(Busy.lingering(judges)).as("who judges for nobody ends").isEmpty();
        assertThat(contents(handedIn)).isEqualTo(works);
        assertThat(JsonMapper.shared().readTree(Files.readString(marks.resolve("marks.json"))).path("learners").size()).isEqualTo(LEARNERS);
        assertThat(Files.readString(marks.resolve("marks.csv")).split("\r\n", -1)).hasSize(1 + LEARNERS + 1);
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(marks.resolve("marks.xml").toFile()).getElementsByTagName("testsuite").getLength()).isEqualTo(LEARNERS);
        assertThat(Files.readString(marks.resolve("marks.html"))).endsWith("</html>\n");
    }

    private static void typing(Moment moment) throws IOException, InterruptedException {
        Path own = Files.createDirectories(home.resolve("window-" + moment.number()));
        Path file = Files.writeString(own.resolve("mine.bpf"), REJECTED);
        Busy busy = new Busy(WindowProcess.builder(own, WindowProcess.TYPE, file.toString()));
        busy.awaits(said -> !said.isEmpty());
        busy.killedAfter(moment.micros());
        assertThat(file).hasContent(REJECTED);
        assertThat(Files.readString(own.resolve("config/glasshive/settings.properties"))).contains("width=");
        DraftFolder folder = new DraftFolder(own.resolve("state/glasshive/recovery"));
        DraftFolder.Left left = folder.left();
        assertThat(left.damaged()).isEmpty();
        // Killed in the first half second, it may not have kept anything yet.
        assertThat(left.drafts()).hasSizeLessThanOrEqualTo(1);
        for (HeldDraft held : left.drafts()) {
            assertThat(held.draft().orElseThrow().text()).endsWith(REJECTED).matches("(?s)(;ab\n)*;?a?b?\\Q" + REJECTED + "\\E");
            held.leave();
        }
        folder.own().delete();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String name : names(folder)) {
            if (!name.endsWith(PART)) {
                contents.put(name, new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private static List<Path> parts(Path folder) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (String name : names(folder)) {
            if (name.endsWith(PART)) {
                parts.add(folder.resolve(name));
            }
        }
        return parts;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
