package dev.glasshive.app.control;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Draws one view of a timeline onto a canvas: bars, run separators, event marks and the cursor.
final class TimelinePainter {
    /// Room for the names of runs and events under the bars, and for the head of the cursor above them, in em.
    private static final double BELOW = 3.9;
    /// Room for the names of runs alone, which matter more than those of events, in em.
    private static final double BELOW_RUNS = 2.2;
    private static final double ABOVE = 1.5;
    /// Bars with their room above them, in em: they use the height there is, within reason.
    private static final double LEAST_ABOVE = 3.1;
    private static final double LEAST_WHERE_LOW = 1.8;
    private static final double MOST_ABOVE = 6;
    private static final double SHORTEST_BAR = 0.65;
    private static final double BETWEEN_LABELS = 0.3;
    /// What is to come is pale, and yet can be told from the ground.
    static final double PALE = 0.75;
    /// The same on a dark ground.
    static final double PALE_ON_DARK = 0.6;
    /// Wide bars of what is to come are hollow.
    private static final double NARROWEST_HOLLOW = 6;
    private static final double HOLLOW = 0.15;

    private final GraphicsContext canvas;
    private final TimelineInk ink;
    private final TimelineModel model;
    private final TimelineWindow window;
    private final TimelineColumns columns;
    private final double em;
    private final double left;
    private final double baseline;

    /// @param columns what is shown where [#needsColumns]
    TimelinePainter(GraphicsContext canvas, TimelineInk ink, TimelineModel model, TimelineWindow window, TimelineColumns columns, double left) {
        this.canvas = canvas;
        this.ink = ink;
        this.model = model;
        this.window = window;
        this.columns = columns;
        this.left = left;
        this.em = ink.font().getSize();
        double height = canvas.getCanvas().getHeight();
        double least = Math.clamp(height - BELOW_RUNS * em, LEAST_WHERE_LOW * em, LEAST_ABOVE * em);
        this.baseline = Math.rint(Math.clamp(height - BELOW * em, least, MOST_ABOVE * em));
    }

    /// Whether there are more steps than bars fit.
    static boolean needsColumns(TimelineWindow window) {
        return window.pixelsPerStep() < TimelineColumns.WIDTH;
    }

    void paint(int position) {
        canvas.clearRect(0, 0, canvas.getCanvas().getWidth(), canvas.getCanvas().getHeight());
        canvas.setFont(ink.font());
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setFill(ink.line());
        canvas.fillRect(left, baseline + 2, window.width(), 1);
        if (needsColumns(window)) {
            paintColumns(position);
        } else {
            paintSteps(position);
        }
        paintRuns();
        paintEvents();
        // Where nothing has run there is no place to stand.
        if (!model.runs().isEmpty()) {
            paintCursor(position);
        }
    }

    private void paintSteps(int position) {
        double step = window.pixelsPerStep();
        double bar = Math.min(step * 0.72, 0.8 * em);
        int last = (int) Math.min(model.length(), Math.ceil(window.from() + window.span()) + 1);
        for (int i = (int) Math.max(0, Math.floor(window.from())); i < last; i++) {
            double middle = left + window.x(i + 0.5);
            paintBar(middle - bar / 2, bar, model.height(i), model.kind(i), i < position);
        }
    }

    private void paintColumns(int position) {
        for (TimelineColumns.Column column : columns.columns()) {
            paintBar(left + column.number() * TimelineColumns.WIDTH, TimelineColumns.WIDTH - 1, column.height(), column.kind(), column.from() < position);
        }
    }

    private void paintBar(double x, double width, double height, Kind kind, boolean past) {
        double most = Math.max(2 * SHORTEST_BAR * em, baseline - ABOVE * em);
        double tall = SHORTEST_BAR * em + (most - SHORTEST_BAR * em) * Math.clamp(height, 0, 1);
        Color colour = ink.of(kind);
        boolean hollow = !past && width >= NARROWEST_HOLLOW;
        double pale = hollow ? HOLLOW : ink.text().getBrightness() > 0.5 ? PALE_ON_DARK : PALE;
        canvas.setFill(past ? colour : colour.deriveColor(0, 1, 1, pale));
        double round = Math.min(width, 0.36 * em);
        canvas.fillRoundRect(x, baseline - tall, width, tall, round, round);
        if (hollow) {
            canvas.setStroke(colour);
            canvas.setLineWidth(1);
            canvas.strokeRoundRect(x + 0.5, baseline - tall + 0.5, width - 1, tall - 1, round, round);
        }
    }

    private void paintRuns() {
        double free = 0;
        for (int i = 0; i < model.runs().size(); i++) {
            TimelineModel.Run run = model.runs().get(i);
            double end = i + 1 < model.runs().size() ? model.runs().get(i + 1).firstStep() : model.length();
            if (end < window.from() || run.firstStep() > window.from() + window.span()) {
                continue;
            }
            double x = left + window.x(run.firstStep());
            if (run.firstStep() > 0 && x >= left) {
                canvas.setFill(ink.line());
                canvas.fillRect(Math.rint(x), ABOVE * em, 1, baseline + (2.3 - ABOVE) * em);
            }
            // Nothing stands behind the last run, so that its name may reach into the margin.
            double to = i + 1 < model.runs().size() ? left + window.x(end) : canvas.getCanvas().getWidth();
            RunName name = RunName.of(run, Math.max(x, left - 0.5 * em), to, em, ink::widthOf).orElse(null);
            if (name != null && name.at() >= free) {
                canvas.setFill(ink.text());
                canvas.fillText(name.text(), name.at(), baseline + 1.5 * em);
                free = name.end() + BETWEEN_LABELS * em;
            }
        }
    }

    private void paintEvents() {
        double y = baseline + 3.2 * em;
        double dot = 0.65 * em;
        // A name that the next mark would cover goes to a later mark, if all are of the same sort.
        boolean isOneSort = model.events().stream().filter(event -> !event.label().isEmpty()).limit(2).count() == 1;
        String name = "";
        List<TimelineModel.Event> seen = model.events().stream().filter(event -> isInView(event.step() + 0.5)).toList();
        for (int i = 0; i < seen.size(); i++) {
            TimelineModel.Event event = seen.get(i);
            double x = left + window.x(event.step() + 0.5);
            canvas.setFill(ink.of(event.kind()));
            canvas.fillOval(x - dot / 2, y - dot / 2, dot, dot);
            name = event.label().isEmpty() && isOneSort ? name : event.label();
            double end = x + em + ink.widthOf(name);
            double limit = i + 1 < seen.size() ? left + window.x(seen.get(i + 1).step() + 0.5) - dot : canvas.getCanvas().getWidth();
            if (!name.isEmpty() && end < limit) {
                canvas.setFill(ink.text());
                canvas.fillText(name, x + 0.9 * em, y);
                name = "";
            }
        }
    }

    private boolean isInView(double step) {
        double x = window.x(step);
        return x >= 0 && x <= window.width();
    }

    private void paintCursor(int position) {
        double x = left + window.x(position);
        if (x < left - 1 || x > left + window.width() + 1) {
            return;
        }
        double middle = Math.rint(x);
        double half = 0.55 * em;
        double top = 0.5;
        canvas.setFill(ink.cursor());
        // It ends above the names of runs, which it would cross out.
        canvas.fillRect(middle - 1.5, top + 0.5 * em, 3, baseline + 0.6 * em - 0.5 * em);
        canvas.fillPolygon(
                new double[] {middle - half, middle + half, middle + half, middle, middle - half},
                new double[] {top, top, top + 0.7 * em, top + 1.25 * em, top + 0.7 * em},
                5);
    }
}
