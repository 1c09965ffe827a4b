package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.linux.ContextTable.Direction;
import dev.glasshive.verifier.linux.MemoryRules.Access;
import dev.glasshive.verifier.linux.RegionRules.Zero;
import dev.glasshive.verifier.linux.StackSlot.Kind;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;

/// Reads and writes of the stack: registers saved and restored, bytes that are known to be written or zero.
final class StackRules {
    private final Analysis analysis;

    StackRules(Analysis analysis) {
        this.analysis = analysis;
    }

    /// What a helper does to a piece of the stack.
    enum Purpose {
        /// It reads.
        READ,
        /// It may change what is there.
        CHANGE,
        /// It fills it, so it need not hold anything before.
        FILL
    }

    void access(Access access, Pointer pointer, PointerKind.Stack kind) throws Rejected {
        int offset = access.offset() + pointer.offset();
        Frame frame = analysis.current.frames.get(kind.frame());
        checkBounds(access.base(), pointer, offset, access.size(), access.direction());
        switch (access.direction()) {
            case LOAD -> {
                if (pointer.isFixed()) {
                    readFixed(access, frame, (int) (offset + pointer.variable().value()));
                } else {
                    readVariable(access, pointer, frame, offset);
                }
            }
            case STORE -> {
                if (pointer.isFixed()) {
                    writeFixed(access, frame, (int) (offset + pointer.variable().value()));
                } else {
                    writeVariable(access, pointer, frame, offset);
                }
            }
        }
    }

    private void checkBounds(int register, Pointer pointer, int offset, int size, Direction direction) throws Rejected {
        String words = direction == Direction.LOAD ? " read from" : " write to";
        ScalarRange variable = pointer.variable();
        if (!pointer.isFixed() && (variable.smax() >= MemoryRules.LARGEST_OFFSET || variable.smin() <= -MemoryRules.LARGEST_OFFSET)) {
            throw analysis.refuse(Rejected.EACCES, "invalid unbounded variable-offset" + words + " stack R" + register);
        }
        Frame frame = analysis.current.frames.get(((PointerKind.Stack) pointer.kind()).frame());
        long bottom = direction == Direction.STORE || analysis.can.mayReadUnwritten() ? -Frame.STACK_BYTES : -frame.stackBytes();
        long lowest = offset + (pointer.isFixed() ? variable.value() : variable.smin());
        long highest = offset + (pointer.isFixed() ? variable.value() : variable.smax()) + size;
        boolean outside = lowest < bottom || lowest > -1;
        if (outside || highest > 0 || size < 0) {
            int errno = outside ? Rejected.EACCES : highest > 0 ? Rejected.EINVAL : Rejected.EFAULT;
            throw analysis.refuse(errno, pointer.isFixed()
                    ? "invalid" + words + " stack R" + register + " off=" + lowest + " size=" + size
                    : "invalid variable-offset" + words + " stack R" + register + " var_off=" + RangeText.bits(variable.bits()) + " off=" + offset + " size=" + size);
        }
        frame.grow((int) -lowest);
        analysis.stackUse.use(frame.subprogram, (int) -lowest);
    }

    private static int slotOf(int offset) {
        return (-offset - 1) / StackSlot.BYTES;
    }

    private static int byteOf(int offset) {
        return (-offset - 1) % StackSlot.BYTES;
    }

    private void readFixed(Access access, Frame frame, int offset) throws Rejected {
        int index = slotOf(offset);
        StackSlot slot = frame.stack[index];
        analysis.touchSlot(index);
        analysis.stackLiveness.read(frame.number, analysis.slot, 1L << index);
        if (!slot.isSpill()) {
            checkReadable(slot, offset, access.size());
            if (access.register() != MemoryRules.NONE) {
                analysis.set(access.register(), MemoryRules.cut(bytes(frame, offset, access.size()), access.size(), access.extension()));
            }
            return;
        }
        if (access.size() == StackSlot.BYTES && slot.spillSize() == StackSlot.BYTES) {
            if (access.register() != MemoryRules.NONE) {
                analysis.set(access.register(), slot.saved());
            } else if (slot.saved() instanceof Pointer && !analysis.can.mayLeakPointers()) {
                throw analysis.refuse(Rejected.EACCES, "leaking pointer from stack off " + offset);
            }
            recordAccess(frame, index);
            return;
        }
        if (!(slot.saved() instanceof Scalar saved)) {
            throw analysis.refuse(Rejected.EACCES, "invalid size of register fill");
        }
        if (access.register() == MemoryRules.NONE) {
            return;
        }
        readPart(access, frame, offset, slot, saved);
    }

