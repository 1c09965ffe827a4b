package dev.glasshive.app;

/// How much room the window has, measured in letters, so that a larger size of type counts as a smaller window; and what follows for its panes.
///
/// @param width of the window
/// @param height of the window
record Room(double width, double height) {
    /// Below so many letters of width, panes share their place.
    private static final double NARROW = 82;
    /// The same for the machine alone, beside a lesson say.
    private static final double NARROW_MACHINE = 36;
    /// Where the panes of the machine have less, the names on their tabs hardly have room.
    private static final double TIGHT_MACHINE = 25;
    /// Below so many letters of height, only the essential panes stay.
    private static final double LOW = 44;
    /// Below so many letters of height, the dock needs a larger share.
    private static final double SMALL = 62;
    /// Below so many letters, two panes in sight are all that can be read.
    private static final double LEAST_WIDTH = 52;
    private static final double LEAST_HEIGHT = 33;
    /// How high the lines above and below all panes are.
    private static final double BARS = 6;
    /// What the timeline needs to show everything that it has.
    private static final double TIMELINE = 12.2;

    /// What five rows of the dock need, those of the JIT pane among its heads and remarks, which need the most.
    private static final double DOCK_OF_ROWS = 14.6;
    /// The panes above the dock keep so much where rows of the dock need more.
    private static final double MOST_DOCK = 0.48;

    /// The sort of arrangement that fits.
    enum Fit { ROOMY, SMALL, LOW, LEAST }

    Fit fit() {
        return width < LEAST_WIDTH || height < LEAST_HEIGHT ? Fit.LEAST : height < LOW ? Fit.LOW : height < SMALL ? Fit.SMALL : Fit.ROOMY;
    }

    /// Whether the panes of the machine have to share one place, where they have `machineWidth` letters; 0 means that it is not known yet.
    boolean isNarrow(double machineWidth) {
        return width < NARROW || isLeast() || machineWidth > 0 && machineWidth < NARROW_MACHINE;
    }

    /// Whether the names of panes of the machine hardly have room side by side, where they have `machineWidth` letters.
    boolean isTight(double machineWidth) {
        return machineWidth < TIGHT_MACHINE;
    }

    /// Whether the dock has to stand among the panes of the machine.
    boolean isLeast() {
        return fit() == Fit.LEAST;
    }

    /// Whether a lesson has to stand among the panes of the machine.
    boolean isTooNarrowForLesson() {
        return width < LEAST_WIDTH;
    }

    /// Whether a lesson takes the whole height, beside the dock too, because prose of which two lines can be seen is no use.
    boolean isLowForLesson() {
        return height < SMALL;
    }

    /// Whether the anatomy of the instruction has to go.
    boolean isTooLowForAnatomy() {
        return height < LOW;
    }

    /// The shares of lesson, code and machine.
    double[] columns() {
        return width < NARROW ? new double[] {0.25, 0.39, 0.36} : new double[] {0.2, 0.48, 0.32};
    }

    /// The share of the dock where a pane is in front that uses all the height it gets.
    double dock() {
        return switch (fit()) {
            case ROOMY -> 0.23;
            case SMALL -> 0.3;
            case LOW, LEAST -> Math.clamp(DOCK_OF_ROWS / Math.max(DOCK_OF_ROWS, height - BARS), 0.34, MOST_DOCK);
        };
    }

    /// The share of the dock where the timeline is in front, which needs less.
    double dockOfTimeline() {
        double needed = TIMELINE / Math.max(TIMELINE, height - BARS);
        return switch (fit()) {
            case ROOMY -> dock();
            case SMALL -> Math.min(dock(), needed);
            case LOW, LEAST -> Math.min(0.4, needed);
        };
    }
}
