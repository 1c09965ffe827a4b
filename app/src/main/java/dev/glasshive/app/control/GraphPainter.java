package dev.glasshive.app.control;

import dev.glasshive.app.control.GraphModel.Box;
import dev.glasshive.app.control.GraphModel.Line;
import dev.glasshive.app.control.GraphModel.Point;
import dev.glasshive.app.control.GraphModel.Stroke;
import dev.glasshive.app.control.GraphModel.Tone;
import java.util.BitSet;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws what is in view of a graph. What is out of view costs a comparison, what is too small to read is drawn without words.
final class GraphPainter {
    /// Letters smaller than this, in picture elements, are left out.
    private static final double READABLE = 5.5;
    /// Boxes lower than this, in picture elements, are drawn without their edges.
    private static final double DRAWN = 5;
    private static final double PADDING = 0.7;
    private static final double ROW = 1.35;
    /// About as wide as a letter is.
    private static final double LETTER = 0.62;

    private final GraphicsContext canvas;
    private final GraphInk ink;
    private final GraphModel model;
    private final double left;
    private final double top;
    private final double unit;
    private final double zoom;
    private final int lit;
    private final BitSet strong;
    private final BitSet linked;
    private final Color strongInk;
    private final Font titleFont;
    private final Font wordFont;

    /// @param linked the boxes whose links are drawn
    GraphPainter(GraphicsContext canvas, GraphInk ink, GraphCamera camera, int lit, BitSet strong, BitSet linked) {
        this.canvas = canvas;
        this.ink = ink;
        this.model = camera.model();
        this.left = camera.left();
        this.top = camera.top();
        this.unit = camera.unit();
        this.zoom = camera.zoom();
        this.lit = lit;
        this.strong = strong;
        this.linked = linked;
        boolean bad = strong.length() > 0 && strong.stream().anyMatch(box -> box < model.boxes().size() && model.boxes().get(box).tone() == Tone.BAD);
        this.strongInk = bad ? ink.bad() : ink.lit();
        this.titleFont = new Font(ink.title().getName(), ink.title().getSize() * zoom);
        this.wordFont = new Font(ink.words().getName(), ink.words().getSize() * zoom);
    }

