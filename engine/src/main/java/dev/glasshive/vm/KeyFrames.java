package dev.glasshive.vm;

import java.util.ArrayList;
import java.util.List;

/// The frozen machines of a timeline at even distances. When they take more memory than they may, every second one goes, so the distance doubles.
final class KeyFrames {
    /// The distance as long as memory suffices.
    static final int NARROWEST = 1024;
    /// Farther apart, going to a position would take longer than people wait.
    static final int WIDEST = 1 << 20;

    private final long budget;
    private final List<Runner.KeyFrame> frames = new ArrayList<>();
    private int distance = NARROWEST;
    private long bytes;

    /// None yet.
    ///
    /// @param budget the bytes that they may take
    KeyFrames(long budget) {
        this.budget = budget;
    }

    /// The steps from one to the next.
    int distance() {
        return distance;
    }

    /// What they take, by estimate: only what a frame does not share with the one before counts.
    long bytes() {
        return bytes;
    }

    boolean isDue(int position) {
        return position % distance == 0;
    }

    /// Takes `frame`, the next one due.
    ///
    /// @param others bytes that the budget is shared with
    /// @return whether they are within their budget
    boolean add(Runner.KeyFrame frame, long others) {
        append(frame);
        while (bytes + others > budget && distance < WIDEST) {
            thinOut();
        }
        return bytes + others <= budget;
    }

    private void append(Runner.KeyFrame frame) {
        bytes += frame.bytesBeyond(frames.isEmpty() ? null : frames.getLast());
        frames.add(frame);
    }

    private void thinOut() {
        distance *= 2;
        List<Runner.KeyFrame> all = List.copyOf(frames);
        frames.clear();
        bytes = 0;
        all.stream().filter(frame -> isDue(frame.position())).forEach(this::append);
    }

    /// The last one at or before `position`.
    Runner.KeyFrame before(int position) {
        return frames.get(position / distance);
    }
}
