package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.PaneFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a user who sees nothing or has no mouse needs, on every screen.
class AccessibilityTest {
    private static final int MOST_STOPS = 400;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    static Stream<String> screens() {
        return OpenWindow.screens().stream();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everythingThatTakesTheKeyboardHasANameAndIsReached(String screen) {
        OpenWindow window = OpenWindow.ofScreen(screen, folder.resolve(screen));
        try {
            List<Node> stops = OpenWindow.onFx(() -> stops(window.root()));
            assertThat(stops).isNotEmpty();
            assertThat(stops).as("without a name").filteredOn(node -> !hasName(node)).isEmpty();
            Set<Node> reached = OpenWindow.onFx(() -> tour(window.root()));
            assertThat(stops).as("never reached with Tab").allMatch(reached::contains);
            assertThat(OpenWindow.onFx(() -> unreachable(window.root()))).as("only for the mouse").isEmpty();
        } finally {
            window.close();
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void theTabKeyVisitsEveryPaneInSight(String screen) {
        OpenWindow window = OpenWindow.ofScreen(screen, folder.resolve(screen));
        try {
            if (!window.isWelcoming()) {
                Set<String> visited = new TreeSet<>();
                OpenWindow.onFx(() -> tour(window.root())).forEach(node -> PaneFrame.around(node).map(PaneFrame::id).ifPresent(visited::add));
                assertThat(visited).containsAll(window.panesInSight());
            }
        } finally {
            window.close();
        }
    }

    private static List<Node> stops(Parent root) {
        List<Node> stops = new ArrayList<>();
        collect(root, stops);
        stops.removeIf(node -> !node.isFocusTraversable());
        return stops;
    }

    private static void collect(Parent parent, List<Node> nodes) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && !child.isDisabled()) {
                nodes.add(child);
                if (child instanceof Parent inner) {
                    collect(inner, nodes);
                }
            }
        }
    }

    private static boolean hasName(Node node) {
        String spoken = node.getAccessibleText();
        if (spoken != null && !spoken.isBlank()) {
            return true;
        }
        return switch (node) {
            case Labeled labeled -> labeled.getText() != null && labeled.getText().codePoints().anyMatch(Character::isLetterOrDigit);
            case TabPane tabs -> tabs.getTabs().stream().noneMatch(tab -> tab.getText().isBlank());
            case Text words -> !words.getText().isBlank();
            default -> false;
        };
    }

    /// Everything that has the keyboard while Tab is pressed until it comes round.
    private static Set<Node> tour(Parent root) {
        Set<Node> reached = new LinkedHashSet<>();
        stops(root).getFirst().requestFocus();
        Node now = root.getScene().getFocusOwner();
        while (reached.size() < MOST_STOPS && reached.add(now)) {
            now.requestFocusTraversal(TraversalDirection.NEXT);
            now = root.getScene().getFocusOwner();
        }
        return reached;
    }

    /// Controls that take no keys and lie in nothing that takes keys for them.
    private static List<Node> unreachable(Parent root) {
        List<Node> all = new ArrayList<>();
        collect(root, all);
        return all.stream().filter(AccessibilityTest::isControl).filter(node -> Stream.iterate(node, n -> n != null, Node::getParent).noneMatch(AccessibilityTest::hasKeys))
                .toList();
    }

    private static boolean isControl(Node node) {
        return node instanceof ButtonBase || node instanceof ChoiceBox<?> || node instanceof TextInputControl || node instanceof Slider;
    }

    private static boolean hasKeys(Node node) {
        return node.isFocusTraversable() || node instanceof ListView<?> || node instanceof TableView<?> || node instanceof TreeView<?>
                || node.getStyleClass().contains("segmented-choice") || node.getStyleClass().contains("shortcut-change");
    }
}
