package dev.glasshive.app.control;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/// A picture of boxes and lines that can be moved and enlarged; one box is lit.
///
/// A click chooses a box, dragging moves the picture, the wheel scrolls, and with Ctrl it zooms. Plus, minus and 0 zoom; arrow keys go
/// to other boxes, Enter opens one. However many boxes there are, only those in view are drawn.
public final class GraphPane extends Pane {
    private static final double ZOOM_PER_NOTCH = 1.2;
    /// More links than these would tangle; then only those of the box that is lit or under the mouse are drawn.
    private static final int MOST_LINKS = 5;
    private static final double CLICK = 4;

    /// Where an arrow key leads.
    public enum Direction { LEFT, RIGHT, UP, DOWN, FIRST, LAST }

    private final Canvas canvas = new Canvas();
    private final GraphCamera camera = new GraphCamera();
    private final GraphBars bars = new GraphBars(camera, this::requestLayout);
    private final GraphInk ink = new GraphInk(this::requestLayout);
    private final Tooltip tooltip = new Tooltip();
    private BitSet strong = new BitSet();
    private IntConsumer pick = box -> { };
    private IntConsumer open = box -> { };
    private Consumer<Direction> move = direction -> { };
    private int lit = -1;
    private int under = -1;
    private boolean hidden = true;
    private double pressedX;
    private double pressedY;
    private double leftThen;
    private double topThen;
    private boolean dragged;

    public GraphPane() {
        getStyleClass().add("graph-pane");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setMinSize(0, 0);
        canvas.setManaged(false);
        getChildren().addAll(ink.nodes());
        getChildren().add(canvas);
        getChildren().addAll(bars.nodes());
        tooltip.setShowDelay(Duration.millis(400));
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseMoved(this::hover);
        setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
        setOnContextMenuRequested(event -> fit());
    }

    /// Shows another picture: all of it if that can be read, else its beginning; in the size that the user has chosen, if there is one.
    public void show(GraphModel shown) {
        camera.show(shown);
        lit = -1;
        under = -1;
        strong = new BitSet();
        requestLayout();
    }

    /// Shows the same picture with more or fewer boxes; the view stays where it is.
    public void change(GraphModel shown) {
        camera.change(shown);
        requestLayout();
    }

    /// Lights a box and brings it into view, and makes those of a path stronger; -1 lights none.
    public void light(int box, BitSet path) {
        strong = (BitSet) path.clone();
        lit = box < model().boxes().size() ? box : -1;
        hidden = true;
        setAccessibleText(lit < 0 ? "" : model().boxes().get(lit).spoken());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        requestLayout();
    }

    /// What happens when the user chooses a box.
    public void onPick(IntConsumer action) {
        pick = action;
    }

    /// What happens when the user opens the box that is lit.
    public void onOpen(IntConsumer action) {
        open = action;
    }

    /// What happens at arrow keys.
    public void onMove(Consumer<Direction> action) {
        move = action;
    }

    /// Makes everything larger.
    public void zoomIn() {
        zoom(ZOOM_PER_NOTCH, getWidth() / 2, getHeight() / 2);
    }

    /// Makes everything smaller.
    public void zoomOut() {
        zoom(1 / ZOOM_PER_NOTCH, getWidth() / 2, getHeight() / 2);
    }

    /// Makes everything so large that all is in view.
    public void fit() {
        camera.fit();
        requestLayout();
    }

    private void zoom(double factor, double x, double y) {
        camera.zoom(factor, x, y);
        requestLayout();
    }

    private GraphModel model() {
        return camera.model();
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        camera.fitInto(getWidth(), getHeight(), ink.words().getSize());
        boolean settled = camera.settle();
        bars.follow(getWidth(), getHeight());
        camera.cover(bars.atRight(), bars.atBottom());
        if (settled || hidden) {
            hidden = false;
            if (lit >= 0 && lit < model().boxes().size()) {
                List<GraphModel.Box> way = strong.stream().filter(box -> box < model().boxes().size()).mapToObj(model().boxes()::get).toList();
                camera.reveal(model().boxes().get(lit), way, settled);
            }
        }
        bars.follow(getWidth(), getHeight());
        canvas.setWidth(getWidth() - bars.atRight());
        canvas.setHeight(getHeight() - bars.atBottom());
        paint();
    }

    /// Draws what is in view.
    void paint() {
        new GraphPainter(canvas.getGraphicsContext2D(), ink, camera, lit, strong, linked()).paint();
    }

    private BitSet linked() {
        BitSet linked = new BitSet();
        boolean all = model().lines().stream().filter(line -> line.stroke() == GraphModel.Stroke.LINK).limit(MOST_LINKS + 1L).count() <= MOST_LINKS;
        linked.set(0, model().boxes().size(), all);
        IntStream.of(lit, under).filter(box -> box >= 0).forEach(linked::set);
        return linked;
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        leftThen = camera.left();
        topThen = camera.top();
        dragged = false;
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - pressedX;
        double dy = event.getY() - pressedY;
        if (dragged || Math.abs(dx) + Math.abs(dy) > CLICK) {
            dragged = true;
            camera.moveTo(leftThen - dx / camera.unit(), topThen - dy / camera.unit());
            requestLayout();
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        int box = camera.boxAt(event.getX(), event.getY());
        if (!dragged && box >= 0 && event.getButton() == MouseButton.PRIMARY) {
            pick.accept(box);
        }
    }

    private void hover(MouseEvent event) {
        int box = camera.boxAt(event.getX(), event.getY());
        if (box != under) {
            under = box;
            requestLayout();
        }
        if (box < 0) {
            Tooltip.uninstall(this, tooltip);
            tooltip.hide();
            tooltip.setText("");
        } else if (!model().boxes().get(box).spoken().equals(tooltip.getText())) {
            tooltip.hide();
            tooltip.setText(model().boxes().get(box).spoken());
            Tooltip.install(this, tooltip);
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(event.getDeltaY() > 0 ? ZOOM_PER_NOTCH : 1 / ZOOM_PER_NOTCH, event.getX(), event.getY());
        } else {
            camera.moveTo(camera.left() - event.getDeltaX() / camera.unit(), camera.top() - event.getDeltaY() / camera.unit());
        }
        requestLayout();
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move.accept(Direction.LEFT);
            case RIGHT -> move.accept(Direction.RIGHT);
            case UP -> move.accept(Direction.UP);
            case DOWN -> move.accept(Direction.DOWN);
            case HOME -> move.accept(Direction.FIRST);
            case END -> move.accept(Direction.LAST);
            case ENTER -> open.accept(lit);
            case PLUS, EQUALS, ADD -> zoomIn();
            case MINUS, SUBTRACT -> zoomOut();
            case DIGIT0, NUMPAD0 -> fit();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
