package dev.glasshive.vm;

import dev.glasshive.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The open functions of a machine and the stack memory of each. Memory of a function that has returned cannot be touched.
final class CallStack {
    private final FlatRegion[] frames;
    /// What a frame holds at first; shared by all of them until they write.
    private final byte[] fresh;
    private final long[] unmarked;
    private final List<Call> calls = new ArrayList<>();

    /// A call that has not returned.
    ///
    /// @param caller the program that goes on afterwards
    /// @param slot of the call
    /// @param saved r6 to r9 of the caller
    /// @param savedKnown which of them had a value
    /// @param callback what a helper does when this function, which it has called, returns
    record Call(Loaded caller, int slot, long[] saved, int savedKnown, Optional<Callback> callback) {}

    CallStack(Platform.Limits limits, Memory memory) {
        frames = new FlatRegion[limits.frames()];
        fresh = new byte[limits.stackBytes()];
        unmarked = FlatRegion.marksFor(fresh);
        for (int i = 0; i < frames.length; i++) {
            frames[i] = new FlatRegion(Place.Kind.STACK, i, new byte[0], -fresh.length);
            memory.add(frames[i]);
            memory.add(new KeyRegion(this, i));
        }
    }

    /// Only the entry function is open, with fresh memory.
    void reset() {
        calls.clear();
        for (FlatRegion frame : frames) {
            frame.clear();
        }
        clearTop();
    }

    /// The function that runs gets fresh memory.
    void clearTop() {
        frames[calls.size()].resetShared(fresh, unmarked);
    }

    /// The frame of the function that runs.
    FlatRegion top() {
        return frames[calls.size()];
    }

    int depth() {
        return calls.size();
    }

    /// The address that r10 holds.
    long framePointer() {
        return AddressSpace.address(AddressSpace.FIRST_FRAME + calls.size(), 0);
    }

    void open(Call call) {
        if (calls.size() + 1 >= frames.length) {
            throw TrapSignal.of(new Trap.CallDepth(frames.length));
        }
        calls.add(call);
        clearTop();
    }

    /// What the function in frame `frame` was called for by a helper.
    Optional<Callback> callback(int frame) {
        return frame == 0 || frame > calls.size() ? Optional.empty() : calls.get(frame - 1).callback();
    }

    Call close() {
        frames[calls.size()].clear();
        return calls.removeLast();
    }

    /// The calls, outermost first.
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /// The memory of every open function, outermost first.
    List<MemoryImage> save() {
        List<MemoryImage> images = new ArrayList<>();
        for (int i = 0; i <= calls.size(); i++) {
            images.add(frames[i].save());
        }
        return images;
    }

    /// Back to what [#calls] and [#save] gave.
    void restore(List<Call> savedCalls, List<MemoryImage> images) {
        calls.clear();
        calls.addAll(savedCalls);
        for (int i = 0; i < frames.length; i++) {
            if (i < images.size()) {
                frames[i].restore(images.get(i));
            } else {
                frames[i].clear();
            }
        }
    }
}
