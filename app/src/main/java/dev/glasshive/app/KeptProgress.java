package dev.glasshive.app;

import dev.glasshive.app.progress.LearnerFolder;
import dev.glasshive.app.progress.ProgressKeeper;
import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Keeps what is learned in a window in the folder of learners, and brings back what was kept.
final class KeptProgress implements AutoCloseable {
    private static final String CHOSEN = "learner";

    private final ProgressKeeper keeper;
    private final Workspace workspace;
    private final Settings settings;
    private ProgressViewModel progress;
    private boolean isRead;

    KeptProgress(ProgressViewModel progress, Workspace workspace, Settings settings, Path folder) {
        this.progress = progress;
        this.workspace = workspace;
        this.settings = settings;
        keeper = new ProgressKeeper(new LearnerFolder(folder), reason -> Platform.runLater(() -> workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("progress.not-kept", reason)))));
        progress.keepWith(keeper::keep);
        keeper.read(found -> Platform.runLater(() -> {
            this.progress.take(found.learners(), settings.text(CHOSEN, ""));
            if (!found.damaged().isEmpty()) {
                workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("progress.damaged", found.damaged().stream().map(String::valueOf).collect(Collectors.joining(", ")))));
            }
            isRead = true;
            follow(this.progress);
        }));
    }

    /// Keeps what another model learns, which goes on with what the one before knew.
    void follow(ProgressViewModel next) {
        progress = next;
        if (isRead) {
            progress.current().subscribe((before, now) -> {
                if (!before.id().equals(now.id())) {
                    settings.set(CHOSEN, now.id());
                    settings.keep(workspace);
                }
            });
        }
    }

    /// Writes what still waits.
    @Override
    public void close() {
        keeper.close();
    }
}
