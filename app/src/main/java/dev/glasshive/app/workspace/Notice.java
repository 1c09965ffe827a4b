package dev.glasshive.app.workspace;

import java.util.Optional;

/// One line that tells the user what went wrong, or well, with something they asked for.
public record Notice(Level level, String text) {
    /// What there is to tell of two things asked for together: what went wrong with either, else the newer one's good news.
    static Optional<Notice> both(Optional<Notice> one, Optional<Notice> other) {
        boolean wrong = one.isPresent() && one.get().level() == Level.PROBLEM;
        boolean bothWrong = wrong && other.isPresent() && other.get().level() == Level.PROBLEM;
        if (bothWrong) {
            return Optional.of(new Notice(Level.PROBLEM, one.get().text() + "\n" + other.get().text()));
        }
        return wrong ? one : other.or(() -> one);
    }

    /// How loud.
    public enum Level {
        /// Good news, or news.
        INFO,
        /// Something to mind that nobody did wrong.
        WARNING,
        /// Something went wrong.
        PROBLEM
    }
}
