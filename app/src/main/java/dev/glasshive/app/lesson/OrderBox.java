package dev.glasshive.app.lesson;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Pieces of a program to be put in order: by dragging, by buttons, or with Alt and the arrow keys. What belongs nowhere is left out.
final class OrderBox extends VBox {
    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");

    private final Work.Order work;
    private final LessonViewModel model;
    private final VBox used = new VBox();
    private final VBox unused = new VBox();
    private final Label unusedTitle = new Label(Text.of("lesson.order.unused"));
    private List<Integer> order = List.of();

    OrderBox(Work.Order work, LessonViewModel model) {
        this.work = work;
        this.model = model;
        getStyleClass().add("lesson-order");
        used.getStyleClass().add("pieces");
        unused.getStyleClass().add("pieces");
        unusedTitle.getStyleClass().addAll("muted", "small");
        Label help = new Label(Text.of(work.extra() > 0 ? "lesson.order.help.extra" : "lesson.order.help"));
        help.getStyleClass().addAll("muted", "small");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(help, used, unusedTitle, unused);
    }

    void show(List<String> parts) {
        List<Integer> wanted = parts.stream().map(Integer::valueOf).toList();
        if (wanted.equals(order)) {
            return;
        }
        order = wanted;
        used.getChildren().setAll(order.stream().map(this::used).toList());
        List<Node> rest = new ArrayList<>();
        for (int piece = 0; piece < work.pieces().size(); piece++) {
            if (!order.contains(piece)) {
                rest.add(unused(piece));
            }
        }
        unused.getChildren().setAll(rest);
        for (Node node : new Node[] {unusedTitle, unused}) {
            node.setVisible(!rest.isEmpty());
            node.setManaged(!rest.isEmpty());
        }
    }

    private Node used(int piece) {
        int place = order.indexOf(piece);
        HBox row = row(piece);
        row.setAccessibleText(Text.of("lesson.order.place", place + 1, order.size(), work.pieces().get(piece)));
        row.getChildren().addAll(button(Feather.CHEVRON_UP, "lesson.order.up", place == 0, () -> move(piece, place - 1)),
                button(Feather.CHEVRON_DOWN, "lesson.order.down", place == order.size() - 1, () -> move(piece, place + 1)));
        if (work.extra() > 0) {
            row.getChildren().add(button(Feather.X, "lesson.order.out", false, () -> change(list -> {
                list.remove(Integer.valueOf(piece));
                return list;
            })));
        }
        row.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
                move(piece, place + (event.getCode() == KeyCode.UP ? -1 : 1));
                event.consume();
            }
        });
        row.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> row.pseudoClassStateChanged(DRAGGED, true));
        row.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            row.pseudoClassStateChanged(DRAGGED, false);
            double y = used.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
            int target = (int) used.getChildren().stream().filter(other -> !other.equals(row) && other.getBoundsInParent().getCenterY() < y).count();
            if (!event.isStillSincePress()) {
                move(piece, target);
            }
        });
        return row;
    }

    private Node unused(int piece) {
        HBox row = row(piece);
        row.setAccessibleText(work.pieces().get(piece));
        row.getChildren().add(button(Feather.PLUS, "lesson.order.in", false, () -> change(list -> {
            list.add(piece);
            return list;
        })));
        return row;
    }

    private HBox row(int piece) {
        Label text = new Label(work.pieces().get(piece));
        text.getStyleClass().add("code");
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(text);
        row.setId("piece-" + piece);
        row.getStyleClass().add("piece");
        row.setFocusTraversable(true);
        return row;
    }

    private static Button button(Feather icon, String key, boolean disabled, Runnable action) {
        Button button = new Button();
        Icons.put(button, icon);
        button.setAccessibleText(Text.of(key));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setDisable(disabled);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void move(int piece, int to) {
        change(list -> {
            list.remove(Integer.valueOf(piece));
            list.add(Math.clamp(to, 0, list.size()), piece);
            return list;
        });
        // The row is another node now; the keyboard stays with its piece.
        used.lookupAll("#piece-" + piece).forEach(Node::requestFocus);
    }

    private void change(UnaryOperator<List<Integer>> how) {
        List<Integer> changed = how.apply(new ArrayList<>(order));
        model.make(changed.stream().map(String::valueOf).toList());
    }
}
