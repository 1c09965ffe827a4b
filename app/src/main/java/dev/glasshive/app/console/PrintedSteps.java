package dev.glasshive.app.console;

import dev.glasshive.vm.Timeline;

/// Finds the steps that printed lines. Lines only ever come, so that halving the run finds one in a few looks.
final class PrintedSteps {
    private PrintedSteps() {}

    /// The position after the step that printed line number `line`, from 0, of all lines.
    static int of(Timeline timeline, int line) {
        int low = 0;
        int high = timeline.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeline.at(middle, timeline.cpuAt(Math.max(0, middle - 1))).console().size() > line) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
