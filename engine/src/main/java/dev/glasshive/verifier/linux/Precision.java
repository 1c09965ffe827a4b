package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import dev.glasshive.verifier.linux.History.Linked;
import dev.glasshive.verifier.linux.History.Step;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the numbers that a verdict depended on. Only these must fit when paths are compared; all others may differ.
///
/// When the range of a register mattered, the instructions of the path are walked backwards to see where the number came from, and the registers that it was in are
/// marked in every remembered state on the way.
final class Precision {
    private static final int ARGUMENTS = 0x3e;
    private static final int TAIL_CALL = 12;

    private final Analysis analysis;
    /// The registers that are sought, for each frame.
    private final int[] registers = new int[State.MOST_FRAMES];
    /// The slots of the stack that are sought, for each frame.
    private final long[] slots = new long[State.MOST_FRAMES];
    private int frame;

    Precision(Analysis analysis) {
        this.analysis = analysis;
    }

    /// Where walking back an instruction leads.
    private enum Outcome {
        GO_ON, GIVE_UP
    }

    static String registers(int mask) {
        return listed(mask, "r", 1);
    }

    static String slots(long mask) {
        return listed(mask, "", -StackSlot.BYTES);
    }

    /// The bits of `mask` by name: registers count from 0, slots of the stack downwards from the first.
    private static String listed(long mask, String prefix, int step) {
        StringBuilder text = new StringBuilder();
        for (long left = mask; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            text.append(text.isEmpty() ? "" : ",").append(prefix).append(step > 0 ? bit : (bit + 1) * step);
        }
        return text.toString();
    }

    /// The range of `register` in the current frame matters.
    void mark(int register) {
        registers[analysis.current.currentNumber()] |= 1 << register;
        markSought(analysis.current);
    }

    /// The range of the number saved in slot `index` of the stack of `frameNumber` matters.
    void markSlot(int frameNumber, int index) {
        slots[frameNumber] |= 1L << index;
        markSought(analysis.current);
    }