    void paint() {
        double width = canvas.getCanvas().getWidth();
        double height = canvas.getCanvas().getHeight();
        canvas.clearRect(0, 0, width, height);
        canvas.setTextBaseline(VPos.CENTER);
        for (GraphModel.Frame frame : model.frames()) {
            frame(frame);
        }
        double right = left + width / unit;
        double bottom = top + height / unit;
        List<Box> boxes = model.boxes();
        for (Line line : model.lines()) {
            if ((line.stroke() != Stroke.LINK || linked.get(line.from())) && inView(line, boxes.get(line.from()), boxes.get(line.to()), right, bottom)) {
                line(line, boxes.get(line.from()), boxes.get(line.to()));
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            if (box.x() < right && box.x() + box.width() > left && box.y() < bottom && box.y() + box.height() > top) {
                box(box, i == lit, strong.get(i));
            }
        }
    }

    private boolean inView(Line line, Box from, Box to, double right, double bottom) {
        double margin = line.points().isEmpty() ? 2 : 6;
        double low = Math.min(from.y(), to.y()) - margin;
        double high = Math.max(from.y() + from.height(), to.y() + to.height()) + margin;
        double near = Math.min(from.x(), to.x()) - 3 * margin;
        double far = Math.max(from.x() + from.width(), to.x() + to.width()) + 3 * margin;
        return low < bottom && high > top && near < right && far > left;
    }

    private double x(double place) {
        return (place - left) * unit;
    }

    private double y(double place) {
        return (place - top) * unit;
    }

    private void frame(GraphModel.Frame frame) {
        canvas.setStroke(ink.line());
        canvas.setLineWidth(1);
        canvas.setLineDashes(0);
        canvas.strokeRoundRect(x(frame.x()), y(frame.y()), frame.width() * unit, frame.height() * unit, unit, unit);
        if (unit >= READABLE) {
            canvas.setFont(titleFont);
            canvas.setFill(ink.muted());
            canvas.setTextAlign(TextAlignment.LEFT);
            canvas.fillText(frame.title(), x(frame.x() + PADDING), y(frame.y() + 1), Math.max(1, (frame.width() - 2 * PADDING) * unit));
        }
    }

    private void line(Line line, Box from, Box to) {
        boolean on = line.stroke() != Stroke.LINK && strong.get(line.from()) && strong.get(line.to());
        Color colour = on ? strongInk : line.stroke() == Stroke.BACK ? ink.branch() : line.stroke() == Stroke.LINK ? ink.muted() : to.tone() == Tone.GOOD ? ink.good() : ink.border();
        canvas.setStroke(colour);
        canvas.setLineWidth((on ? 2.2 : 1.2) * Math.clamp(zoom, 0.5, 1.4));
        canvas.setLineDashes(switch (line.stroke()) {
            case FORWARD -> new double[0];
            case BACK -> new double[] {6 * zoom, 3 * zoom};
            case LINK -> new double[] {2 * zoom, 3 * zoom};
        });
        if (line.points().isEmpty()) {
            curve(line, from, to);
        } else {
            bends(line, colour);
        }
        canvas.setLineDashes(0);
    }

    private void curve(Line line, Box from, Box to) {
        if (line.stroke() == Stroke.LINK) {
            LinkCurve link = LinkCurve.of(from, to, model.boxes());
            canvas.beginPath();
            canvas.moveTo(x(link.x1()), y(link.y1()));
            canvas.bezierCurveTo(x(link.handleX1()), y(link.handleY1()), x(link.handleX2()), y(link.handleY2()), x(link.x2()), y(link.y2()));
            canvas.stroke();
            return;
        }
        double x1 = x(from.x() + from.width());
        double y1 = y(from.y() + from.height() / 2);
        double x2 = x(to.x());
        double y2 = y(to.y() + to.height() / 2);
        double middle = (x1 + x2) / 2;
        canvas.beginPath();
        canvas.moveTo(x1, y1);
        canvas.bezierCurveTo(middle, y1, middle, y2, x2, y2);
        canvas.stroke();
        if (!line.label().isEmpty()) {
            canvas.setTextAlign(TextAlignment.RIGHT);
            words(line.label(), x2 - 0.5 * unit, y2 + (y2 > y1 + unit ? 0.8 : -0.8) * unit);
        }
    }

    private void bends(Line line, Color colour) {
        List<Point> points = line.points();
        double round = 0.6 * unit;
        canvas.beginPath();
        canvas.moveTo(x(points.getFirst().x()), y(points.getFirst().y()));
        for (int i = 1; i + 1 < points.size(); i++) {
            canvas.arcTo(x(points.get(i).x()), y(points.get(i).y()), x(points.get(i + 1).x()), y(points.get(i + 1).y()), round);
        }
        Point last = points.getLast();
        canvas.lineTo(x(last.x()), y(last.y()));
        canvas.stroke();
        Point before = points.get(points.size() - 2);
        double angle = Math.atan2(last.y() - before.y(), last.x() - before.x());
        double size = 0.55 * unit;
        canvas.setFill(colour);
        canvas.fillPolygon(
                new double[] {x(last.x()), x(last.x()) - size * Math.cos(angle - 0.45), x(last.x()) - size * Math.cos(angle + 0.45)},
                new double[] {y(last.y()), y(last.y()) - size * Math.sin(angle - 0.45), y(last.y()) - size * Math.sin(angle + 0.45)}, 3);
        if (!line.label().isEmpty()) {
            canvas.setTextAlign(TextAlignment.CENTER);
            words(line.label(), x(line.labelAt().x()), y(line.labelAt().y()));
        }
    }

    private void words(String text, double x, double y) {
        if (unit >= READABLE) {
            canvas.setFont(wordFont);
            canvas.setFill(ink.muted());
            canvas.fillText(text, x, y);
        }
    }

    private void box(Box box, boolean isLit, boolean isStrong) {
        double x = Math.rint(x(box.x())) + 0.5;
        double y = Math.rint(y(box.y())) + 0.5;
        double width = box.width() * unit;
        double height = box.height() * unit;
        double round = Math.min(0.8 * unit, height / 2);
        Color edge = switch (box.tone()) {
            case PLAIN -> isStrong ? strongInk : ink.border();
            case BRANCH -> ink.branch();
            case GOOD -> ink.good();
            case BAD -> ink.bad();
            case FADED, FOLD -> ink.line();
        };
        if (height < DRAWN) {
            canvas.setFill(isLit ? ink.lit() : edge);
            canvas.fillRect(x, y, Math.max(1, width), Math.max(1, height));
            return;
        }
        canvas.setFill(isLit ? ink.litSoft() : ink.box());
        canvas.fillRoundRect(x, y, width, height, round, round);
        canvas.setStroke(isLit ? ink.lit() : edge);
        canvas.setLineWidth(isLit ? 2.4 : isStrong ? 1.8 : 1.2);
        canvas.setLineDashes(box.tone() == Tone.FOLD || box.tone() == Tone.FADED ? new double[] {3, 3} : new double[0]);
        canvas.strokeRoundRect(x, y, width, height, round, round);
        canvas.setLineDashes(0);
        if (unit < READABLE) {
            return;
        }
        double room = Math.max(1, width - 2 * PADDING * unit);
        double line = y + (box.words().isEmpty() ? height / 2 : (height - box.words().size() * ROW * unit) / 2);
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setFont(titleFont);
        canvas.setFill(box.tone() == Tone.FADED ? ink.muted() : ink.text());
        canvas.fillText(box.title(), x + PADDING * unit, line, box.tag().isEmpty() ? room : Math.max(1, room - (box.tag().length() + 1) * LETTER * unit));
        canvas.setFont(wordFont);
        canvas.setFill(box.tone() == Tone.GOOD ? ink.good() : box.tone() == Tone.BAD ? ink.bad() : ink.muted());
        for (String word : box.words()) {
            line += ROW * unit;
            canvas.fillText(word, x + PADDING * unit, line, room);
        }
        if (!box.tag().isEmpty()) {
            canvas.setTextAlign(TextAlignment.RIGHT);
            canvas.setFill(ink.muted());
            canvas.fillText(box.tag(), x + width - PADDING * unit, y + (height - box.words().size() * ROW * unit) / 2);
        }
    }
}
