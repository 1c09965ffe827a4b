package dev.glasshive.app.control;

/// The stretch of a timeline that is in view, as steps across a width in pixels.
///
/// @param from first step in view; may lie between two steps
/// @param span how many steps are in view
/// @param width pixels they are drawn across
record TimelineWindow(double from, double span, double width) {
    private static final double NARROWEST_SPAN = 12;

    static TimelineWindow all(int length, double width) {
        return new TimelineWindow(0, Math.max(1, length), width);
    }

    double x(double step) {
        return (step - from) / span * width;
    }

    double step(double x) {
        return from + x / width * span;
    }

    double pixelsPerStep() {
        return width / span;
    }

    /// Shows `factor` times as many steps, keeping the step at `x` where it is.
    TimelineWindow zoomed(double factor, double x, int length) {
        double wanted = Math.clamp(span * factor, Math.min(NARROWEST_SPAN, Math.max(1, length)), Math.max(1, length));
        return new TimelineWindow(step(x) - x / width * wanted, wanted, width).within(length);
    }

    TimelineWindow moved(double steps, int length) {
        return new TimelineWindow(from + steps, span, width).within(length);
    }

    /// Moves no more than needed to have a step in view.
    TimelineWindow showing(double step, int length) {
        if (step < from) {
            return new TimelineWindow(step, span, width).within(length);
        }
        return step > from + span ? new TimelineWindow(step - span, span, width).within(length) : this;
    }

    private TimelineWindow within(int length) {
        return new TimelineWindow(Math.clamp(from, 0, Math.max(0, length - span)), span, width);
    }
}
