package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.AbstractValue.Pointer;
import dev.glasshive.verifier.AbstractValue.Uninitialized;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.CausalEvent.Loss;
import dev.glasshive.verifier.CausalEvent.Origin;
import dev.glasshive.verifier.CausalEvent.Printed;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Holder.OfRegister;
import dev.glasshive.verifier.Holder.OfStack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Walks the failing path backwards from values at fault to where they were made, and tells what happened to them on the way.
final class Ancestry {
    private final Trail trail;
    private final Vocabulary vocabulary;
    private final Origins origins;
    private final List<CausalEvent> events = new ArrayList<>();
    /// What is followed, place by place: what each branch met.
    private final List<Set<Holder>> followed = new ArrayList<>();

    private Ancestry(Trail trail, Vocabulary vocabulary) {
        this.trail = trail;
        this.vocabulary = vocabulary;
        this.origins = new Origins(vocabulary);
    }

    /// The events behind `holders`, the latest first.
    static Ancestry of(Trail trail, Vocabulary vocabulary, Collection<Holder> holders) {
        Ancestry ancestry = new Ancestry(trail, vocabulary);
        ancestry.walk(new LinkedHashSet<>(holders));
        return ancestry;
    }

    List<CausalEvent> events() {
        return events;
    }

    /// What was followed before the instruction at `place`.
    Set<Holder> followed(int place) {
        return followed.get(place);
    }

    private void walk(Set<Holder> holders) {
        for (int i = 0; i <= trail.last(); i++) {
            followed.add(Set.of());
        }
        Set<Holder> wanted = holders;
        followed.set(trail.last(), wanted);
        for (int place = trail.last() - 1; place >= 0 && !wanted.isEmpty(); place--) {
            Set<Holder> before = new LinkedHashSet<>();
            for (Holder holder : wanted) {
                before.addAll(sources(place, holder));
            }
            wanted = before;
            followed.set(place, wanted);
        }
        if (trail.isFromStart()) {
            wanted.forEach(this::start);
        }
    }

    private void start(Holder holder) {
        if (Knowledge.of(trail.before(0), holder) instanceof Uninitialized) {
            events.add(new CausalEvent.Missing(trail.beginning(0), holder));
        } else if (holder instanceof OfRegister(int _, Register register) && register == Register.R1) {
            events.add(new CausalEvent.Made(trail.beginning(0), holder, text(0, holder), new Origin.Context()));
        }
    }

    /// What `holder` had its value from before the instruction at `place`; itself where the instruction has nothing to do with it.
    private Set<Holder> sources(int place, Holder holder) {
        int depth = trail.depth(place);
        Instruction instruction = trail.instruction(place).orElse(null);
        if (instruction == null) {
            return Set.of(holder);
        }
        return switch (holder) {
            case OfRegister register when register.frame() > depth -> entered(place, register, instruction);
            case OfRegister register when register.frame() < depth -> returned(place, register, instruction);
            case OfRegister register -> register(place, register, instruction);
            case OfStack stack when stack.frame() > depth -> {
                events.add(new CausalEvent.Missing(trail.beginning(place + 1), stack));
                yield Set.of();
            }
            case OfStack stack -> stack(place, stack, instruction);
            case Holder.OfReference reference -> reference(place, reference, instruction);
            case Holder.OfProgram _ -> Set.of();
        };
    }

    /// A register of a function that begins behind `place`.
    private Set<Holder> entered(int place, OfRegister holder, Instruction instruction) {
        if (Knowledge.of(trail.after(place), holder) instanceof Uninitialized) {
            events.add(new CausalEvent.Missing(trail.beginning(place + 1), holder));
            return Set.of();
        }
        if (holder.register() == Register.FRAME_POINTER) {
            return Set.of();
        }
        if (!(instruction instanceof Instruction.CallLocal)) {
            events.add(new CausalEvent.Made(trail.at(place), holder, textAfter(place, holder), new Origin.CallbackArgument()));
            return Set.of();
        }
        events.add(new CausalEvent.Entered(trail.at(place), holder, textAfter(place, holder), trail.slot(place + 1)));
        return Set.of(new OfRegister(trail.depth(place), holder.register()));
    }

    /// A register of a function that waits for the one at work.
    private Set<Holder> returned(int place, OfRegister holder, Instruction instruction) {
        if (instruction instanceof Instruction.Exit && trail.depth(place + 1) < trail.depth(place) && holder.register() == Register.R0 && holder.frame() == trail.depth(place + 1)) {
            events.add(new CausalEvent.Left(trail.at(place), holder, textAfter(place, holder)));
            return Set.of(new OfRegister(trail.depth(place), Register.R0));
        }
        learned(place, holder, instruction);
        return Set.of(holder);
    }

