package dev.glasshive.app.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What of the portability pane is in sight.
class PortabilityViewTest {
    private static final String NUMBERS = """
            .program xdp drop
                r2 = *(u32 *)(r1 + 4)
                r0 = 2
                exit
            """;

    private final Workspace workspace = Workspaces.of(NUMBERS);

    private PortabilityView show(double height) throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        PortabilityView[] view = new PortabilityView[1];
        onFx(() -> {
            PortabilityViewModel model = new PortabilityViewModel(workspace);
            view[0] = new PortabilityView(model);
            stage.setScene(Theme.LIGHT.scene(view[0], 1280, height, 1));
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1280);
            stage.setHeight(height);
            stage.show();
            model.see(true);
        });
        return view[0];
    }

    private static List<String> rows(PortabilityView view) {
        return view.lookupAll(".portability-row").stream().map(Node::getAccessibleText).filter(words -> words != null).toList();
    }

    private static int place(PortabilityView view, Predicate<Node> wanted) {
        Parent content = (Parent) view.lookup(".portability-content");
        List<Node> parts = content.getChildrenUnmodifiable();
        return parts.indexOf(parts.stream().filter(part -> wanted.test(part) || part.lookupAll("*").stream().anyMatch(wanted)).findFirst().orElseThrow());
    }

    @Test
    void whereItIsLowWhatDiffersComesFirstAndReasonsLast() throws TimeoutException {
        PortabilityView view = show(150);
        assertThat(rows(view).getFirst()).startsWith("Context field");
        assertThat(place(view, node -> node.getStyleClass().contains("portability-table"))).isLessThan(place(view, node -> node.getStyleClass().contains("why")));
    }

    @Test
    void whereItIsHighVerdictsComeWithTheirReasons() throws TimeoutException {
        PortabilityView view = show(600);
        assertThat(rows(view).getFirst()).startsWith("Section and hook");
        assertThat(place(view, node -> node.getStyleClass().contains("why"))).isZero();
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
