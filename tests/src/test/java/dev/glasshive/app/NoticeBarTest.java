package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the window tells stays for as long as it is needed.
class NoticeBarTest {
    private final Workspace workspace = new Workspace(Runnable::run, Runnable::run);

    @BeforeAll
    static void start() {
        Pictures.startToolkit();
    }

    @Test
    void goodNewsGoesByItselfAndAProblemStays() {
        NoticeBar bar = OpenWindow.onFx(() -> new NoticeBar(workspace, new SimpleDoubleProperty(500), Duration.millis(1)));
        OpenWindow.onFx(() -> workspace.tell(new Notice(Notice.Level.INFO, "saved")));
        OpenWindow.waitUntil(() -> workspace.notice().get().isEmpty());
        assertThat(bar.isVisible()).isFalse();
        OpenWindow.onFx(() -> {
            workspace.tell(new Notice(Notice.Level.INFO, "saved"));
            workspace.tell(new Notice(Notice.Level.PROBLEM, "not saved"));
        });
        PauseTransition later = OpenWindow.onFx(() -> {
            PauseTransition pause = new PauseTransition(Duration.millis(100));
            pause.play();
            return pause;
        });
        OpenWindow.waitUntil(() -> later.getStatus() == Animation.Status.STOPPED);
        assertThat(workspace.notice().get().map(Notice::text)).hasValue("not saved");
        assertThat(bar.isVisible()).isTrue();
    }
}
