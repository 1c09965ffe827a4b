package dev.glasshive.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class TimelineHeadTest {
    private static TimelineView show(double width) throws TimeoutException {
        Workspace workspace = new Workspace(Runnable::run, Runnable::run);
        TimelineView[] view = new TimelineView[1];
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> {
            view[0] = new TimelineView(new TimelineViewModel(workspace), workspace);
            Theme.LIGHT.scene(new StackPane(view[0]), width, 400, 2).snapshot(null);
        }));
        return view[0];
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1500, 1100, 560})
    void whatColoursMeanIsNeverCut(double width) throws TimeoutException {
        TimelineView view = show(width);
        assertThat(view.lookupAll(".legend > .label")).hasSize(6).allSatisfy(node -> {
            assertThat(((Label) node).getWidth()).isGreaterThanOrEqualTo(((Label) node).prefWidth(-1) - 1);
            assertThat(inScene(node).getMaxX()).isLessThanOrEqualTo(width);
        });
    }

    @Test
    void coloursStandBelowWhereTheyHaveNoRoomBeside() throws TimeoutException {
        for (double width : new double[] {1500, 560}) {
            TimelineView view = show(width);
            boolean below = inScene(view.lookup(".legend")).getMinY() >= inScene(view.lookup(".semibold")).getMaxY() - 1;
            assertThat(below).as("%s wide", width).isEqualTo(width < 1000);
        }
    }
}