    private void readPart(Access access, Frame frame, int offset, StackSlot slot, Scalar saved) throws Rejected {
        int index = slotOf(offset);
        if (access.size() <= slot.spillSize() && byteOf(offset) == StackSlot.BYTES - 1) {
            Scalar value = ArithmeticRules.fits(saved, access.size() * 8) ? saved : saved.unlinked();
            analysis.set(access.register(), MemoryRules.cut(value, access.size(), access.extension()));
            recordAccess(frame, index);
            return;
        }
        int spilled = 0;
        int zeros = 0;
        checkWritten(slot, offset, access.size());
        for (int i = 0; i < access.size(); i++) {
            Kind kind = slot.at(byteOf(offset + i));
            spilled += kind == Kind.SPILL ? 1 : 0;
            zeros += kind == Kind.ZERO ? 1 : 0;
        }
        if (spilled == access.size() && saved.isZero()) {
            analysis.set(access.register(), Scalar.ZERO);
            recordAccess(frame, index);
        } else {
            analysis.set(access.register(), MemoryRules.cut(zeros == access.size() ? Scalar.ZERO : Scalar.UNKNOWN, access.size(), access.extension()));
        }
    }

    private void checkReadable(StackSlot slot, int offset, int size) throws Rejected {
        for (int i = 0; i < size; i++) {
            Kind kind = slot.at(byteOf(offset + i));
            if (kind == Kind.SPILL || kind == Kind.DYNPTR || kind == Kind.INVALID && !analysis.can.mayReadUnwritten()) {
                throw analysis.refuse(Rejected.EACCES, "invalid read from stack off " + offset + "+" + i + " size " + size);
            }
        }
    }

    /// Checks bytes of which some are a saved number.
    private void checkWritten(StackSlot slot, int offset, int size) throws Rejected {
        for (int i = 0; i < size; i++) {
            if (slot.at(byteOf(offset + i)) == Kind.INVALID && !analysis.can.mayReadUnwritten()) {
                throw analysis.refuse(Rejected.EACCES, "invalid read from stack off " + offset + "+" + i + " size " + size);
            }
        }
    }

    private void recordAccess(Frame frame, int index) {
        History.Step step = analysis.record();
        step.accessFrame = frame.number;
        step.accessSlot = index;
    }

    /// What loading bytes that are not a saved register gives: zero if all are, else some number.
    private Scalar bytes(Frame frame, int from, int size) {
        for (int i = 0; i < size; i++) {
            int index = slotOf(from + i);
            analysis.touchSlot(index);
            if (frame.stack[index].at(byteOf(from + i)) != Kind.ZERO) {
                return Scalar.UNKNOWN;
            }
        }
        return Scalar.ZERO;
    }

    private void readVariable(Access access, Pointer pointer, Frame frame, int offset) throws Rejected {
        if (access.register() == MemoryRules.NONE) {
            throw analysis.refuse(Rejected.EACCES, "variable offset stack pointer cannot be passed into helper function; var_off="
                    + RangeText.bits(pointer.variable().bits()) + " off=" + offset + " size=" + access.size());
        }
        checkInitialized(access.base(), pointer, offset, access.size(), Purpose.READ, Zero.FORBIDDEN);
        int from = (int) (offset + pointer.variable().smin());
        int to = (int) (offset + pointer.variable().smax()) + access.size();
        analysis.set(access.register(), MemoryRules.cut(bytes(frame, from, to - from), access.size(), access.extension()));
    }

