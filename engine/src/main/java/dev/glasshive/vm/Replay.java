package dev.glasshive.vm;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A machine that goes to any position of a timeline by running on from a frozen state before it.
///
/// Going back a little leaves frozen states close together, so that the next steps back run next to nothing again: where values of maps are large,
/// copying them after each return would cost far more than the instructions. On its way it leaves frozen states 1024, 2048, 4096, ... steps before its goal, so that going back step by step is cheap however far apart the key frames are. For one thread.
final class Replay {
    private static final int SHORTEST_RUNG = 1024;
    /// The distance of frozen states where somebody steps back.
    private static final int CLOSE = 16;
    /// The bytes that frozen states close together may take, by estimate.
    private static final long CLOSE_BUDGET = 64L << 20;

    private final Runner runner;
    private final KeyFrames frames;
    private final TreeMap<Integer, Runner.KeyFrame> rungs = new TreeMap<>();

    Replay(Runner runner, KeyFrames frames) {
        this.runner = runner;
        this.frames = frames;
    }

    /// The machine, at the position that was sought last.
    Runner runner() {
        return runner;
    }

    /// Goes to `position`, which the timeline has.
    void seek(int position) {
        Runner.KeyFrame frame = frames.before(position);
        rungs.headMap(frame.position()).clear();
        rungs.tailMap(position, false).clear();
        Map.Entry<Integer, Runner.KeyFrame> rung = rungs.lastEntry();
        Runner.KeyFrame start = rung == null ? frame : rung.getValue();
        boolean back = position < runner.position() && runner.position() - position <= SHORTEST_RUNG;
        if (runner.position() > position || runner.position() < start.position()) {
            runner.restore(start);
        }
        while (runner.position() < position) {
            int next = Integer.highestOneBit(position - runner.position() - 1);
            if (next < SHORTEST_RUNG && back) {
                advanceClosely(position);
            } else if (next < SHORTEST_RUNG) {
                runner.advanceTo(position);
            } else {
                runner.advanceTo(position - next);
                rungs.put(runner.position(), runner.save());
            }
        }
    }

    private void advanceClosely(int position) {
        Runner.@Nullable KeyFrame last = null;
        long bytes = 0;
        while (position - runner.position() > CLOSE && bytes < CLOSE_BUDGET) {
            runner.advanceTo(runner.position() + CLOSE);
            Runner.KeyFrame frame = runner.save();
            bytes += frame.bytesBeyond(last);
            last = frame;
            rungs.put(frame.position(), frame);
        }
        runner.advanceTo(position);
    }
}
