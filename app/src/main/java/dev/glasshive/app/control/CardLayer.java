package dev.glasshive.app.control;

import java.util.Optional;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// The card over an editor: at most one, above or below its line, inside the window.
///
/// It stays while the mouse is on its line or on itself, so that one can move to it and scroll it.
final class CardLayer {
    private static final double WIDTH = 46;
    private static final double LEAST_WIDTH = 22;
    private static final double HEIGHT = 30;
    private static final double GAP = 0.3;

    private final CodePane pane;
    private final CodeArea area;
    private final EventHandler<MouseEvent> mouse = this::mouseMoved;
    private final EventHandler<ScrollEvent> wheel = this::scrolled;
    private final EventHandler<KeyEvent> keys = this::keyPressed;
    private Pane host;
    private @Nullable CodeCardView card;
    private int line;

    CardLayer(CodePane pane, CodeArea area) {
        this.pane = pane;
        this.host = pane;
        this.area = area;
        pane.onChange(this::close);
    }

    private void mouseMoved(MouseEvent event) {
        if (!isNear(event.getX(), event.getY())) {
            close();
        }
    }

    private void scrolled(ScrollEvent event) {
        if (card != null && !card.getBoundsInParent().contains(event.getX(), event.getY())) {
            close();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            area.requestFocus();
            event.consume();
        }
    }

    boolean isOpen() {
        return card != null;
    }

    /// Opens `view` beside the line, in place of another.
    void open(int at, CodeCardView view, double em) {
        close();
        // An editor may be too small for a card; the window seldom is.
        host = area.getScene() != null && area.getScene().getRoot() instanceof Pane root ? root : pane;
        Optional<Bounds> place = place(at);
        if (place.isEmpty()) {
            return;
        }
        card = view;
        line = at;
        view.setManaged(false);
        host.getChildren().add(view);
        host.addEventFilter(MouseEvent.MOUSE_MOVED, mouse);
        host.addEventFilter(ScrollEvent.SCROLL, wheel);
        host.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        view.applyCss();
        double below = host.getHeight() - place.get().getMaxY() - 2 * GAP * em;
        double above = place.get().getMinY() - 2 * GAP * em;
        double width = Math.min(Math.clamp(Math.ceil(view.fullWidth()), LEAST_WIDTH * em, WIDTH * em), host.getWidth() - 2 * em);
        double full = Math.min(HEIGHT * em, view.fullHeight(width));
        boolean covers = pane.currentLine().filter(current -> current != at).flatMap(this::place).filter(current -> current.getMinY() >= place.get().getMaxY() - 1 && current.getMinY() < place.get().getMaxY() + GAP * em + full).isPresent();
        boolean down = isBelow(above, below, full, covers);
        double height = Math.min(full, down ? below : above);
        double x = Math.clamp(place.get().getMinX(), GAP * em, Math.max(GAP * em, host.getWidth() - width - GAP * em));
        view.resizeRelocate(Math.rint(x), Math.rint(down ? place.get().getMaxY() + GAP * em : place.get().getMinY() - GAP * em - height), Math.rint(width), Math.rint(height));
        view.layout();
    }

    /// Whether a card goes below its line: where it is whole there, or has at least more room than above; but not over the instruction that is next, if it is whole above.
    ///
    /// @param covers whether it would lie over that instruction
    static boolean isBelow(double above, double below, double full, boolean covers) {
        return !(covers && above >= full) && (below >= full || below >= above);
    }

    void close() {
        if (card != null) {
            host.getChildren().remove(card);
            host.removeEventFilter(MouseEvent.MOUSE_MOVED, mouse);
            host.removeEventFilter(ScrollEvent.SCROLL, wheel);
            host.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
            card = null;
        }
    }

    private Optional<Bounds> place(int at) {
        return pane.lineInScene(at).map(host::sceneToLocal);
    }

    private boolean isNear(double x, double y) {
        return card != null && card.getBoundsInParent().contains(x, y)
                || place(line).filter(bounds -> y >= bounds.getMinY() - 2 && y <= bounds.getMaxY() + 8).isPresent();
    }
}
