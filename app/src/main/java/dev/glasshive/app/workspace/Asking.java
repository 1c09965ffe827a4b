package dev.glasshive.app.workspace;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Questions to the engine that may take long. There is one at a time: a newer one cancels it.
final class Asking {
    private final Executor background;
    private final Executor userInterface;
    private final Runnable onWork;
    private final Consumer<Notice> onProblem;
    private Optional<Work> work = Optional.empty();

    /// @param background answers
    /// @param userInterface runs tasks on the thread that asks, in order
    /// @param onWork follows each change of what is worked on
    /// @param onProblem hears of questions that failed
    Asking(Executor background, Executor userInterface, Runnable onWork, Consumer<Notice> onProblem) {
        this.background = background;
        this.userInterface = userInterface;
        this.onWork = onWork;
        this.onProblem = onProblem;
    }

    /// What is worked on.
    Optional<Work> work() {
        return work;
    }

    /// Asks `question`; `answer` hears of what comes of it, unless something newer was asked or this was abandoned.
    <T> void ask(String title, Function<Work, T> question, Consumer<T> answer) {
        abandon();
        Work mine = new Work(title);
        work = Optional.of(mine);
        onWork.run();
        background.execute(() -> {
            Optional<T> known = attempt(mine, question);
            userInterface.execute(() -> {
                if (work.filter(mine::equals).isPresent()) {
                    work = Optional.empty();
                    onWork.run();
                    known.ifPresent(answer);
                }
            });
        });
    }

    /// Nobody waits for the answer any more.
    void abandon() {
        work.ifPresent(Work::cancel);
        work = Optional.empty();
        onWork.run();
    }

    private <T> Optional<T> attempt(Work mine, Function<Work, T> question) {
        try {
            return mine.isCancelled() ? Optional.empty() : Optional.of(question.apply(mine));
        } catch (CancellationException stopped) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            Sessions.Change failed = Request.failed(mine.title(), bug);
            userInterface.execute(() -> failed.notice().ifPresent(onProblem));
            return Optional.empty();
        }
    }
}