    private Set<Holder> register(int place, OfRegister holder, Instruction instruction) {
        Register register = holder.register();
        Effects effects = Effects.of(instruction);
        if (effects.clobbers().contains(register)) {
            events.add(new CausalEvent.Lost(trail.at(place), holder, text(place, holder), textAfter(place, holder), Loss.CALL));
            return Set.of();
        }
        if (!effects.writes().contains(register)) {
            return changedAside(place, holder, instruction);
        }
        return switch (instruction) {
            case Instruction.Mov(Width width, Register _, Operand src) -> moved(place, holder, width, src);
            case Instruction.MovSx(Width _, Size _, Register _, Register src) -> copied(place, holder, src);
            case Instruction.Alu(var _, Width _, Register _, Operand src) -> computed(place, holder, src);
            case Instruction.Neg _, Instruction.ByteSwap _ -> computed(place, holder, new Imm(0));
            case Instruction.Load(Size size, var _, Register _, Register base, short offset) -> loaded(place, holder, base, offset, size);
            case Instruction.LoadAcquire(Size size, Register _, Register base, short offset) -> loaded(place, holder, base, offset, size);
            case Instruction.Atomic(var _, Size size, Register base, short offset, Register _) -> loaded(place, holder, base, offset, size);
            case Instruction.LoadImm64 _, Instruction.LegacyLoad _, Instruction.CallHelper _, Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _ -> {
                origins.of(instruction, state(place), frame(place)).ifPresent(origin -> made(place, holder, origin));
                yield Set.of();
            }
            case Instruction.Store _, Instruction.StoreRelease _, Instruction.Jump _, Instruction.Branch _, Instruction.Exit _ -> Set.of(holder);
        };
    }

    /// A register that the instruction does not write, but about which it may say something.
    private Set<Holder> changedAside(int place, OfRegister holder, Instruction instruction) {
        if (instruction instanceof Instruction.Branch) {
            learned(place, holder, instruction);
        } else if (instruction instanceof Instruction.CallHelper && trail.depth(place + 1) == trail.depth(place)) {
            AbstractValue before = Knowledge.of(state(place), holder);
            AbstractValue after = Knowledge.of(trail.after(place), holder);
            if (!Knowledge.same(before, after) && before instanceof Pointer pointer) {
                events.add(new CausalEvent.Lost(trail.at(place), holder, text(before), text(after), pointer.reference() > 0 ? Loss.RELEASED : Loss.PACKET_MOVED));
            }
        }
        return Set.of(holder);
    }

    private void learned(int place, Holder holder, Instruction instruction) {
        if (instruction instanceof Instruction.Branch && !Knowledge.same(Knowledge.of(state(place), holder), Knowledge.of(trail.after(place), holder))) {
            events.add(new CausalEvent.Bounded(trail.at(place), holder, text(place, holder), textAfter(place, holder), trail.side(place)));
        }
    }

    private Set<Holder> moved(int place, OfRegister holder, Width width, Operand src) {
        if (!(src instanceof Register from)) {
            made(place, holder, new Origin.Constant(textAfter(place, holder).words()));
            return Set.of();
        }
        if (width == Width.W32 && Knowledge.of(state(place), frame(place), from) instanceof Pointer) {
            events.add(new CausalEvent.Lost(trail.at(place), holder, text(Knowledge.of(state(place), frame(place), from)), textAfter(place, holder), Loss.NARROWED));
            return Set.of(new OfRegister(frame(place), from));
        }
        return copied(place, holder, from);
    }

    private Set<Holder> copied(int place, OfRegister holder, Register from) {
        Holder source = new OfRegister(frame(place), from);
        if (from == Register.FRAME_POINTER) {
            made(place, holder, new Origin.Stack());
            return Set.of();
        }
        events.add(new CausalEvent.Copied(trail.at(place), holder, from, text(place, source), textAfter(place, holder)));
        return Set.of(source);
    }

    private Set<Holder> computed(int place, OfRegister holder, Operand src) {
        Set<Holder> sources = new LinkedHashSet<>(List.of(holder));
        String operand = "";
        if (src instanceof Register other && other != holder.register()) {
            AbstractValue value = Knowledge.of(state(place), frame(place), other);
            operand = other + " (" + Words.value(value, vocabulary) + ")";
            sources.add(new OfRegister(frame(place), other));
        }
        events.add(new CausalEvent.Computed(trail.at(place), holder, text(place, holder), textAfter(place, holder), operand));
        return sources;
    }

