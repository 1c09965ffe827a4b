package dev.glasshive.verifier.log;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.log.Known.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A saved log in the shape of an exploration, so that it can be looked at and explained like one of ours. The place of each step is the index of its visit.
public final class LogExploration {
    private static final int REGISTERS = 11;
    private static final String NEVER_WRITTEN = "????????";
    private static final int LONGEST_CODE = 1_000_000;

    private LogExploration() {}

    /// The steps of `log` as visits.
    public static Exploration of(SavedLog log) {
        List<Visit> visits = new ArrayList<>();
        for (Step step : log.steps()) {
            LogPath path = log.paths().get(step.path());
            int from = step.index() == path.firstStep() ? path.parent() : step.index() - 1;
            boolean last = step.index() == path.firstStep() + path.steps() - 1;
            visits.add(new Visit(step.index(), from, step.slot(), last ? outcome(path.ending()) : new Visit.Outcome.Continued(), () -> state(step.before())));
        }
        return new Exploration(visits, true);
    }

    /// The instructions that the log shows, with `exit` in the places that it does not.
    public static Code code(SavedLog log) {
        Map<Integer, Instruction> shown = new TreeMap<>();
        for (Step step : log.steps()) {
            if (step.slot() < LONGEST_CODE) {
                step.instruction().ifPresent(instruction -> shown.putIfAbsent(step.slot(), instruction));
            }
        }
        List<Instruction> all = new ArrayList<>();
        int at = 0;
        for (Map.Entry<Integer, Instruction> entry : shown.entrySet()) {
            for (; at < entry.getKey(); at++) {
                all.add(new Instruction.Exit());
            }
            if (at == entry.getKey()) {
                all.add(entry.getValue());
                at += entry.getValue() instanceof Instruction.LoadImm64 ? 2 : 1;
            }
        }
        all.add(new Instruction.Exit());
        return Code.of(all);
    }

    private static Visit.Outcome outcome(LogPath.Ending ending) {
        return switch (ending) {
            case EXIT -> new Visit.Outcome.Ended();
            case PRUNED -> new Visit.Outcome.Pruned(-1);
            case REJECTED -> new Visit.Outcome.Refused();
            case OPEN -> new Visit.Outcome.Continued();
        };
    }

    /// What a log says at a point.
    static AbstractState state(MachineState state) {
        return new AbstractState(state.frames().stream().map(LogExploration::frame).toList(),
                state.top().references().stream().map(id -> new AbstractState.Reference(id, -1)).toList());
    }

    private static AbstractFrame frame(FrameState frame) {
        List<AbstractValue> registers = new ArrayList<>();
        for (int i = 0; i < REGISTERS; i++) {
            registers.add(frame.register(i).map(register -> value(register.value(), frame.number())).orElseGet(AbstractValue.Uninitialized::new));
        }
        int deepest = frame.slots().stream().mapToInt(slot -> -slot.offset() / AbstractSlot.BYTES).max().orElse(0);
        List<AbstractSlot> stack = new ArrayList<>();
        for (int i = 1; i <= deepest; i++) {
            stack.add(frame.slot(-i * AbstractSlot.BYTES).map(slot -> slot(slot, frame.number())).orElseGet(() -> new AbstractSlot(NEVER_WRITTEN, new AbstractValue.Uninitialized())));
        }
        return new AbstractFrame(-1, frame.number(), registers, stack, StateText.of(frame).strip());
    }

    private static AbstractSlot slot(SlotState slot, int frame) {
        Optional<AbstractValue> saved = slot.saved().map(known -> value(known, frame));
        String rest = (saved.isPresent() ? "r" : "?").repeat(Math.max(0, AbstractSlot.BYTES - slot.bytes().length()));
        return new AbstractSlot((slot.bytes() + rest).substring(0, AbstractSlot.BYTES), saved.orElseGet(AbstractValue.Uninitialized::new));
    }

    private static AbstractValue value(Known known, int frame) {
        String text = StateText.of(known);
        return switch (known) {
            case Known.Scalar(ScalarRange range, long id, var _, boolean precise) -> new AbstractValue.Scalar(range, (int) id, precise, text);
            case Known.StackAddress(var of, long offset) -> new AbstractValue.Pointer("fp", false, offset, ScalarRange.of(0), 0, 0, -1, of.orElse(frame), 0, -1, text);
            case Address address -> new AbstractValue.Pointer(address.type().replace("_or_null", ""), address.isNullable(), address.number("off").orElse(0), address.variable().orElseGet(() -> ScalarRange.of(0)),
                    (int) address.number("id").orElse(0), (int) address.number("ref_obj_id").orElse(0), -1, address.frame().orElse(-1), (int) address.number("r").orElse(0), address.number("sz").orElse(-1), text);
            case Known.Unread _ -> new AbstractValue.Scalar(ScalarRange.UNKNOWN, 0, false, text);
        };
    }
}
