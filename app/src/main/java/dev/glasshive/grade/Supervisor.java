package dev.glasshive.grade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Has submissions judged by processes of their own, several at a time. One that takes too long or too much memory costs its own step only.
public final class Supervisor {
    private static final int SECONDS_TO_START = 120;
    private static final int SECONDS_TO_END = 2;
    /// With these a process ends that asks for too much: the first is said by the machine of Java, the second comes of the system's signal.
    private static final Set<Integer> OUT_OF_MEMORY = Set.of(3, 137);

    private final Assignment assignment;
    private final Limits limits;
    private final List<String> command;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("grade-clock").factory());

    /// @param command starts a process that runs [Worker] for `assignment`
    public Supervisor(Assignment assignment, Limits limits, List<String> command) {
        this.assignment = assignment;
        this.limits = limits;
        this.command = List.copyOf(command);
    }

    /// The marks of all, in their order.
    ///
    /// @param done is told the name of each learner as soon as that one is judged
    /// @throws IOException if no process can be started
    public GradeBook grade(List<Submission> submissions, Consumer<String> done) throws IOException {
        LinkedBlockingQueue<Integer> open = new LinkedBlockingQueue<>();
        for (int i = 0; i < submissions.size(); i++) {
            open.add(i);
        }
        Namesakes namesakes = new Namesakes(submissions);
        GradeBook.@Nullable Row[] rows = new GradeBook.Row[submissions.size()];
        int jobs = Math.min(limits.jobs(), submissions.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs, Thread.ofPlatform().name("grade-", 1).factory())) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                all.add(pool.submit(() -> {
                    try (Judge judge = new Judge()) {
                        for (Integer next = open.poll(); next != null; next = open.poll()) {
                            rows[next] = new GradeBook.Row(submissions.get(next).learner(), judge.marks(submissions.get(next)), Remarks.on(submissions.get(next), namesakes, assignment));
                            done.accept(submissions.get(next).learner());
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            clock.shutdownNow();
        }
        List<GradeBook.Row> found = new ArrayList<>();
        for (GradeBook.Row row : rows) {
            if (row != null) {
                found.add(row);
            }
        }
        return new GradeBook(assignment.items().stream().map(Assignment.Item::name).toList(), found);
    }

    /// A process that judges, and another one after it where it had to be ended.
    private final class Judge implements AutoCloseable {
        private @Nullable Process process;

        List<Mark> marks(Submission submission) {
            List<Mark> marks = new ArrayList<>();
            while (marks.size() < assignment.items().size()) {
                hear(submission, marks);
            }
            return marks;
        }

        /// Hears marks until all are there or the process is gone, in which case the step that it was at gets one, too.
        private void hear(Submission submission, List<Mark> marks) {
            Process running = running();
            BufferedReader answers = running.inputReader(StandardCharsets.UTF_8);
            try {
                Writer jobs = running.outputWriter(StandardCharsets.UTF_8);
                jobs.write(Worker.JSON.writeValueAsString(new Worker.Job(submission.learner(), submission.place().toUri().toString(), marks.size())) + "\n");
                jobs.flush();
            } catch (IOException gone) {
                stop(running);
                return;
            }
            while (marks.size() < assignment.items().size()) {
                AtomicBoolean late = new AtomicBoolean();
                ScheduledFuture<?> bell = clock.schedule(() -> {
                    late.set(true);
                    running.destroyForcibly();
                }, limits.time().toMillis(), TimeUnit.MILLISECONDS);
                Mark mark = next(running, answers, assignment.items().get(marks.size()).name(), late);
                bell.cancel(false);
                marks.add(mark);
                if (late.get() || mark.status() == Mark.Status.CRASHED) {
                    stop(running);
                    return;
                }
            }
        }

        private Mark next(Process running, BufferedReader answers, String step, AtomicBoolean late) {
            try {
                String line = answers.readLine();
                if (line != null) {
                    return Worker.JSON.readValue(line, Mark.class);
                }
            } catch (IOException | JacksonException broken) {
                // What was heard is no mark, so the process is of no use any more.
                return Mark.none(step, late.get() ? Mark.Status.TIMEOUT : Mark.Status.CRASHED, reason(running, late.get()));
            }
            return Mark.none(step, late.get() ? Mark.Status.TIMEOUT : Mark.Status.CRASHED, reason(running, late.get()));
        }

        private String reason(Process running, boolean late) {
            if (late) {
                return "judging it took longer than " + limits.time().toSeconds() + " s";
            }
            ended(running);
            return OUT_OF_MEMORY.contains(running.exitValue()) ? "judging it took more than " + limits.megabytes() + " MB of memory"
                    : "the process that judges ended with exit code " + running.exitValue() + "; grade again, with more --megabytes if it stays so";
        }

        /// Lets a process that is about to end say why; one that is not has to be ended.
        private void ended(Process running) {
            try {
                if (running.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stop(running);
        }

        private Process running() {
            Process now = process;
            if (now != null && now.isAlive()) {
                return now;
            }
            try {
                Process started = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
                process = started;
                ScheduledFuture<?> bell = clock.schedule(started::destroyForcibly, SECONDS_TO_START, TimeUnit.SECONDS);
                String word = started.inputReader(StandardCharsets.UTF_8).readLine();
                bell.cancel(false);
                if (!Worker.READY.equals(word)) {
                    started.destroyForcibly();
                    throw new IOException("a process that judges programs cannot be started; is there enough memory for " + limits.jobs() + " of " + limits.megabytes() + " MB?");
                }
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void stop(Process running) {
            running.destroyForcibly();
            try {
                running.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            if (process != null) {
                stop(process);
            }
        }
    }
}
