package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.Value.Pointer;
import dev.glasshive.verifier.linux.Value.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Functions of the program that helpers call: each call is one more path, on which the function runs and comes back to the call of the helper.
final class Callbacks {
    private static final int EACH_ELEMENT = 164;
    private static final int TIMER = 170;
    private static final int LOOP = 181;
    private static final int FIND_AREA = 180;
    private static final int DRAIN = 209;
    private static final List<String> ITERATED = List.of("hash", "percpu_hash", "lru_hash", "lru_percpu_hash", "array", "percpu_array");

    private final Analysis analysis;
    private final ParameterRules parameters;
    private final Explorer explorer;
    private int entries;

    Callbacks(Analysis analysis, ParameterRules parameters, Explorer explorer) {
        this.analysis = analysis;
        this.parameters = parameters;
        this.explorer = explorer;
    }

    /// Follows the function that the helper `given` was called with, if it calls one.
    void call(Arguments given) throws Rejected {
        switch (given.prototype.id()) {
            case EACH_ELEMENT -> enter(given);
            case TIMER -> enterLater(given);
            case LOOP -> loop(given);
            case FIND_AREA, DRAIN -> enter(given);
            default -> { }
        }
    }

    private void loop(Arguments given) throws Rejected {
        if (analysis.register(4).isNull()) {
            // Only loops that are sure to have no flags can be inlined, so paths must agree on it.
            analysis.precision.mark(4);
        }
        analysis.rewriting.loop(analysis.slot, given.subprogram, !analysis.register(4).isNull());
        analysis.precision.mark(1);
        Scalar turns = (Scalar) analysis.register(1);
        Frame caller = analysis.frame();
        if (Long.compareUnsigned(caller.callbackDepth, turns.range().umax()) < 0) {
            enter(given);
        } else {
            caller.callbackDepth = 0;
            if (analysis.log.everything()) {
                analysis.log.print("frame" + caller.number + " bpf_loop iteration limit reached\n");
            }
        }
    }

    private void enter(Arguments given) throws Rejected {
        parameters.remark(given.subprogram);
        State state = explorer.push(analysis.layout.start(given.subprogram));
        Frame caller = state.current();
        Frame callee = FunctionRules.enter(analysis, state, given.subprogram, analysis.slot);
        give(given, caller, callee);
        callee.callback = true;
        callee.callbackLow = 0;
        callee.callbackHigh = 1;
        state.callbackUnrolls++;
        caller.callbackDepth++;
        analysis.frame().callbackDepth = 0;
        analysis.touchAll();
    }

    /// The function runs some time later, with a stack of its own.
    private void enterLater(Arguments given) throws Rejected {
        parameters.remark(given.subprogram);
        analysis.calledLater.set(given.subprogram);
        State state = new State();
        Frame frame = new Frame(-1, 0, given.subprogram);
        frame.registers[1] = Pointer.to(new PointerKind.MapObject(given.map));
        frame.registers[2] = Pointer.to(new PointerKind.MapKey(given.map));
        frame.registers[3] = Pointer.to(new PointerKind.MapValue(given.map, 0));
        frame.later = ++entries;
        state.frames.add(frame);
        state.branches = 1;
        explorer.push(state, analysis.layout.start(given.subprogram));
        analysis.touchAll();
    }

    /// The registers that the function begins with.
    private void give(Arguments given, Frame caller, Frame callee) throws Rejected {
        switch (given.prototype.id()) {
            case EACH_ELEMENT -> {
                if (!ITERATED.contains(analysis.map(given.map).type())) {
                    throw analysis.refuse(Rejected.ENOTSUPP, "callback function not allowed for map");
                }
                callee.registers[1] = caller.registers[1];
                callee.registers[2] = Pointer.to(new PointerKind.MapKey(given.map));
                callee.registers[3] = Pointer.to(new PointerKind.MapValue(given.map, 0));
                callee.registers[4] = caller.registers[3];
            }
            case LOOP -> {
                callee.registers[1] = Scalar.UNKNOWN;
                callee.registers[2] = caller.registers[3];
            }
            case FIND_AREA -> {
                callee.registers[1] = caller.registers[1];
                callee.registers[2] = Pointer.to(new PointerKind.Kernel("", "vm_area_struct"));
                callee.registers[3] = caller.registers[4];
            }
            case DRAIN -> {
                callee.registers[1] = Pointer.to(new PointerKind.ConstantDynptr()).withId(analysis.newId());
                callee.registers[2] = caller.registers[3];
            }
            default -> throw new NotModelled("functions that helper " + given.prototype.id() + " calls");
        }
    }

    /// Goes back to the helper that called; what the function may change each time is forgotten, so that few turns stand for many.
    static void widen(State state, int callsite) {
        State before = earlier(state, callsite);
        if (before == null) {
            return;
        }
        Map<Integer, Integer> ids = new HashMap<>();
        for (int number = 0; number < state.frames.size(); number++) {
            Frame old = before.frames.get(number);
            Frame current = state.frames.get(number);
            for (int i = 0; i < Frame.REGISTERS; i++) {
                current.registers[i] = widened(old.registers[i], current.registers[i], ids);
            }
            for (int i = 0; i < Math.min(old.stack.length, current.stack.length); i++) {
                if (old.stack[i].isSpill() && current.stack[i].isSpill()) {
                    current.stack[i] = current.stack[i].withSaved(widened(old.stack[i].saved(), current.stack[i].saved(), ids));
                }
            }
        }
    }

    private static @Nullable State earlier(State state, int callsite) {
        for (State at = state.parent; at != null; at = at.parent) {
            if (at.instruction == callsite && at.frames.size() == state.frames.size() && sameCalls(at, state)) {
                return at;
            }
        }
        return null;
    }

    private static boolean sameCalls(State a, State b) {
        for (int i = 0; i < a.frames.size(); i++) {
            if (a.frames.get(i).callsite != b.frames.get(i).callsite) {
                return false;
            }
        }
        return true;
    }

    /// @param ids which relations among the older numbers are which among the current ones, as far as seen
    private static Value widened(Value old, Value current, Map<Integer, Integer> ids) {
        if (old instanceof Scalar a && current instanceof Scalar b && !a.precise() && !b.precise()
                && !(a.range().equals(b.range()) && Objects.equals(a.delta(), b.delta()) && isSame(a.id(), b.id(), ids))) {
            return Scalar.UNKNOWN;
        }
        return current;
    }

    private static boolean isSame(int old, int current, Map<Integer, Integer> ids) {
        if (old == 0 || current == 0) {
            return old == current;
        }
        Integer known = ids.get(old);
        if (known == null && !ids.containsValue(current)) {
            ids.put(old, current);
            return true;
        }
        return known != null && known == current;
    }
}