    /// What mattered in `old`, which covers `state`, matters in `state` too.
    ///
    /// @return whether that was new
    boolean propagate(State old, State state) {
        for (int number = old.currentNumber(); number >= 0; number--) {
            Frame source = old.frames.get(number);
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < Frame.POINTER; i++) {
                if (isPrecise(source.registers[i])) {
                    names.append(names.isEmpty() ? "" : ",").append('r').append(i);
                    registers[number] |= 1 << i;
                }
            }
            for (int i = 0; i < source.stack.length; i++) {
                if (source.stack[i].isSpill() && isPrecise(source.stack[i].saved())) {
                    names.append(names.isEmpty() ? "" : ",").append("fp").append(-(i + 1) * StackSlot.BYTES);
                    slots[number] |= 1L << i;
                }
            }
            if (!names.isEmpty() && analysis.log.everything()) {
                analysis.log.print("frame " + number + ": propagating " + names + "\n");
            }
        }
        return markSought(state);
    }

    private boolean isPrecise(Value value) {
        return value instanceof Scalar scalar && analysis.can.isPrecise(scalar);
    }

    private boolean isNothingSought() {
        for (int i = 0; i < State.MOST_FRAMES; i++) {
            if (registers[i] != 0 || slots[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void seekNothing() {
        java.util.Arrays.fill(registers, 0);
        java.util.Arrays.fill(slots, 0);
    }

    private boolean markSought(State start) {
        if (!analysis.can.tracksPrecision()) {
            seekNothing();
            return false;
        }
        if (isNothingSought()) {
            return false;
        }
        frame = start.currentNumber();
        int first = start.firstInstruction;
        int last = start.instruction;
        int subsequent = -1;
        boolean skip = true;
        boolean changed = false;
        State state = start;
        while (true) {
            if (analysis.log.everything()) {
                analysis.log.print("mark_precise: frame" + frame + ": last_idx " + last + " first_idx " + first + " subseq_idx " + subsequent + " \n");
            }
            int history = state.history.size();
            int at = last;
            while (true) {
                if (skip) {
                    skip = false;
                } else if (walkBack(at, subsequent, step(state, history, at)) == Outcome.GIVE_UP) {
                    forceAll(start);
                    return true;
                }
                if (isNothingSought()) {
                    return changed;
                }
                subsequent = at;
                if (at == state.firstInstruction && (history == 0 || history == 1 && state.history.at(0).slot == at)) {
                    break;
                }
                if (history > 0 && state.history.at(history - 1).slot == at) {
                    history--;
                    at = state.history.at(history).previous;
                } else {
                    at--;
                }
                if (at < 0) {
                    throw new IllegalStateException("walked back out of the program");
                }
            }
            State parent = state.parent;
            if (parent == null) {
                break;
            }
            changed |= markIn(parent);
            if (isNothingSought()) {
                return changed;
            }
            subsequent = first;
            last = parent.lastInstruction;
            first = parent.firstInstruction;
            state = parent;
        }
        if (!isNothingSought()) {
            forceAll(start);
            return true;
        }
        return changed;
    }

    private static @Nullable Step step(State state, int history, int at) {
        return history > 0 && state.history.at(history - 1).slot == at ? state.history.at(history - 1) : null;
    }

    private boolean markIn(State state) {
        boolean changed = false;
        for (int number = frame; number >= 0; number--) {
            Frame marked = state.frames.get(number);
            int sought = registers[number];
            long soughtSlots = slots[number];
            for (int i = 0; i < Frame.REGISTERS; i++) {
                if ((sought & 1 << i) != 0) {
                    if (marked.registers[i] instanceof Scalar scalar && !scalar.precise()) {
                        marked.registers[i] = scalar.withPrecision(true);
                        changed = true;
                    } else {
                        registers[number] &= ~(1 << i);
                    }
                }
            }
            for (int i = 0; i < Long.SIZE; i++) {
                if ((soughtSlots & 1L << i) != 0) {
                    StackSlot slot = i < marked.stack.length ? marked.stack[i] : StackSlot.EMPTY;
                    if (slot.isSpill() && slot.saved() instanceof Scalar scalar && !scalar.precise()) {
                        marked.stack[i] = slot.withSaved(scalar.withPrecision(true));
                        changed = true;
                    } else {
                        slots[number] &= ~(1L << i);
                    }
                }
            }
            if (analysis.log.everything()) {
                analysis.log.print("mark_precise: frame" + number + ": parent state regs=" + registers(registers[number]) + " stack=" + slots(slots[number]) + ": ");
                analysis.printAll(state, number);
            }
        }
        return changed;
    }

    private void say(String line) {
        if (analysis.log.everything()) {
            analysis.log.print(line);
        }
    }

    private Outcome walkBack(int at, int subsequent, @Nullable Step step) {
        Fields fields = analysis.fields(at);
        if (fields.opcode() == 0) {
            return Outcome.GO_ON;
        }
        if (analysis.log.everything()) {
            analysis.log.print("mark_precise: frame" + frame + ": regs=" + registers(registers[frame]) + " stack=" + slots(slots[frame]) + " before " + at + ": "
                    + analysis.instructionText(at) + "\n");
        }
        spreadToLinked(step);
        Outcome outcome = switch (fields.instructionClass()) {
            case ALU, ALU64 -> arithmetic(fields);
            case LDX -> load(fields, step);
            case ST, STX -> InstructionText.isAtomic(fields) && fields.imm() == InstructionText.LOAD_ACQUIRE ? load(fields, step) : store(fields, step);
            case JMP, JMP32 -> jump(fields, at, subsequent, step);
            case LD -> wide(fields);
        };
        spreadToLinked(step);
        return outcome;
    }

    private boolean isSought(int register) {
        return (registers[frame] & 1 << register) != 0;
    }

    private void drop(int register) {
        registers[frame] &= ~(1 << register);
    }

    private void seek(int register) {
        registers[frame] |= 1 << register;
    }

    private void spreadToLinked(@Nullable Step step) {
        if (step == null || step.linked.isEmpty()) {
            return;
        }
        Function<Linked, Boolean> sought = linked -> switch (linked.place()) {
            case REGISTER -> (registers[linked.frame()] & 1 << linked.index()) != 0;
            case STACK -> (slots[linked.frame()] & 1L << linked.index()) != 0;
        };
        if (step.linked.stream().anyMatch(sought::apply)) {
            for (Linked linked : step.linked) {
                switch (linked.place()) {
                    case REGISTER -> registers[linked.frame()] |= 1 << linked.index();
                    case STACK -> slots[linked.frame()] |= 1L << linked.index();
                }
            }
        }
    }

    private Outcome arithmetic(Fields fields) {
        if (!isSought(fields.dst())) {
            return Outcome.GO_ON;
        }
        boolean register = (fields.opcode() & 0x08) != 0;
        switch (fields.opcode() & 0xf0) {
            case 0xd0, 0x80 -> { }
            case 0xb0 -> {
                drop(fields.dst());
                if (register && fields.src() != Frame.POINTER) {
                    seek(fields.src());
                }
            }
            default -> {
                if (register && fields.src() != Frame.POINTER) {
                    seek(fields.src());
                }
            }
        }
        return Outcome.GO_ON;
    }

    private Outcome load(Fields fields, @Nullable Step step) {
        if (isSought(fields.dst())) {
            drop(fields.dst());
            if (step != null && step.accessFrame >= 0) {
                slots[step.accessFrame] |= 1L << step.accessSlot;
            }
        }
        return Outcome.GO_ON;
    }

    private Outcome store(Fields fields, @Nullable Step step) {
        if (isSought(fields.dst())) {
            return Outcome.GIVE_UP;
        }
        if (step == null || step.accessFrame < 0 || (slots[step.accessFrame] & 1L << step.accessSlot) == 0) {
            return Outcome.GO_ON;
        }
        slots[step.accessFrame] &= ~(1L << step.accessSlot);
        if (fields.instructionClass() == dev.glasshive.isa.InstructionClass.STX) {
            seek(fields.src());
        }
        return Outcome.GO_ON;
    }

    private Outcome wide(Fields fields) {
        if (fields.opcode() == Layout.WIDE) {
            drop(fields.dst());
            return Outcome.GO_ON;
        }
        return isSought(0) ? Outcome.GIVE_UP : Outcome.GO_ON;
    }

    private Outcome jump(Fields fields, int at, int subsequent, @Nullable Step step) {
        if (Layout.isCall(fields) && analysis.signatures.isGlobal(analysis.layout.subprogramStartingAt(at + 1 + fields.imm()))) {
            // A global function is not followed.
            drop(0);
        } else if (Layout.isCall(fields)) {
            for (int i = 1; i <= 5; i++) {
                if (isSought(i)) {
                    registers[frame - 1] |= 1 << i;
                }
            }
            leaveFrame();
        } else if (fields.opcode() == Layout.CALL) {
            if (analysis.flow.isCheckpoint(at) && subsequent - 1 != at) {
                if ((registers[frame] & ~ARGUMENTS) != 0) {
                    // Linux takes this for a bug of its own, and refuses the program.
                    throw new NotModelled("functions called by helpers that end early");
                }
                leaveFrame();
                return Outcome.GO_ON;
            }
            drop(0);
            registers[frame] &= ~ARGUMENTS;
            if (fields.src() == 0 && fields.imm() == TAIL_CALL && subsequent - at != 1) {
                frame++;
            }
        } else if (fields.opcode() == Layout.EXIT) {
            registers[frame] &= ~ARGUMENTS;
            boolean result = subsequent >= 1 && Layout.isCall(analysis.fields(subsequent - 1)) && isSought(0);
            drop(0);
            frame++;
            if (result) {
                seek(0);
            }
        } else if ((fields.opcode() & 0x08) != 0 && (isSought(fields.dst()) || isSought(fields.src()))) {
            if (step == null || !step.stackOnRight) {
                seek(fields.src());
            }
            if (step == null || !step.stackOnLeft) {
                seek(fields.dst());
            }
        }
        return Outcome.GO_ON;
    }

    private void leaveFrame() {
        registers[frame] = 0;
        slots[frame] = 0;
        frame--;
    }

    /// What is sought cannot be found, so everything matters.
    private void forceAll(State start) {
        say("mark_precise: frame" + start.currentNumber() + ": falling back to forcing all scalars precise\n");
        for (State state = start.parent; state != null; state = state.parent) {
            for (Frame forced : state.frames) {
                for (int i = 0; i < Frame.POINTER; i++) {
                    if (forced.registers[i] instanceof Scalar scalar && !scalar.precise()) {
                        forced.registers[i] = scalar.withPrecision(true);
                        say("force_precise: frame" + forced.number + ": forcing r" + i + " to be precise\n");
                    }
                }
                for (int i = 0; i < forced.stack.length; i++) {
                    if (forced.stack[i].isSpill() && forced.stack[i].saved() instanceof Scalar scalar && !scalar.precise()) {
                        forced.stack[i] = forced.stack[i].withSaved(scalar.withPrecision(true));
                        say("force_precise: frame" + forced.number + ": forcing fp" + -(i + 1) * StackSlot.BYTES + " to be precise\n");
                    }
                }
            }
        }
        seekNothing();
    }

    /// Forgets what mattered in `state`; it is worked out anew from there on.
    static void forget(State state) {
        for (Frame forgotten : state.frames) {
            for (int i = 0; i < Frame.POINTER; i++) {
                if (forgotten.registers[i] instanceof Scalar scalar) {
                    forgotten.registers[i] = scalar.withPrecision(false);
                }
            }
            for (int i = 0; i < forgotten.stack.length; i++) {
                if (forgotten.stack[i].saved() instanceof Scalar scalar) {
                    forgotten.stack[i] = forgotten.stack[i].withSaved(scalar.withPrecision(false));
                }
            }
        }
    }
}
