package dev.glasshive.portability;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.portability.Reason.Cause;
import dev.glasshive.program.Bytes;
import dev.glasshive.repair.Added;
import dev.glasshive.repair.Edit;
import dev.glasshive.repair.Patch;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reasons that lie in what programs hand out: bytes of the stack that nobody wrote, and pointers.
final class StackProofs {
    private final Trials trials;

    StackProofs(Trials trials) {
        this.trials = trials;
    }

    Optional<Reason> reason() {
        if (trials.refused().report().fixpoint().isEmpty()) {
            return Optional.empty();
        }
        return stackBytes().or(this::pointer);
    }

    /// Bytes that a helper reads and nobody wrote.
    private Optional<Reason> stackBytes() {
        if (!(trials.instruction().orElse(null) instanceof Instruction.CallHelper) || trials.walked(trials.refused().slot()).isEmpty()) {
            return Optional.empty();
        }
        AbstractFrame frame = trials.walked(trials.refused().slot()).getFirst().before().current();
        for (Register register : List.of(Register.R1, Register.R2, Register.R3, Register.R4, Register.R5)) {
            if (frame.registers().get(register.code()) instanceof AbstractValue.Pointer pointer && pointer.type().equals("fp")) {
                int offset = (int) (pointer.offset() + pointer.variable().value());
                Optional<Reason> reason = unwritten(frame, offset);
                if (reason.isPresent()) {
                    return reason;
                }
            }
        }
        return Optional.empty();
    }

    /// Sets the words from `offset` up to the frame pointer that hold unwritten bytes to 0, and asks again.
    private Optional<Reason> unwritten(AbstractFrame frame, int offset) {
        List<Added> zeros = new ArrayList<>();
        String first = "";
        int firstAt = 0;
        for (int word = Math.floorDiv(offset, AbstractSlot.BYTES) * AbstractSlot.BYTES; word < 0; word += AbstractSlot.BYTES) {
            int index = -word / AbstractSlot.BYTES - 1;
            String bytes = index < frame.stack().size() ? frame.stack().get(index).bytes() : "????????";
            if (bytes.indexOf('?') >= 0) {
                zeros.add(Added.of(new Instruction.Store(Size.DW, Register.R10, (short) word, new Imm(0))));
                firstAt = first.isEmpty() ? word : firstAt;
                first = first.isEmpty() ? bytes : first;
            }
        }
        Patch patch = new Patch(List.of(new Edit.Insert(0, Edit.Arrivals.SKIP, zeros)));
        Optional<Judged> then = zeros.isEmpty() ? Optional.empty() : trials.with(patch);
        int slot = trials.refused().slot();
        int at = firstAt;
        String bytes = first;
        return trials.evidence(then, "stack", "").map(changed -> trials.reason(Cause.STACK_BYTES, "", List.of(new Evidence.StackBytes(slot, at, bytes), changed),
                then.filter(Judged::accepted).map(_ -> List.of(patch)).orElse(List.of())));
    }

    /// A pointer that is stored where others can read it.
    private Optional<Reason> pointer() {
        int slot = trials.refused().slot();
        if (!(trials.instruction().orElse(null) instanceof Instruction.Store(Size size, Register base, short offset, Operand src)) || !(src instanceof Register from) || trials.walked(slot).isEmpty()) {
            return Optional.empty();
        }
        if (!(Trials.value(trials.walked(slot).getFirst(), from) instanceof AbstractValue.Pointer)) {
            return Optional.empty();
        }
        Optional<Judged> then = trials.with(new Edit.Replace(slot, List.of(Added.of(new Instruction.Store(size, base, offset, new Imm(0))))));
        return trials.evidence(then, "pointer", "").map(changed -> trials.reason(Cause.POINTER, from.toString(), List.of(changed), List.of()));
    }
}
