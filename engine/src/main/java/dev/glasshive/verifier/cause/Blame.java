package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.AbstractValue.Pointer;
import dev.glasshive.verifier.AbstractValue.Scalar;
import dev.glasshive.verifier.Culprit;
import dev.glasshive.verifier.Holder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the values that a message blames, from its words and the instruction. The message may come from anywhere: numbers that no machine has are none.
final class Blame {
    private static final Pattern REGISTER = Pattern.compile("^R(10|\\d) |\\bR(10|\\d) off=| register R(10|\\d) | into R(10|\\d) |^invalid unbounded variable-offset.* stack R(10|\\d)$");
    private static final Pattern STACK_BYTE = Pattern.compile("^invalid (?:indirect )?read from stack (?:R\\d+ )?(?:off )?(-?\\d{1,9})\\+(\\d{1,9}) size (\\d+)$");
    private static final int LAST_ARGUMENT = 5;

    private final AbstractState state;
    private final int frame;
    private final Instruction instruction;

    private Blame(Trail trail, Instruction instruction) {
        this.state = trail.before(trail.last());
        this.frame = state.frames().size() - 1;
        this.instruction = instruction;
    }

    /// The values that `message` blames at the end of `trail`, the one that it names first.
    static List<Culprit> of(Trail trail, Vocabulary vocabulary, String message) {
        return trail.instruction(trail.last()).map(instruction -> new Blame(trail, instruction).culprits(vocabulary, message)).orElse(List.of());
    }

    private List<Culprit> culprits(Vocabulary vocabulary, String message) {
        return holders(message).stream().map(holder -> new Culprit(holder, Knowledge.of(state, holder), Knowledge.printed(state, holder, vocabulary))).toList();
    }

    private Set<Holder> holders(String message) {
        Set<Holder> holders = new LinkedHashSet<>();
        Matcher stack = STACK_BYTE.matcher(message);
        if (message.endsWith("would lead to reference leak")) {
            state.references().stream().limit(1).forEach(reference -> holders.add(new Holder.OfReference(reference.id())));
            return holders;
        }
        if (stack.matches()) {
            holders.add(new Holder.OfStack(stackFrame(message), Integer.parseInt(stack.group(1)) + Integer.parseInt(stack.group(2)), 1));
            return holders;
        }
        Matcher register = REGISTER.matcher(message);
        if (message.startsWith("math between ") || message.startsWith("value ")) {
            arithmetic(holders);
        } else if (register.find()) {
            named(holders, register(register), message);
        } else {
            unnamed(holders, message);
        }
        return holders;
    }

    private static Register register(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Register.of(Integer.parseInt(matcher.group(group)));
            }
        }
        throw new IllegalStateException("no register in " + matcher.group());
    }

    /// The register that the message names, and what decides with it.
    private void named(Set<Holder> holders, Register register, String message) {
        add(holders, register);
        if (instruction instanceof Instruction.CallHelper && value(register) instanceof Pointer && message.contains("outside of the allowed memory range") && register.code() < LAST_ARGUMENT) {
            Register size = Register.of(register.code() + 1);
            if (value(size) instanceof Scalar) {
                add(holders, size);
            }
        }
    }

    /// The number that is added to a pointer, then the pointer.
    private void arithmetic(Set<Holder> holders) {
        if (instruction instanceof Instruction.Alu(var _, var _, Register dst, Operand src)) {
            if (src instanceof Register other && value(other) instanceof Scalar) {
                add(holders, other);
                add(holders, dst);
            } else {
                add(holders, dst);
                if (src instanceof Register other) {
                    add(holders, other);
                }
            }
        }
    }

    /// What the instruction works on, where the message names no register.
    private void unnamed(Set<Holder> holders, String message) {
        if (message.startsWith("frame pointer") || message.startsWith("div by zero") || message.startsWith("invalid shift")) {
            return;
        }
        switch (instruction) {
            case Instruction.Load load -> {
                if (message.endsWith("fill") && value(load.base()) instanceof Pointer pointer && pointer.frame() >= 0) {
                    holders.add(new Holder.OfStack(pointer.frame(), (int) pointer.offset() + load.offset(), load.size().bytes()));
                }
                add(holders, load.base());
            }
            case Instruction.Store store -> {
                if (message.contains("spill") && store.src() instanceof Register src) {
                    add(holders, src);
                }
                add(holders, store.base());
            }
            case Instruction.Atomic atomic -> add(holders, atomic.base());
            case Instruction.LoadAcquire load -> add(holders, load.base());
            case Instruction.StoreRelease store -> add(holders, store.base());
            case Instruction.Alu(var _, var _, Register dst, Operand _) -> add(holders, dst);
            case Instruction.CallHelper _ -> arguments(holders, message);
            case Instruction.Exit() -> {
                if (message.startsWith("cannot return") || message.startsWith("R0 ") || message.startsWith("At ")) {
                    add(holders, Register.R0);
                }
            }
            case Instruction.LegacyLoad _ -> {
                if (message.startsWith("at the time of")) {
                    add(holders, Register.R6);
                }
            }
            case Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.Jump _, Instruction.Branch _,
                    Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _ -> { }
        }
    }

    private void arguments(Set<Holder> holders, String message) {
        String wanted = message.startsWith("helper access to the packet") ? "pkt" : message.contains("map") ? "map_ptr" : "";
        for (int code = 1; code <= LAST_ARGUMENT && holders.isEmpty(); code++) {
            if (value(Register.of(code)) instanceof Pointer pointer && pointer.type().equals(wanted)) {
                add(holders, Register.of(code));
            }
        }
        if (message.startsWith("invalid zero-sized read")) {
            for (int code = 1; code <= LAST_ARGUMENT; code++) {
                if (value(Register.of(code)) instanceof Scalar scalar && scalar.range().contains(0)) {
                    add(holders, Register.of(code));
                }
            }
        }
    }

    /// The frame whose stack the instruction leads to.
    private int stackFrame(String message) {
        List<Register> leading = new ArrayList<>();
        switch (instruction) {
            case Instruction.Load load -> leading.add(load.base());
            case Instruction.CallHelper _ -> {
                Matcher named = Pattern.compile("stack R(10|\\d) ").matcher(message);
                if (named.find()) {
                    leading.add(Register.of(Integer.parseInt(named.group(1))));
                }
            }
            case Instruction.Atomic atomic -> leading.add(atomic.base());
            case Instruction.LoadAcquire load -> leading.add(load.base());
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.Store _,
                    Instruction.StoreRelease _, Instruction.LegacyLoad _, Instruction.Jump _, Instruction.Branch _, Instruction.CallLocal _, Instruction.CallKfunc _,
                    Instruction.CallRegister _, Instruction.Exit _ -> { }
        }
        return leading.stream().map(this::value).filter(Pointer.class::isInstance).map(Pointer.class::cast).map(Pointer::frame).filter(at -> at >= 0).findFirst().orElse(frame);
    }

    private AbstractValue value(Register register) {
        return Knowledge.of(state, frame, register);
    }

    private void add(Set<Holder> holders, Register register) {
        holders.add(new Holder.OfRegister(frame, register));
    }
}