    private void writeFixed(Access access, Frame frame, int offset) throws Rejected {
        int index = slotOf(offset);
        DynptrRules.destroy(analysis, frame, index);
        StackSlot slot = frame.stack[index];
        analysis.touchSlot(index);
        checkUncorrupted(slot, access.size());
        protect(access, slot, offset);
        if (access.size() == StackSlot.BYTES) {
            analysis.stackLiveness.write(frame.number, 1L << index);
        }
        boolean aligned = byteOf(offset) == StackSlot.BYTES - 1;
        boolean register = access.register() != MemoryRules.NONE;
        if (aligned && register && analysis.can.tracksPrecision() && analysis.register(access.register()) instanceof Scalar scalar) {
            saveNumber(access, frame, index, scalar);
        } else if (aligned && !register && analysis.can.tracksPrecision() && access.immediate() != MemoryRules.UNKNOWN_IMMEDIATE) {
            frame.stack[index] = StackSlot.spill(slot, Scalar.of(access.immediate()), access.size());
            recordAccess(frame, index);
        } else if (register && analysis.register(access.register()) instanceof Pointer pointer && pointer.kind().canBeSaved()) {
            savePointer(access, frame, index, pointer);
        } else {
            writeBytes(access, frame, offset);
        }
    }

    /// A pointer of which a part is overwritten is no pointer any more, but tells where it led.
    private void checkUncorrupted(StackSlot slot, int size) throws Rejected {
        if (!analysis.can.mayLeakPointers() && slot.isSpill() && slot.saved() instanceof Pointer && size != StackSlot.BYTES) {
            throw analysis.refuse(Rejected.EACCES, "attempt to corrupt spilled pointer on stack");
        }
    }

    /// A load must not run ahead of a store that replaces something else than bytes.
    private void protect(Access access, StackSlot slot, int offset) {
        if (analysis.can.trustsStores()) {
            return;
        }
        boolean sensitive = access.register() != MemoryRules.NONE && analysis.register(access.register()) instanceof Pointer;
        for (int i = 0; i < access.size(); i++) {
            Kind kind = slot.at(byteOf(offset + i));
            sensitive |= kind != Kind.MISC && kind != Kind.ZERO;
        }
        if (sensitive) {
            analysis.speculation.stopAfter(analysis.slot);
        }
    }

    private void saveNumber(Access access, Frame frame, int index, Scalar scalar) {
        boolean fits = ArithmeticRules.fits(scalar, access.size() * 8);
        Value value = scalar;
        if (fits) {
            value = analysis.withIdForCopy(scalar);
            analysis.set(access.register(), value);
        }
        frame.stack[index] = StackSlot.spill(frame.stack[index], fits ? value : scalar.unlinked(), access.size());
        recordAccess(frame, index);
    }

    private void savePointer(Access access, Frame frame, int index, Pointer pointer) throws Rejected {
        if (access.size() != StackSlot.BYTES) {
            throw analysis.refuse(Rejected.EACCES, "invalid size of register spill");
        }
        if (frame != analysis.frame() && pointer.kind() instanceof PointerKind.Stack) {
            throw analysis.refuse(Rejected.EINVAL, "cannot spill pointers to stack into stack frame of the caller");
        }
        frame.stack[index] = StackSlot.spill(frame.stack[index], pointer, access.size());
        recordAccess(frame, index);
    }

    private void writeBytes(Access access, Frame frame, int offset) throws Rejected {
        int index = slotOf(offset);
        StackSlot slot = frame.stack[index];
        if (slot.isSpill()) {
            slot = slot.scrubbed();
        }
        slot = slot.withSaved(Value.Unset.VALUE);
        boolean register = access.register() != MemoryRules.NONE;
        Kind kind = Kind.MISC;
        if (register ? analysis.register(access.register()).isNull() : access.immediate() == 0) {
            if (register) {
                analysis.precision.mark(access.register());
            }
            kind = Kind.ZERO;
        }
        for (int i = 0; i < access.size(); i++) {
            slot = slot.with(byteOf(offset + i), kind);
        }
        frame.stack[index] = slot;
    }

