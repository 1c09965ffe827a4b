package dev.glasshive.app;

import dev.glasshive.app.exam.ExamState;
import dev.glasshive.app.workspace.Workspace;
import java.nio.file.Path;

/// The exams of a window, kept in a folder as the application keeps them.
public final class KeepingExams implements AutoCloseable {
    private final Examining exams;
    private final KeptExams kept;

    KeepingExams(MainView view, Workspace workspace, Path folder) {
        exams = view.exams();
        kept = OpenWindow.onFx(() -> new KeptExams(exams.model(), workspace, folder));
    }

    /// Offers the exam in `place`.
    public void offer(Path place) {
        OpenWindow.onFx(() -> exams.offer(place));
    }

    /// Where the window is with an exam.
    public ExamState state() {
        return OpenWindow.onFx(() -> exams.model().state().get());
    }

    @Override
    public void close() {
        kept.close();
    }
}
