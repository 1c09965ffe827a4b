package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.motion.MotionLayer;
import dev.glasshive.app.motion.MotionViewModel;
import dev.glasshive.app.workspace.Workspace;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.BoundingBox;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What flies over the window belongs to the step that is shown.
class TravellingValuesTest {
    private final AtomicBoolean seen = new AtomicBoolean(true);

    @BeforeAll
    static void start() {
        Pictures.startToolkit();
    }

    @Test
    void aStepWhosePlacesAreOutOfSightMovesNothing() {
        Workspace workspace = new Workspace(Runnable::run, Runnable::run);
        Pane pane = OpenWindow.onFx(() -> {
            workspace.openText("moves.bpf", ".program xdp main\n    r6 = 1\n    r7 = r6\n    r0 = 2\n    exit\n");
            MotionLayer layer = new MotionLayer(new MotionViewModel(workspace), spot -> seen.get() ? Optional.of(new BoundingBox(40, 40, 20, 10)) : Optional.empty());
            layer.hold(0.5);
            Pane parent = new Pane(layer);
            assertThat(new Scene(parent, 300, 200).getRoot()).isEqualTo(parent);
            workspace.step();
            return parent;
        });
        OpenWindow.waitUntil(() -> flying(pane) == 1);
        seen.set(false);
        PauseTransition pulses = OpenWindow.onFx(() -> {
            workspace.step();
            PauseTransition pause = new PauseTransition(Duration.millis(300));
            pause.play();
            return pause;
        });
        OpenWindow.waitUntil(() -> pulses.getStatus() == Animation.Status.STOPPED);
        assertThat(OpenWindow.onFx(() -> flying(pane))).isZero();
    }

    private static long flying(Pane pane) {
        return pane.lookupAll(".motion-token").stream().filter(Node::isVisible).count();
    }
}
