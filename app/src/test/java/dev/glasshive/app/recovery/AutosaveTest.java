package dev.glasshive.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When what is typed is kept, by a clock that the test turns.
class AutosaveTest {
    @TempDir
    Path folder = Path.of("replaced by JUnit");

    private final PriorityQueue<Due> waiting = new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
    private final List<String> troubles = new ArrayList<>();
    private Optional<HeldDraft> file = Optional.empty();
    private Autosave autosave = new Autosave(this::current, () -> file, Runnable::run, (time, task) -> { }, this::now, troubles::add);
    private String text = "";
    private boolean safe;
    private long clock;

    private record Due(long at, Runnable task) {}

    @BeforeEach
    void open() throws IOException {
        file = Optional.of(new DraftFolder(folder).own());
        autosave = new Autosave(this::current, () -> file, Runnable::run, (time, task) -> waiting.add(new Due(clock + time.toNanos(), task)), this::now, troubles::add);
    }

    @Test
    void whatIsTypedIsKeptATenthOfASecondAfterAPause() {
        type("r0 = 2", Duration.ofMillis(50));
        assertThat(kept()).isEmpty();
        wait(Duration.ofMillis(100));
        assertThat(kept()).contains("r0 = 2");
    }

    @Test
    void withoutAPauseItIsKeptAtLeastEveryHalfSecond() {
        String all = "x".repeat(100);
        for (int i = 0; i < 10; i++) {
            type(all, Duration.ofMillis(50));
            assertThat(kept()).hasValueSatisfying(known -> assertThat(text.length() - known.length()).isLessThanOrEqualTo(11));
        }
    }

    @Test
    void nothingHappensWhileNobodyTypes() {
        type("r0", Duration.ofMillis(100));
        wait(Duration.ofSeconds(10));
        assertThat(waiting).isEmpty();
    }

    @Test
    void aTextThatIsSafeIsNotKept() {
        type("r0 = 2", Duration.ofMillis(100));
        wait(Duration.ofSeconds(1));
        safe = true;
        autosave.touched();
        wait(Duration.ofSeconds(1));
        assertThat(file.orElseThrow().file()).doesNotExist();
    }

    @Test
    void anOrderlyEndLeavesNothing() throws IOException {
        type("r0 = 2", Duration.ofMillis(100));
        wait(Duration.ofSeconds(1));
        autosave.touched();
        autosave.close();
        wait(Duration.ofSeconds(1));
        assertThat(new DraftFolder(folder).left().drafts()).isEmpty();
    }

    @Test
    void aDiskThatIsFullIsToldOfOnce() {
        text = "x".repeat((int) DraftFolder.LARGEST);
        for (int i = 0; i < 3; i++) {
            autosave.touched();
            wait(Duration.ofSeconds(1));
        }
        assertThat(troubles).hasSize(1);
    }

    private void type(String letters, Duration each) {
        for (int i = 0; i < letters.length(); i++) {
            text += letters.charAt(i);
            autosave.touched();
            wait(each);
        }
    }

    private void wait(Duration time) {
        long end = clock + time.toNanos();
        while (!waiting.isEmpty() && waiting.peek().at() <= end) {
            Due due = waiting.remove();
            clock = due.at();
            due.task().run();
        }
        clock = end;
    }

    private long now() {
        return clock;
    }

    private Optional<String> kept() {
        return file.flatMap(HeldDraft::draft).map(Draft::text);
    }

    private Optional<Draft> current() {
        return safe ? Optional.empty() : Optional.of(new Draft("a.bpf", Optional.empty(), text, 0, List.of(), "linux", Optional.empty(), Instant.EPOCH));
    }
}
