package dev.glasshive.app.control;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A track on which a filled range says what is known of a value and a mark says what it is; places run from 0 to 1.
/// A paler stretch behind them says how far a pointer may be used.
public final class RangeBar extends Pane {
    /// The stretch of the track that is filled.
    public record Range(double from, double to) {}

    private static final double MARK_IN_HEIGHTS = 0.28;
    private static final double MARK_OVER_TRACK = 0.12;

    private final Region track = region("track");
    private final Region reach = region("reach");
    private final Region fill = region("range");
    private final Region mark = region("mark");
    private Optional<Range> range = Optional.empty();
    private Optional<Range> usable = Optional.empty();
    private OptionalDouble place = OptionalDouble.empty();

    public RangeBar() {
        getStyleClass().add("range-bar");
        getChildren().addAll(track, reach, fill, mark);
        show(Kind.NONE, Optional.empty(), OptionalDouble.empty());
    }

    /// Shows a range, a mark, both or neither.
    public void show(Kind kind, Optional<Range> known, OptionalDouble now) {
        show(kind, known, Optional.empty(), now);
    }

    /// Shows how far a pointer may be used, too.
    public void show(Kind kind, Optional<Range> known, Optional<Range> within, OptionalDouble now) {
        kind.paint(this);
        range = known;
        // A stretch without a byte is nothing to draw; the stub that would stand for it looks like a second mark.
        usable = within.filter(stretch -> stretch.to() > stretch.from());
        reach.setVisible(usable.isPresent());
        place = now;
        fill.setVisible(known.isPresent());
        mark.setVisible(now.isPresent());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double inset = snapSizeY(height * MARK_OVER_TRACK);
        double markWidth = Math.max(3, height * MARK_IN_HEIGHTS);
        track.resizeRelocate(0, inset, width, height - 2 * inset);
        usable.ifPresent(r -> layoutFill(reach, r, inset + 1, width - 2, height - 2 * inset - 2, markWidth));
        range.ifPresent(r -> layoutFill(fill, r, inset + 1, width - 2, height - 2 * inset - 2, markWidth));
        place.ifPresent(
                at -> mark.resizeRelocate(snapPositionX(clamp(at) * (width - markWidth)), 0, markWidth, height));
    }

    // A range never looks narrower than the mark that must fit on it.
    private static void layoutFill(Region part, Range r, double top, double width, double height, double markWidth) {
        double room = width - markWidth;
        double from = clamp(r.from()) * room;
        double to = Math.max(from, clamp(r.to()) * room) + markWidth;
        part.resizeRelocate(1 + from, top, to - from, height);
    }

    private static double clamp(double value) {
        return Math.clamp(value, 0, 1);
    }

    private static Region region(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }
}
