package dev.glasshive.app.control;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Time as a strip: a coloured bar for every step, a cursor to drag, and marks where something happened.
///
/// The position counts the steps taken, from 0 to the length of the model; steps after it are drawn paler. The wheel zooms,
/// arrow keys step, Ctrl and an arrow go to the next event or run, Home and End go to the ends, plus and minus zoom.
/// Ten million steps cost no more to draw than a thousand.
public final class TimelineStrip extends Pane {
    private static final double ZOOM_PER_NOTCH = 1.25;
    private static final double PAGE = 0.1;

    private final Canvas canvas = new Canvas();
    private final TimelineInk ink = new TimelineInk(this::requestLayout);
    private final IntegerProperty position = new SimpleIntegerProperty();
    private TimelineModel model = TimelineModel.EMPTY;
    private TimelineWindow window = TimelineWindow.all(0, 1);
    private TimelineColumns columns = TimelineColumns.of(model, window);

    public TimelineStrip() {
        getStyleClass().add("timeline-strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        canvas.setManaged(false);
        getChildren().addAll(ink.nodes());
        getChildren().add(canvas);
        position.subscribe(this::reveal);
        setOnMousePressed(this::drag);
        setOnMouseDragged(this::drag);
        setOnScroll(this::scroll);
        setOnKeyPressed(this::key);
    }

    /// Shows another timeline, all of it; the position is kept as far as it goes.
    public void show(TimelineModel shown) {
        model = shown;
        window = TimelineWindow.all(shown.length(), window.width());
        position.set(clamp(position.get()));
        // Here and not in the next layout, which has the other panes to lay out as well.
        sample();
        requestLayout();
    }

    /// How many steps have been taken, from 0 to the length of the timeline.
    public IntegerProperty positionProperty() {
        return position;
    }

    /// Shows `factor` times as many steps around the cursor; below 1 zooms in.
    public void zoom(double factor) {
        window = window.zoomed(factor, window.x(position.get()), model.length());
        requestLayout();
    }

    /// Shows the whole timeline.
    public void zoomToAll() {
        window = TimelineWindow.all(model.length(), window.width());
        requestLayout();
    }

    /// How many steps are in view.
    double span() {
        return window.span();
    }

    @Override
    protected void layoutChildren() {
        double margin = margin();
        double width = Math.max(1, getWidth() - 2 * margin);
        window = new TimelineWindow(window.from(), window.span(), width);
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        sample();
        new TimelinePainter(canvas.getGraphicsContext2D(), ink, model, window, columns, margin).paint(clamp(position.get()));
    }

    private void sample() {
        if (TimelinePainter.needsColumns(window) && !columns.isOf(model, window)) {
            columns = TimelineColumns.of(model, window);
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) position.get();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) model.length();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private double margin() {
        return 1.2 * ink.font().getSize();
    }

    private int clamp(int step) {
        return Math.clamp(step, 0, model.length());
    }

    private void reveal() {
        window = window.showing(clamp(position.get()), model.length());
        requestLayout();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            position.set(clamp((int) Math.round(window.step(event.getX() - margin()))));
            event.consume();
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isShiftDown()) {
            double factor = event.getDeltaY() > 0 ? 1 / ZOOM_PER_NOTCH : ZOOM_PER_NOTCH;
            window = window.zoomed(factor, event.getX() - margin(), model.length());
        } else {
            window = window.moved(-event.getDeltaX() / window.pixelsPerStep(), model.length());
        }
        requestLayout();
        event.consume();
    }

    private void key(KeyEvent event) {
        int now = position.get();
        int page = (int) Math.max(1, window.span() * PAGE);
        switch (event.getCode()) {
            case LEFT -> position.set(event.isShortcutDown() ? landmarkBefore(now) : clamp(now - 1));
            case RIGHT -> position.set(event.isShortcutDown() ? landmarkAfter(now) : clamp(now + 1));
            case PAGE_UP -> position.set(clamp(now - page));
            case PAGE_DOWN -> position.set(clamp(now + page));
            case HOME -> position.set(0);
            case END -> position.set(model.length());
            case PLUS, EQUALS, ADD -> zoom(1 / ZOOM_PER_NOTCH);
            case MINUS, SUBTRACT -> zoom(ZOOM_PER_NOTCH);
            case DIGIT0, NUMPAD0 -> zoomToAll();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int landmarkBefore(int now) {
        int best = 0;
        for (TimelineModel.Run run : model.runs()) {
            best = run.firstStep() < now ? Math.max(best, run.firstStep()) : best;
        }
        for (TimelineModel.Event event : model.events()) {
            best = event.step() < now ? Math.max(best, event.step()) : best;
        }
        return best;
    }

    private int landmarkAfter(int now) {
        int best = model.length();
        for (TimelineModel.Run run : model.runs()) {
            best = run.firstStep() > now ? Math.min(best, run.firstStep()) : best;
        }
        for (TimelineModel.Event event : model.events()) {
            best = event.step() > now ? Math.min(best, event.step()) : best;
        }
        return best;
    }
}
