package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Theme;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the verifier says has to fit into the window, also into one that changes its size.
class VerdictInTheTopBarTest {
    @BeforeAll
    static void start() {
        Pictures.startToolkit();
    }

    @Test
    void theVerdictIsAsLongAsTheWindowHasRoomFor() {
        OpenWindow.onFx(() -> {
            Sitter window = Sitter.of(RunStories.OPENED, Theme.LIGHT, 1600, 1000, 1);
            Labeled verdict = (Labeled) window.view().lookup("#verifier-verdict");
            window.layOut();
            String whole = verdict.getText();
            assertThat(whole).startsWith("accepted ");
            // More than once, for what is observed without being read changes only once.
            for (int i = 0; i < 2; i++) {
                window.view().resize(1280, 720);
                window.layOut();
                assertThat(verdict.getText()).isEqualTo("accepted");
                window.view().resize(1600, 1000);
                window.layOut();
                assertThat(verdict.getText()).isEqualTo(whole);
            }
            window.leave();
        });
    }

    /// Where the choice of who judges is out of sight, nobody should take the verdict of the other way for that of the platform.
    @Test
    void aVerdictThatIsNotThatOfThePlatformSaysWhoseItIs() {
        OpenWindow.onFx(() -> {
            Sitter window = Sitter.of(FixpointStories.REJECTED, Theme.LIGHT, 1600, 1000, 1);
            Labeled verdict = (Labeled) window.view().lookup("#verifier-verdict");
            window.layOut();
            assertThat(verdict.getText()).startsWith("rejected at ");
            assertThat(window.view().lookup("#strategy").isVisible()).isTrue();
            window.view().resize(1000, 700);
            window.layOut();
            assertThat(window.view().lookup("#strategy").isVisible()).isFalse();
            assertThat(verdict.getText()).startsWith("joins: rejected");
            window.leave();
        });
    }

    @Test
    void aRunThatHasNotBegunIsAtItsStart() {
        OpenWindow.onFx(() -> {
            Sitter window = Sitter.of(RunStories.OPENED, Theme.LIGHT, 1600, 1000, 1);
            Labeled run = (Labeled) window.view().lookup("#verdict");
            assertThat(run.getText()).isEqualTo("at the start");
            window.commands().registry().command("run.step").run();
            assertThat(run.getText()).isEqualTo("mid-run");
            window.leave();
        });
    }
}