    private Set<Holder> loaded(int place, OfRegister holder, Register base, short offset, Size size) {
        if (Knowledge.of(state(place), frame(place), base) instanceof Pointer pointer) {
            if (pointer.frame() >= 0 && pointer.variable().isConstant() && pointer.offset() + offset < 0 && pointer.frame() < state(place).frames().size()) {
                OfStack from = new OfStack(pointer.frame(), (int) pointer.offset() + offset, size.bytes());
                events.add(new CausalEvent.Filled(trail.at(place), holder, from, textAfter(place, holder)));
                return Set.of(from);
            }
            made(place, holder, origins.ofMemory(pointer, offset, size.bytes()));
        }
        return Set.of();
    }

    private Set<Holder> stack(int place, OfStack holder, Instruction instruction) {
        return switch (instruction) {
            case Instruction.Store(Size size, Register base, short offset, Operand src) -> stored(place, holder, base, offset, size, src);
            case Instruction.StoreRelease(Size size, Register base, short offset, Register src) -> stored(place, holder, base, offset, size, src);
            case Instruction.Atomic(var _, Size size, Register base, short offset, Register src) -> stored(place, holder, base, offset, size, src);
            case Instruction.CallHelper(int id) when trail.depth(place + 1) == trail.depth(place) && isWritten(place, holder) -> {
                made(place, holder, new Origin.Written(origins.helper(id)));
                yield Set.of();
            }
            case Instruction.Branch _ -> {
                learned(place, holder, instruction);
                yield Set.of(holder);
            }
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _, Instruction.LoadImm64 _, Instruction.Load _,
                    Instruction.LoadAcquire _, Instruction.LegacyLoad _, Instruction.Jump _, Instruction.CallHelper _, Instruction.CallLocal _, Instruction.CallKfunc _,
                    Instruction.CallRegister _, Instruction.Exit _ -> Set.of(holder);
        };
    }

    private boolean isWritten(int place, Holder holder) {
        return !Knowledge.text(state(place), holder).equals(Knowledge.text(trail.after(place), holder));
    }

    private Set<Holder> stored(int place, OfStack holder, Register base, short offset, Size size, Operand src) {
        if (!(Knowledge.of(state(place), frame(place), base) instanceof Pointer pointer) || pointer.frame() != holder.frame()) {
            return Set.of(holder);
        }
        if (!pointer.variable().isConstant()) {
            if (isWritten(place, holder)) {
                events.add(new CausalEvent.Lost(trail.at(place), holder, text(place, holder), textAfter(place, holder), Loss.OVERWRITTEN));
            }
            return Set.of(holder);
        }
        long from = pointer.offset() + offset;
        long to = from + size.bytes();
        if (to <= holder.offset() || from >= holder.offset() + holder.size()) {
            // A pointer is whole or nothing, so a store beside these bytes can break the pointer that they were part of.
            return Set.of(holder);
        }
        if (from > holder.offset() || to < holder.offset() + holder.size()) {
            events.add(new CausalEvent.Lost(trail.at(place), holder, text(place, holder), textAfter(place, holder), Loss.OVERWRITTEN));
            return size.bytes() == AbstractSlot.BYTES ? Set.of() : Set.of(holder);
        }
        if (src instanceof Register register) {
            events.add(new CausalEvent.Spilled(trail.at(place), holder, register, text(Knowledge.of(state(place), frame(place), register))));
            return Set.of(new OfRegister(frame(place), register));
        }
        made(place, holder, new Origin.Constant(String.valueOf(((Imm) src).value())));
        return Set.of();
    }

    private Set<Holder> reference(int place, Holder.OfReference holder, Instruction instruction) {
        if (isHeld(state(place), holder) || !isHeld(trail.after(place), holder)) {
            return Set.of(holder);
        }
        String by = instruction instanceof Instruction.CallHelper(int id) ? origins.helper(id) : "the call";
        Printed given = trail.depth(place + 1) == trail.depth(place) ? text(Knowledge.of(trail.after(place), frame(place), Register.R0)) : Printed.NOTHING;
        events.add(new CausalEvent.Acquired(trail.at(place), holder, given, by));
        return Set.of();
    }

    private static boolean isHeld(AbstractState state, Holder.OfReference holder) {
        return state.references().stream().anyMatch(reference -> reference.id() == holder.id());
    }

    private void made(int place, Holder holder, Origin origin) {
        events.add(new CausalEvent.Made(trail.at(place), holder, textAfter(place, holder), origin));
    }

    private AbstractState state(int place) {
        return trail.before(place);
    }

    private int frame(int place) {
        return trail.depth(place);
    }

    private Printed text(int place, Holder holder) {
        return Knowledge.printed(state(place), holder, vocabulary);
    }

    private Printed textAfter(int place, Holder holder) {
        return Knowledge.printed(trail.after(place), holder, vocabulary);
    }

    private Printed text(AbstractValue value) {
        return Knowledge.printed(value, vocabulary);
    }
}
