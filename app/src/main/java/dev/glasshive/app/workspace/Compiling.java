package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.clang.CCompiler;
import dev.glasshive.clang.CSource;
import dev.glasshive.open.CProgram;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Has C text compiled on a thread of its own, since that takes as long as it takes; only the newest text matters.
///
/// Like the workspace, it is called on the user interface's thread and answers there.
final class Compiling {
    private final Executor userInterface;
    private CCompiler compiler = CCompiler.NONE;
    private Executor thread = Runnable::run;
    private Optional<CSource> newest = Optional.empty();
    private Optional<Work> work = Optional.empty();
    private @Nullable Thread running;

    Compiling(Executor userInterface) {
        this.userInterface = userInterface;
    }

    /// Sets who compiles, and where.
    void with(CCompiler other, Executor on) {
        compiler = other;
        thread = on;
        newest = Optional.empty();
    }

    /// What is being compiled.
    Optional<Work> work() {
        return work;
    }

    /// Compiles `source`, unless that was the last thing it was asked for; without one, forgets the last one.
    void follow(Optional<CSource> source, Runnable begun, Consumer<CProgram> answer) {
        if (source.equals(newest)) {
            return;
        }
        cancel();
        newest = source;
        source.ifPresent(text -> {
            Work mine = new Work(Text.of("c.compiling", text.name()));
            work = Optional.of(mine);
            begun.run();
            thread.execute(() -> compile(text, mine, answer));
        });
    }

    /// Stops what is being compiled; the same text is compiled anew when it comes again.
    void cancel() {
        work.ifPresent(Work::cancel);
        work = Optional.empty();
        newest = Optional.empty();
        interrupt();
    }

    private void compile(CSource text, Work mine, Consumer<CProgram> answer) {
        enter();
        CProgram result = mine.isCancelled() ? new CProgram.Impossible("") : CProgram.of(text, compiler);
        leave();
        userInterface.execute(() -> {
            if (work.filter(mine::equals).isPresent()) {
                work = Optional.empty();
                answer.accept(result);
            }
        });
    }

    private synchronized void enter() {
        running = Thread.currentThread();
    }

    /// An interruption that came too late must not meet what the thread does next.
    private synchronized void leave() {
        running = null;
        Thread.interrupted();
    }

    /// On the thread itself there is nothing to stop: it compiles at once, in tests.
    private synchronized void interrupt() {
        if (running != null && !running.equals(Thread.currentThread())) {
            running.interrupt();
        }
    }
}
