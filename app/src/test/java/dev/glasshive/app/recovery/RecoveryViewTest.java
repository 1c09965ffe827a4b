package dev.glasshive.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class RecoveryViewTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final RecoveryViewModel model = new RecoveryViewModel(workspace);

    @Test
    void makesPlaceForWhoeverPressesSomethingElse() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            RecoveryView card = new RecoveryView(model, offer -> { });
            StackPane behind = new StackPane();
            Scene scene = new Scene(new StackPane(behind, card));
            model.offer(new Draft("mine.bpf", Optional.empty(), "r0 = 2", 0, List.of(), "linux", Optional.empty(), Instant.EPOCH), () -> { }, () -> { });
            assertThat(card.isVisible()).isTrue();

            press(card.getChildren().getFirst());
            assertThat(card.isVisible()).isTrue();
            press(behind);
            assertThat(card.isVisible()).isFalse();

            model.show();
            assertThat(card.isVisible()).isTrue();
            ((Button) scene.lookup("#recovery-later")).fire();
            assertThat(card.isVisible()).isFalse();
            assertThat(model.offers()).hasSize(1);
        });
    }

    private static void press(Node target) {
        Event.fireEvent(target, new MouseEvent(MouseEvent.MOUSE_PRESSED, 0, 0, 0, 0, MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, true, null));
    }
}