    private void writeVariable(Access access, Pointer pointer, Frame frame, int offset) throws Rejected {
        boolean register = access.register() != MemoryRules.NONE;
        boolean zero = register ? analysis.register(access.register()).isNull() : access.immediate() == 0;
        boolean zeroKept = false;
        int to = (int) (offset + pointer.variable().smax()) + access.size();
        for (int at = (int) (offset + pointer.variable().smin()); at < to; at++) {
            DynptrRules.destroy(analysis, frame, slotOf(at));
        }
        for (int at = (int) (offset + pointer.variable().smin()); at < to; at++) {
            int index = slotOf(at);
            StackSlot slot = frame.stack[index];
            Kind kind = slot.at(byteOf(at));
            analysis.touchSlot(index);
            if (zero && kind == Kind.SPILL && slot.saved().isNull()) {
                zeroKept = true;
                continue;
            }
            boolean staysZero = zero && kind == Kind.ZERO;
            zeroKept |= staysZero;
            StackSlot bytes = slot.isSpill() ? slot.scrubbed() : slot;
            frame.stack[index] = bytes.withSaved(Value.Unset.VALUE).with(byteOf(at), staysZero ? Kind.ZERO : Kind.MISC);
        }
        if (zeroKept && register) {
            analysis.precision.mark(access.register());
        }
    }

    /// Checks a piece of the stack that a helper, or a load from an unknown place, touches.
    void checkInitialized(int register, Pointer pointer, int offset, int size, Purpose purpose, Zero zero) throws Rejected {
        if (size == 0 && zero == Zero.FORBIDDEN) {
            throw analysis.refuse(Rejected.EACCES, "invalid zero-sized read");
        }
        Purpose done = purpose == Purpose.FILL && !pointer.isFixed() ? Purpose.CHANGE : purpose;
        checkBounds(register, pointer, offset, size, purpose == Purpose.READ ? Direction.LOAD : Direction.STORE);
        Frame frame = analysis.current.frames.get(((PointerKind.Stack) pointer.kind()).frame());
        int from = (int) (offset + (pointer.isFixed() ? pointer.variable().value() : pointer.variable().smin()));
        int to = (int) (offset + (pointer.isFixed() ? pointer.variable().value() : pointer.variable().smax())) + size;
        if (done != Purpose.READ) {
            checkNoDynptr(frame, from, to);
        }
        if (done == Purpose.FILL) {
            return;
        }
        for (int at = from; at < to; at++) {
            int index = slotOf(at);
            checkInitialized(register, pointer, frame, offset, size, at);
            if (done == Purpose.CHANGE) {
                change(frame, index, byteOf(at));
            }
            analysis.stackLiveness.read(frame.number, analysis.slot, 1L << index);
        }
    }

    private void checkNoDynptr(Frame frame, int from, int to) throws Rejected {
        for (int at = from; at < to; at++) {
            if (frame.stack[slotOf(at)].isDynptr()) {
                throw analysis.refuse(Rejected.EACCES, "potential write to dynptr at off=" + at + " disallowed");
            }
        }
    }

    private void checkInitialized(int register, Pointer pointer, Frame frame, int offset, int size, int at) throws Rejected {
        StackSlot slot = frame.stack[slotOf(at)];
        boolean readable = switch (slot.at(byteOf(at))) {
            case MISC, ZERO -> true;
            // Linux takes a slot that holds a saved number for readable as a whole, even if the number has only four bytes.
            case INVALID, SPILL -> slot.isSpill() && (analysis.can.mayLeakPointers() || slot.saved() instanceof Scalar) || analysis.can.mayReadUnwritten();
            case DYNPTR -> false;
        };
        if (!readable) {
            int from = (int) (offset + (pointer.isFixed() ? pointer.variable().value() : pointer.variable().smin()));
            throw analysis.refuse(Rejected.EACCES, "invalid read from stack R" + register + (pointer.isFixed() ? " off " + from : " var_off " + RangeText.bits(pointer.variable().bits()))
                    + "+" + (at - from) + " size " + size);
        }
    }

    /// A helper may write anything here.
    private static void change(Frame frame, int index, int at) {
        StackSlot slot = frame.stack[index];
        Kind kind = slot.at(at);
        if (kind == Kind.ZERO || kind == Kind.INVALID) {
            frame.stack[index] = slot.with(at, Kind.MISC);
        } else if (slot.isSpill()) {
            frame.stack[index] = slot.scrubbed().withSaved(Scalar.UNKNOWN);
        }
    }
}
