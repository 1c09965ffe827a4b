package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.StackSlot.Kind;
import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;

/// Keys of arrays that are known numbers on the stack: a lookup of one that exists never fails.
final class ConstantKeys {
    private ConstantKeys() {}

    /// The key that `pointer` leads to, or -1.
    static long find(Analysis analysis, Pointer pointer, int size) {
        if (!analysis.can.tracksPrecision() || !(pointer.kind() instanceof PointerKind.Stack(int frameNumber)) || !pointer.isFixed()) {
            return -1;
        }
        Frame frame = analysis.current.frames.get(frameNumber);
        int offset = (int) pointer.fixedOffset();
        int index = (-offset - 1) / StackSlot.BYTES;
        int at = (-offset - 1) % StackSlot.BYTES;
        StackSlot slot = frame.stack[index];
        if (count(slot, at, Kind.ZERO) >= size) {
            return 0;
        }
        if (!slot.isScalarSpill() || count(slot, at, Kind.SPILL) != size || !(slot.saved() instanceof Scalar scalar) || !scalar.range().isConstant()) {
            return -1;
        }
        analysis.precision.markSlot(frameNumber, index);
        return scalar.range().value();
    }

    private static int count(StackSlot slot, int from, Kind kind) {
        int count = 0;
        for (int i = from; i >= 0 && slot.at(i) == kind; i--) {
            count++;
        }
        return count;
    }
}
