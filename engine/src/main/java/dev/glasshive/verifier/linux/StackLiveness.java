package dev.glasshive.verifier.linux;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which slots of the stack may still be read, for each instruction of each function as it was called: a backward analysis over what the paths so far did.
///
/// A slot is dead before an instruction if, on every known way from there, it is written before it is read. New in Linux 6.18.
final class StackLiveness {
    private final Analysis analysis;
    private final Map<Chain, Instance> instances = new HashMap<>();
    private final List<List<Integer>> postorder = new ArrayList<>();
    private final long[] written = new long[State.MOST_FRAMES];
    private @Nullable Instance currentInstance;
    private int writeSlot;

    StackLiveness(Analysis analysis) {
        this.analysis = analysis;
        for (int start : analysis.layout.starts()) {
            List<Integer> order = new ArrayList<>();
            walk(start, order);
            postorder.add(order);
        }
    }

    /// How a function came to be called: the slots of the calls, and where it begins.
    private record Chain(List<Integer> calls, int start) {
        @Override
        public String toString() {
            return calls.stream().map(call -> call + ",").collect(Collectors.joining("", "(", "")) + start + ")";
        }
    }

    /// What one instruction does to the stack of one frame.
    private static final class Masks {
        long mayRead;
        long mustWrite;
        long mustWriteLater;
        long liveBefore;
    }

    /// A function as it was called one way.
    private static final class Instance {
        final Chain chain;
        final List<Map<Integer, Masks>> frames = new ArrayList<>();
        final BitSet visited = new BitSet();
        boolean updated;
        boolean writesDropped;

        Instance(Chain chain) {
            this.chain = chain;
            for (int i = 0; i <= chain.calls.size(); i++) {
                frames.add(new HashMap<>());
            }
        }

        Masks masks(int frame, int slot) {
            return frames.get(frame).computeIfAbsent(slot, _ -> new Masks());
        }
    }

    private record Visit(int slot, List<Integer> next) {}

    /// The slots of a function such that each comes behind its successors, as far as loops allow.
    private void walk(int start, List<Integer> order) {
        Set<Integer> seen = new HashSet<>(Set.of(start));
        List<Visit> path = new ArrayList<>(List.of(new Visit(start, ControlFlow.successors(analysis.candidate, start))));
        while (!path.isEmpty()) {
            Visit top = path.getLast();
            boolean deeper = false;
            for (int next : top.next) {
                if (seen.add(next)) {
                    path.add(new Visit(next, ControlFlow.successors(analysis.candidate, next)));
                    deeper = true;
                }
            }
            if (!deeper) {
                order.add(top.slot);
                path.removeLast();
            }
        }
    }

    private Instance instance(State state, int frame) {
        List<Integer> calls = new ArrayList<>();
        for (int i = 1; i <= frame; i++) {
            calls.add(state.frames.get(i).callsite);
        }
        Chain chain = new Chain(List.copyOf(calls), analysis.layout.start(state.frames.get(frame).subprogram));
        return instances.computeIfAbsent(chain, Instance::new);
    }

    private Instance currentInstance() {
        if (currentInstance == null) {
            currentInstance = instance(analysis.current, analysis.current.currentNumber());
        }
        return currentInstance;
    }

    /// Forgets which function is current: a call or a return changes it.
    void leaveFunction() {
        currentInstance = null;
    }

    /// The instruction at hand may read the slots `mask` of `frame`.
    void read(int frame, int slot, long mask) {
        read(currentInstance(), frame, slot, mask);
    }

    private static void read(Instance instance, int frame, int slot, long mask) {
        if (mask == 0) {
            return;
        }
        Masks masks = instance.masks(frame, slot);
        // What is known to be live already changes nothing.
        instance.updated |= (mask & ~masks.mayRead & ~masks.liveBefore) != 0;
        masks.mayRead |= mask;
    }

    /// Begins an instruction.
    void begin(int slot) {
        currentInstance();
        writeSlot = slot;
        java.util.Arrays.fill(written, 0);
    }

    /// The instruction at hand overwrites the slots `mask` of `frame`.
    void write(int frame, long mask) {
        written[frame] |= mask;
    }

    /// Ends an instruction.
    void commit() {
        if (currentInstance != null) {
            commit(currentInstance);
        }
    }

