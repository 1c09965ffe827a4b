package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.StackSlot.Kind;
import dev.glasshive.verifier.linux.Value.Dynptr;
import dev.glasshive.verifier.linux.Value.DynptrKind;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;

/// Dynptrs, which helpers keep in two slots of the stack: how they come to be, are used and end.
final class DynptrRules {
    private static final int BYTES = 16;
    private static final int NOWHERE = -1;

    private final Analysis analysis;
    private final MemoryRules memory;

    DynptrRules(Analysis analysis, MemoryRules memory) {
        this.analysis = analysis;
        this.memory = memory;
    }

    /// The index of the slot with the lower address, or [#NOWHERE] where no dynptr can be.
    private int slot(Pointer pointer) {
        if (!pointer.isFixed()) {
            analysis.log.print("dynptr has to be at a constant offset\n");
            return NOWHERE;
        }
        long offset = pointer.fixedOffset();
        if (offset % StackSlot.BYTES != 0 || -offset / StackSlot.BYTES < 2) {
            analysis.log.print("cannot pass in dynptr at an offset=" + offset + "\n");
            return NOWHERE;
        }
        return (int) (-offset / StackSlot.BYTES) - 1;
    }

    private Frame frame(Pointer pointer) {
        return analysis.current.frames.get(((PointerKind.Stack) pointer.kind()).frame());
    }

    private static boolean isDynptr(Frame frame, int slot) {
        return slot < frame.stack.length && frame.stack[slot].isDynptr() && frame.stack[slot - 1].isDynptr() && ((Dynptr) frame.stack[slot].saved()).first();
    }

    /// Checks that `pointer` leads to a dynptr that holds a resource, which the helper gives back.
    void checkOwned(int register, Pointer pointer) throws Rejected {
        if (pointer.kind() instanceof PointerKind.ConstantDynptr) {
            throw analysis.refuse(Rejected.EINVAL, "cannot release unowned const bpf_dynptr");
        }
        int slot = slot(pointer);
        if (slot == NOWHERE || !isDynptr(frame(pointer), slot) || ((Dynptr) frame(pointer).stack[slot].saved()).reference() == 0) {
            throw analysis.refuse(Rejected.EINVAL, "arg " + register + " is an unacquired reference");
        }
    }

    /// Checks that `pointer` leads to a dynptr.
    void use(Arguments given, int register, Pointer pointer) throws Rejected {
        given.dynptr = find(register, pointer);
        if (given.prototype.arguments().get(register - 1).releases()) {
            given.releasedDynptr = given.dynptr;
        }
    }

    /// The dynptr that `pointer` leads to.
    Dynptr find(int register, Pointer pointer) throws Rejected {
        if (pointer.kind() instanceof PointerKind.ConstantDynptr) {
            return new Dynptr(DynptrKind.LOCAL, true, pointer.id(), 0);
        }
        int slot = slot(pointer);
        Frame frame = frame(pointer);
        if (slot == NOWHERE || !isDynptr(frame, slot)) {
            throw analysis.refuse(Rejected.EINVAL, "Expected an initialized dynptr as arg #" + (register - 1));
        }
        touch(slot);
        analysis.stackLiveness.read(frame.number, analysis.slot, mask(slot));
        return (Dynptr) frame.stack[slot].saved();
    }

    /// Makes a place on the stack ready for a dynptr.
    void create(Arguments given, int register, Pointer pointer, DynptrKind kind) throws Rejected {
        int slot = pointer.kind() instanceof PointerKind.ConstantDynptr ? NOWHERE : slot(pointer);
        if (slot == NOWHERE) {
            throw analysis.refuse(Rejected.EINVAL, "Dynptr has to be an uninitialized dynptr");
        }
        for (int i = 0; i < BYTES; i += StackSlot.BYTES) {
            memory.access(new MemoryRules.Access(register, i, StackSlot.BYTES, ContextTable.Direction.STORE, MemoryRules.NONE, MemoryRules.UNKNOWN_IMMEDIATE,
                    MemoryRules.Alignment.ANY, dev.glasshive.isa.Extension.ZERO));
        }
        Frame frame = frame(pointer);
        destroy(analysis, frame, slot);
        destroy(analysis, frame, slot - 1);
        int id = analysis.newId();
        int reference = kind == DynptrKind.LOCAL ? 0 : analysis.newId();
        if (reference != 0) {
            analysis.current.references.add(new State.Reference(reference, analysis.slot));
        }
        frame.stack[slot] = whole(new Dynptr(kind, true, id, reference));
        frame.stack[slot - 1] = whole(new Dynptr(kind, false, id, reference));
        touch(slot);
        analysis.stackLiveness.write(frame.number, mask(slot));
        given.newDynptr = kind;
    }

    private static StackSlot whole(Dynptr dynptr) {
        StackSlot slot = StackSlot.EMPTY.withSaved(dynptr);
        for (int i = 0; i < StackSlot.BYTES; i++) {
            slot = slot.with(i, Kind.DYNPTR);
        }
        return slot;
    }

    private void touch(int slot) {
        analysis.touchSlot(slot);
        analysis.touchSlot(slot - 1);
    }

    private static long mask(int slot) {
        return 3L << slot - 1;
    }

    /// Ends every dynptr that holds what `released` holds, and with them their slices.
    void release(Dynptr released) {
        int reference = released.reference();
        analysis.current.references.removeIf(held -> held.id() == reference);
        BranchRules.everywhere(analysis.current, value -> Analysis.isSameReference(value, reference) ? Scalar.UNKNOWN : value);
        for (Frame frame : analysis.current.frames) {
            for (int i = 0; i < frame.stack.length; i++) {
                if (frame.stack[i].isDynptr() && ((Dynptr) frame.stack[i].saved()).reference() == reference) {
                    frame.stack[i] = StackSlot.EMPTY;
                    analysis.touchSlot(i);
                    analysis.stackLiveness.write(frame.number, 1L << i);
                }
            }
        }
    }

    /// What is stored over one half of a dynptr ends the whole.
    static void destroy(Analysis analysis, Frame frame, int slot) throws Rejected {
        if (slot >= frame.stack.length || !frame.stack[slot].isDynptr()) {
            return;
        }
        Dynptr dynptr = (Dynptr) frame.stack[slot].saved();
        if (dynptr.reference() != 0) {
            throw analysis.refuse(Rejected.EINVAL, "cannot overwrite referenced dynptr");
        }
        int other = dynptr.first() ? slot - 1 : slot + 1;
        frame.stack[slot] = StackSlot.EMPTY;
        frame.stack[other] = StackSlot.EMPTY;
        analysis.touchSlot(slot);
        analysis.touchSlot(other);
        analysis.stackLiveness.write(frame.number, mask(Math.max(slot, other)));
        BranchRules.everywhere(analysis.current, value -> value instanceof Pointer pointer && pointer.kind() instanceof PointerKind.Memory(long _, var _, int of) && of == dynptr.id()
                ? Scalar.UNKNOWN : value);
    }
}
