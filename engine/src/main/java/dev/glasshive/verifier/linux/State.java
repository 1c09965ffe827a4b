package dev.glasshive.verifier.linux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known at one point of one path: the frames, and what must still be given back.
final class State {
    static final int MOST_FRAMES = 8;

    final List<Frame> frames = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    @Nullable State parent;
    /// How many paths from here are not finished.
    int branches;
    int instruction;
    int firstInstruction;
    int lastInstruction;
    History history = new History();
    boolean cleaned;
    /// Whether only a processor that guesses wrong comes here.
    boolean speculative;
    int depth;
    int callbackUnrolls;
    /// How many rounds open-ended loops made on the way here.
    int mayGotoDepth;
    /// The visit at which it was remembered, as the [Recorder] numbers them.
    int visit;
    /// The remembered state that this one was found to be covered by; only for states that wait for a loop to finish.
    @Nullable State equal;

    /// A resource that was acquired at slot `at`.
    ///
    /// @param map the map in whose value a lock lies; [#NO_MAP] for what is no lock
    record Reference(int id, int at, int map) {
        private static final int NO_MAP = -1;

        Reference(int id, int at) {
            this(id, at, NO_MAP);
        }

        boolean isLock() {
            return map != NO_MAP;
        }
    }

    Frame current() {
        return frames.getLast();
    }

    int currentNumber() {
        return frames.size() - 1;
    }

    /// A copy that goes on from here: same parent, same history.
    State copy() {
        State copy = new State();
        for (Frame frame : frames) {
            copy.frames.add(frame.copy());
        }
        copy.references.addAll(references);
        copy.parent = parent;
        copy.branches = branches;
        copy.instruction = instruction;
        copy.firstInstruction = firstInstruction;
        copy.lastInstruction = lastInstruction;
        copy.history = history.copy();
        copy.cleaned = cleaned;
        copy.speculative = speculative;
        copy.depth = depth;
        copy.callbackUnrolls = callbackUnrolls;
        copy.mayGotoDepth = mayGotoDepth;
        return copy;
    }
}
