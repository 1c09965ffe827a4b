package dev.glasshive.app;

import dev.glasshive.app.exam.ExamFolder;
import dev.glasshive.app.exam.ExamKeeper;
import dev.glasshive.app.exam.ExamViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Keeps exams that are taken in a window in the folder of exams, and goes on with one that was interrupted.
final class KeptExams implements AutoCloseable {
    private final ExamKeeper keeper;
    private ExamViewModel model;

    KeptExams(ExamViewModel model, Workspace workspace, Path folder) {
        this.model = model;
        keeper = new ExamKeeper(new ExamFolder(folder), reason -> Platform.runLater(() -> workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("exam.not-kept", reason)))));
        model.keepWith(keeper::keep, keeper::claim);
        keeper.read(found -> Platform.runLater(() -> {
            if (!found.damaged().isEmpty()) {
                workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("exam.damaged", found.damaged().stream().map(String::valueOf).collect(Collectors.joining(", ")))));
            }
            this.model.recall(found.records(), Text.language().tag());
        }));
    }

    /// Goes on with another model, which knows what the one before knew.
    void follow(ExamViewModel next) {
        model = next;
    }

    /// Writes what still waits.
    @Override
    public void close() {
        keeper.close();
    }
}
