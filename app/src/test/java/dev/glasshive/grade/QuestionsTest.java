package dev.glasshive.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a process that judges hears, and that it hears when nobody wants to know any more.
class QuestionsTest {
    @Test
    void whoIsGoneWhileSomethingIsJudgedIsNoticedAtOnce() throws IOException, InterruptedException {
        CountDownLatch abandoned = new CountDownLatch(1);
        try (PipedOutputStream asking = new PipedOutputStream()) {
            Questions questions = new Questions(new PipedInputStream(asking), abandoned::countDown);
            asking.write("one\n".getBytes(StandardCharsets.UTF_8));
            asking.flush();
            assertThat(questions.next()).contains("one");
        }
        abandoned.await();
    }

    @Test
    void whoIsGoneAfterTheLastAnswerIsNoTrouble() throws IOException {
        AtomicInteger abandoned = new AtomicInteger();
        PipedOutputStream asking = new PipedOutputStream();
        Questions questions = new Questions(new PipedInputStream(asking), abandoned::incrementAndGet);
        asking.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        asking.flush();
        assertThat(questions.next()).contains("one");
        assertThat(questions.next()).contains("two");
        Thread asks = Thread.currentThread();
        Thread.ofPlatform().start(() -> closeOnceItWaits(asks, asking));
        assertThat(questions.next()).isEmpty();
        assertThat(abandoned).hasValue(0);
    }

    private static void closeOnceItWaits(Thread thread, PipedOutputStream asking) {
        try (asking) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
