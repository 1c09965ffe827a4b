package dev.glasshive.app.control;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A box over the window that has the keyboard until it is closed, by Escape, by a click beside it, or by what it was opened for.
public class Sheet extends StackPane {
    private final Region box;
    private final Node first;
    private Optional<Node> before = Optional.empty();

    /// @param box what is shown, at the top in the middle
    /// @param first what has the keyboard at the beginning
    @SuppressWarnings("this-escape") // Nothing that listens here runs before a sheet is shown.
    protected Sheet(Region box, Node first) {
        this.box = box;
        this.first = first;
        getStyleClass().add("sheet");
        box.getStyleClass().add("sheet-box");
        box.setMaxHeight(USE_PREF_SIZE);
        setAlignment(box, Pos.TOP_CENTER);
        setVisible(false);
        // Until then it is in no scene: nobody needs its box dressed and laid out when the window opens.
        visibleProperty().subscribe(isShown -> {
            if (isShown && box.getParent() == null) {
                getChildren().add(box);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() instanceof Sheet) {
                close();
            }
            event.consume();
        });
        sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).subscribe(owner -> {
            if (isVisible() && !isWithin(owner)) {
                // The focus cannot be moved while it is being moved.
                Platform.runLater(() -> {
                    if (isVisible() && getScene() != null && !isWithin(getScene().getFocusOwner())) {
                        first.requestFocus();
                    }
                });
            }
        });
    }

    /// Shows it and gives it the keyboard.
    public void open() {
        if (!isVisible()) {
            before = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        }
        setVisible(true);
        // A field takes no keys before it is dressed, and somebody may type before the next frame.
        applyCss();
        first.requestFocus();
    }

    /// Hides it and gives the keyboard back.
    public void close() {
        if (isVisible()) {
            setVisible(false);
            before.ifPresent(Node::requestFocus);
        }
    }

    @Override
    protected void layoutChildren() {
        box.setMaxWidth(Math.max(0, Math.min(box.prefWidth(-1), getWidth() - snappedLeftInset() - snappedRightInset())));
        box.setMaxHeight(Math.max(0, Math.min(box.prefHeight(box.getMaxWidth()), getHeight() - snappedTopInset() - snappedBottomInset())));
        super.layoutChildren();
    }

    private boolean isWithin(@Nullable Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above instanceof Sheet) {
                return true;
            }
        }
        return false;
    }
}
