package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;

/// A stretch of a timeline with more steps than bars fit: each column shows the commonest kind and the mean height of a sample of its steps. It depends on
/// the stretch and not on the position in it, so that it is made once while the user steps.
///
/// @param columns those that have steps, from left to right
record TimelineColumns(TimelineModel model, TimelineWindow window, List<Column> columns) {
    /// What a column with its gap takes, in pixels.
    static final double WIDTH = 3;
    private static final int SAMPLES = 48;
    private static final Kind[] KINDS = Kind.values();

    /// A column.
    ///
    /// @param number from the left end of the window, from 0
    /// @param from its first step, which may lie between two
    /// @param height from 0 to 1
    record Column(int number, double from, Kind kind, double height) {}

    static TimelineColumns of(TimelineModel model, TimelineWindow window) {
        int number = (int) (window.width() / WIDTH);
        List<Column> columns = new ArrayList<>(number);
        for (int column = 0; column < number; column++) {
            double from = Math.max(0, window.step(column * WIDTH));
            double to = Math.min(model.length(), window.step((column + 1) * WIDTH));
            if (to > from) {
                columns.add(sample(model, column, from, to));
            }
        }
        return new TimelineColumns(model, window, columns);
    }

    /// Whether it shows this stretch of this timeline.
    boolean isOf(TimelineModel other, TimelineWindow stretch) {
        return model.equals(other) && window.equals(stretch);
    }

    private static Column sample(TimelineModel model, int column, double from, double to) {
        double stride = Math.max(1, (to - from) / SAMPLES);
        int[] counts = new int[KINDS.length];
        double heights = 0;
        int samples = 0;
        for (double at = from; at < to; at += stride) {
            int step = (int) at;
            counts[model.kind(step).ordinal()]++;
            heights += model.height(step);
            samples++;
        }
        int commonest = 0;
        for (int kind = 1; kind < counts.length; kind++) {
            commonest = counts[kind] > counts[commonest] ? kind : commonest;
        }
        return new Column(column, from, KINDS[commonest], heights / samples);
    }
}