    private void commit(Instance instance) {
        boolean again = instance.visited.get(writeSlot);
        for (int frame = 0; frame < instance.frames.size(); frame++) {
            long mask = written[frame];
            if (mask == 0 && !again) {
                continue;
            }
            Masks masks = instance.masks(frame, writeSlot);
            if (again) {
                mask &= masks.mustWrite;
            }
            if (masks.mustWrite != mask) {
                instance.writesDropped |= (masks.mustWrite & ~mask) != 0;
                masks.mustWrite = mask;
                instance.updated = true;
            }
        }
        instance.visited.set(writeSlot);
    }

    /// Works out which slots are live, for every function on the way to the current instruction.
    void update() {
        leaveFunction();
        for (int frame = analysis.current.currentNumber(); frame >= 0; frame--) {
            update(instance(analysis.current, frame), analysis.current, frame);
        }
    }

    private void update(Instance instance, State state, int depth) {
        if (!instance.updated) {
            return;
        }
        if (instance.writesDropped) {
            instance.frames.forEach(frame -> frame.values().forEach(masks -> masks.mustWriteLater = 0));
        }
        List<Integer> order = postorder.get(state.frames.get(depth).subprogram);
        int rounds = 0;
        boolean changed = true;
        while (changed) {
            rounds++;
            changed = false;
            for (int frame = 0; frame < instance.frames.size(); frame++) {
                if (!instance.frames.get(frame).isEmpty()) {
                    for (int slot : order) {
                        changed |= update(instance, frame, slot);
                    }
                }
            }
        }
        if (analysis.log.everything()) {
            analysis.log.print(instance.chain + " live stack update done in " + rounds + " iterations\n");
        }
        if (depth > 0) {
            propagate(instance, instance(state, depth - 1), state.frames.get(depth).callsite);
        }
        instance.updated = false;
        instance.writesDropped = false;
    }

    private boolean update(Instance instance, int frame, int slot) {
        List<Integer> successors = ControlFlow.successors(analysis.candidate, slot);
        if (successors.isEmpty()) {
            return false;
        }
        Masks masks = instance.masks(frame, slot);
        long after = 0;
        long mustWrite = -1;
        for (int next : successors) {
            Masks following = instance.masks(frame, next);
            after |= following.liveBefore;
            mustWrite &= following.mustWriteLater;
        }
        mustWrite |= masks.mustWrite;
        long before = after & ~masks.mustWrite | masks.mayRead;
        boolean changed = before != masks.liveBefore || mustWrite != masks.mustWriteLater;
        if (analysis.log.everything()
                && (masks.mayRead != 0 || masks.mustWrite != 0 || slot == instance.chain.start || analysis.flow.isPrunePoint(slot))) {
            print(instance, "live", frame, slot, masks.liveBefore, before);
            print(instance, "written", frame, slot, masks.mustWriteLater, mustWrite);
        }
        masks.liveBefore = before;
        masks.mustWriteLater = mustWrite;
        return changed;
    }

    private void print(Instance instance, String what, int frame, int slot, long old, long now) {
        if (old == now) {
            return;
        }
        StringBuilder line = new StringBuilder(instance.chain + " frame " + frame + " insn " + slot + " ");
        if ((now & ~old) != 0) {
            line.append('+').append(what).append(' ').append(Precision.slots(now & ~old)).append(' ');
        }
        if ((old & ~now) != 0) {
            line.append('-').append(what).append(' ').append(Precision.slots(old & ~now));
        }
        analysis.log.print(line + "\n");
    }

    /// What the callee does to the stacks of its callers, the call does.
    private void propagate(Instance callee, Instance caller, int callsite) {
        begin(callsite);
        currentInstance = null;
        for (int frame = 0; frame < caller.frames.size(); frame++) {
            Masks masks = callee.frames.get(frame).get(callee.chain.start);
            if (masks != null) {
                write(frame, masks.mustWriteLater);
                read(caller, frame, callsite, masks.liveBefore);
            }
        }
        commit(caller);
    }

    /// Whether slot `index` of `frame` may be read on a way from where `state` is.
    boolean isLive(State state, int frame, int index) {
        int top = state.currentNumber();
        if (isLiveBefore(instance(state, top), state.instruction, frame, index)) {
            return true;
        }
        for (int i = top - 1; i >= frame; i--) {
            int callsite = state.frames.get(i + 1).callsite;
            boolean callback = analysis.flow.isCheckpoint(callsite);
            if (isLiveBefore(instance(state, i), callback ? callsite : callsite + 1, frame, index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLiveBefore(Instance instance, int slot, int frame, int index) {
        Masks masks = instance.frames.get(frame).get(slot);
        return masks != null && (masks.liveBefore & 1L << index) != 0;
    }
}
