package dev.glasshive.verifier.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known at a point of a log: the frame of the program and those of the functions called.
///
/// @param frames the program's first; where the log does not say, a frame is empty
public record MachineState(List<FrameState> frames) {
    /// Nothing is known.
    public static final MachineState NOTHING = new MachineState(List.of(FrameState.empty(0)));

    /// What every program starts with: the context in r1, the stack in r10.
    static final MachineState START = new MachineState(List.of(new FrameState(0, List.of(new RegisterState(1, "", new Known.Address("ctx", OptionalInt.empty(), List.of(), Optional.empty())),
            new RegisterState(10, "", new Known.StackAddress(OptionalInt.empty(), 0))), List.of(), List.of(), List.of())));

    /// More frames than this do not exist.
    static final int MOST_FRAMES = 16;

    /// Copies what it is given.
    public MachineState {
        frames = List.copyOf(frames);
    }

    /// The frame of the function that runs.
    public FrameState top() {
        return frames.getLast();
    }

    /// The frame `number`, empty where nothing is known of it.
    public FrameState frame(int number) {
        return number < frames.size() ? frames.get(number) : FrameState.empty(number);
    }

    /// This with `change` applied to its frame.
    MachineState changed(FrameState change) {
        return put(frame(change.number()).with(change), Math.max(frames.size(), change.number() + 1));
    }

    /// This with `whole` as its frame, and none above it.
    MachineState entered(FrameState whole) {
        return put(whole, whole.number() + 1);
    }

    /// This without the registers of the running function that a call leaves without a value.
    MachineState afterCall() {
        return put(top().afterCall(), frames.size());
    }

    /// This without the register `index` of the running function.
    MachineState without(int index) {
        return put(top().without(index), frames.size());
    }

    private MachineState put(FrameState frame, int size) {
        List<FrameState> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(i == frame.number() ? frame : frame(i));
        }
        return new MachineState(all);
    }
}
