package dev.glasshive.vm;

import dev.glasshive.platform.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The open functions of a machine and the stack memory of each. Memory of a function that has returned cannot be touched.
final class CallStack {
    private static final int FIRST_SAVED = 6;

    private final FlatRegion[] frames;
    /// What a frame holds at first; shared by all of them until they write.
    private final byte[] fresh;
    private final long[] unmarked;
    /// The open calls, outermost first, and room for more: a call happens too often to make an object each time.
    private final Open[] calls;
    private int depth;

    /// A call that has not returned.
    ///
    /// @param caller the program that goes on afterwards
    /// @param slot of the call
    /// @param saved r6 to r9 of the caller
    /// @param savedKnown which of them had a value
    /// @param callback what a helper does when this function, which it has called, returns
    record Call(Loaded caller, int slot, long[] saved, int savedKnown, Optional<Callback> callback) {}

    /// A call that has not returned, as long as it has not.
    static final class Open {
        private @Nullable Loaded caller;
        private int slot;
        private final long[] saved = new long[4];
        private int savedKnown;
        private Optional<Callback> callback = Optional.empty();

        Loaded caller() {
            return Objects.requireNonNull(caller);
        }

        int slot() {
            return slot;
        }

        int savedKnown() {
            return savedKnown;
        }

        private Call frozen() {
            return new Call(caller(), slot, saved.clone(), savedKnown, callback);
        }

        private void set(Loaded newCaller, int newSlot, long[] from, int at, int known, Optional<Callback> back) {
            caller = newCaller;
            slot = newSlot;
            System.arraycopy(from, at, saved, 0, saved.length);
            savedKnown = known;
            callback = back;
        }
    }

    CallStack(Platform.Limits limits, Memory memory) {
        frames = new FlatRegion[limits.frames()];
        calls = Stream.generate(Open::new).limit(frames.length).toArray(Open[]::new);
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
        depth = 0;
        for (FlatRegion frame : frames) {
            frame.clear();
        }
        clearTop();
    }

    /// The function that runs gets fresh memory.
    void clearTop() {
        frames[depth].resetShared(fresh, unmarked);
    }

    /// The frame of the function that runs.
    FlatRegion top() {
        return frames[depth];
    }

    int depth() {
        return depth;
    }

    /// The address that r10 holds.
    long framePointer() {
        return AddressSpace.address(AddressSpace.FIRST_FRAME + depth, 0);
    }

    /// Opens a function.
    ///
    /// @param registers r0 to r10, of which r6 to r9 are kept
    void open(Loaded caller, int slot, long[] registers, int savedKnown, Optional<Callback> callback) {
        if (depth + 1 >= frames.length) {
            throw TrapSignal.of(new Trap.CallDepth(frames.length));
        }
        calls[depth].set(caller, slot, registers, FIRST_SAVED, savedKnown, callback);
        depth++;
        clearTop();
    }

    /// What the function in frame `frame` was called for by a helper.
    Optional<Callback> callback(int frame) {
        return frame == 0 || frame > depth ? Optional.empty() : calls[frame - 1].callback;
    }

    /// Closes the innermost function and puts r6 to r9 back.
    ///
    /// @return its call, until the next one is opened
    Open close(long[] registers) {
        frames[depth].clear();
        depth--;
        Open call = calls[depth];
        System.arraycopy(call.saved, 0, registers, FIRST_SAVED, call.saved.length);
        return call;
    }

    /// The calls, outermost first.
    List<Call> calls() {
        return Arrays.stream(calls, 0, depth).map(Open::frozen).toList();
    }

    /// The memory of every open function, outermost first.
    List<MemoryImage> save() {
        List<MemoryImage> images = new ArrayList<>();
        for (int i = 0; i <= depth; i++) {
            images.add(frames[i].save());
        }
        return images;
    }

    /// Back to what [#calls] and [#save] gave.
    void restore(List<Call> savedCalls, List<MemoryImage> images) {
        depth = savedCalls.size();
        for (int i = 0; i < depth; i++) {
            Call call = savedCalls.get(i);
            calls[i].set(call.caller, call.slot, call.saved, 0, call.savedKnown, call.callback);
        }
        for (int i = 0; i < frames.length; i++) {
            if (i < images.size()) {
                frames[i].restore(images.get(i));
            } else {
                frames[i].clear();
            }
        }
    }
}
