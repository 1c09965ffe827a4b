package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.Helper;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Values for registers that have none, and the right register or width where a pointer was lost.
final class RegisterRemedies {
    private static final List<String> TRACING = List.of("kprobe", "tracepoint", "perf_event", "raw_tracepoint");
    private static final List<String> MOVING = List.of("pkt");

    private RegisterRemedies() {}

    static List<Proposal> unset(Situation s, Matcher message) {
        Register register = Register.of(Integer.parseInt(message.group(1)));
        List<Proposal> proposals = new ArrayList<>();
        int slot = s.slot();
        boolean exits = s.instruction().filter(Instruction.Exit.class::isInstance).isPresent();
        clobber(s, register).ifPresent(call -> proposals.addAll(kept(s, register, call)));
        Written written = new Written(s, register);
        boolean result = exits && register == Register.R0;
        int value = result ? s.calmResult() : 0;
        if (written.mayBe(slot)) {
            written.lastBefore(slot).filter(at -> s.code.at(at) instanceof Instruction.Branch)
                    .ifPresent(at -> proposals.add(Proposal.of("register.branch", Patch.of(Blocks.before(at, Emit.set(register, value))), register, value, at)));
        } else if (result) {
            proposals.add(Proposal.of("result.set", Patch.of(Blocks.before(slot, Emit.set(register, value))), value));
        }
        Edit start = Blocks.atStart(s.function(Math.max(0, slot)), Emit.set(register, 0));
        Edit here = Blocks.before(slot, Emit.set(register, 0));
        boolean argument = s.instruction().filter(Instruction.CallHelper.class::isInstance).isPresent();
        Proposal atStart = Proposal.of("register.start", Patch.of(start), register);
        Proposal atUse = Proposal.of("register.use", Patch.of(here), register);
        if (written.mayBe(slot)) {
            proposals.add(atStart);
        } else {
            proposals.addAll(argument || exits ? List.of(atUse, atStart) : List.of(atStart, atUse));
        }
        return proposals;
    }

    /// The call on the path that took `register` its value, if it had one.
    private static Optional<Visit> clobber(Situation s, Register register) {
        return s.writer(register).filter(visit -> isCall(s.code.at(visit.slot()))
                && !(s.frame(visit).registers().get(register.code()) instanceof AbstractValue.Uninitialized));
    }

    private static boolean isCall(Instruction instruction) {
        return instruction instanceof Instruction.CallHelper || instruction instanceof Instruction.CallLocal || instruction instanceof Instruction.LegacyLoad;
    }

    private static List<Proposal> kept(Situation s, Register register, Visit call) {
        // What the call is given is often changed just before; what is meant is what the register held before that, if it is in another one still.
        List<Proposal> proposals = new ArrayList<>();
        s.unused().stream().findFirst().ifPresent(saved -> proposals.add(Proposal.of("register.keep",
                Patch.of(Blocks.before(call.slot(), Emit.move(saved, register)), Blocks.before(s.slot(), Emit.move(register, saved))), register, saved)));
        s.freeStack(8).ifPresent(place -> proposals.add(Proposal.of("register.spill",
                Patch.of(Blocks.before(call.slot(), Emit.store(Size.DW, Register.FRAME_POINTER, place, register)), Blocks.before(s.slot(), Emit.load(Size.DW, register, Register.FRAME_POINTER, place))),
                register, -place)));
        return proposals;
    }

    /// An access through a number.
    static List<Proposal> lost(Situation s, Matcher message) {
        Register base = Register.of(Integer.parseInt(message.group(1)));
        List<Proposal> proposals = new ArrayList<>();
        Optional<Visit> writer = s.writer(base);
        writer.ifPresent(visit -> proposals.addAll(narrow(s, base, visit)));
        Optional<Accesses> access = s.instruction().flatMap(Accesses::of);
        if (access.isEmpty()) {
            return proposals;
        }
        if (writer.isEmpty() || !isNarrow(s.code.at(writer.get().slot()))) {
            if (wasPacket(s, base)) {
                proposals.addAll(PacketRemedies.reloaded(s, base, access.get().offset(), access.get().size()));
            }
        }
        for (Register other : Register.values()) {
            if (other != base && s.value(other) instanceof AbstractValue.Pointer pointer && !List.of("ctx", "fp", "pkt_end", "map_ptr").contains(pointer.type())
                    && mayReach(s, pointer, access.get())) {
                proposals.add(Proposal.of("register.other", Patch.of(Blocks.replace(s.slot(), Accesses.through(s.code.at(s.slot()), other, access.get().offset()))), other));
            }
        }
        if (TRACING.contains(s.candidate.type()) && !isLost(s, base)) {
            proposals.addAll(0, probed(s, base, access.get()));
        }
        return proposals;
    }

    /// Whether what `pointer` leads to has the bytes of the access, as far as that is known: else it is another thing that is meant.
    private static boolean mayReach(Situation s, AbstractValue.Pointer pointer, Accesses access) {
        if (!pointer.variable().isConstant()) {
            return true;
        }
        long first = pointer.offset() + pointer.variable().value() + access.offset();
        return switch (pointer.type()) {
            case "map_value" -> s.map(pointer.map()).filter(map -> first < 0 || first + access.size() > map.valueSize()).isEmpty();
            case "pkt" -> first + access.size() <= pointer.range();
            default -> true;
        };
    }

    /// Whether the number is a constant, or was made from a pointer: then it is no address that somebody gave.
    private static boolean isLost(Situation s, Register base) {
        Optional<Visit> writer = s.writer(base);
        return s.value(base) instanceof AbstractValue.Scalar scalar && scalar.range().isConstant()
                || writer.filter(visit -> isNarrow(s.code.at(visit.slot())) || s.code.at(visit.slot()) instanceof Instruction.Load load && load.base() == Register.FRAME_POINTER).isPresent()
                || wasPacket(s, base);
    }

    private static boolean isNarrow(Instruction instruction) {
        return instruction instanceof Instruction.Mov mov && mov.width() == Width.W32 || instruction instanceof Instruction.Alu alu && alu.width() == Width.W32;
    }

    private static List<Proposal> narrow(Situation s, Register base, Visit visit) {
        Instruction instruction = s.code.at(visit.slot());
        if (instruction instanceof Instruction.Mov(Width width, Register dst, Operand src) && width == Width.W32) {
            return List.of(Proposal.of("width.move", Patch.of(Blocks.replace(visit.slot(), new Instruction.Mov(Width.W64, dst, src))), base));
        } else if (instruction instanceof Instruction.Alu(AluOp op, Width width, Register dst, Operand src) && width == Width.W32) {
            return List.of(Proposal.of("width.alu", Patch.of(Blocks.replace(visit.slot(), new Instruction.Alu(op, Width.W64, dst, src))), base));
        }
        return List.of();
    }

    /// Whether the register led into the packet somewhere on the path.
    private static boolean wasPacket(Situation s, Register base) {
        return s.path().stream().anyMatch(visit -> s.frame(visit).registers().get(base.code()) instanceof AbstractValue.Pointer pointer && MOVING.contains(pointer.type()));
    }

    /// The load by a helper that may read any memory of the kernel.
    private static List<Proposal> probed(Situation s, Register base, Accesses access) {
        Optional<Helper> probe = s.platform.helper(113);
        Optional<Integer> place = s.freeStack(8);
        if (probe.isEmpty() || place.isEmpty() || !(s.instruction().orElse(Emit.EXIT) instanceof Instruction.Load load)
                || s.type().filter(type -> probe.get().allowsCallsFrom(type)).isEmpty() || access.offset() == Integer.MIN_VALUE) {
            return List.of();
        }
        return List.of(Proposal.of("probe", Patch.of(new Edit.Replace(s.slot(), Blocks.plain(
                Emit.move(Register.R3, base), Emit.add(Register.R3, access.offset()), Emit.move(Register.R1, Register.FRAME_POINTER), Emit.add(Register.R1, place.get()),
                Emit.set(Register.R2, access.size()), Emit.call(113),
                new Instruction.Load(load.size(), load.extension(), load.dst(), Register.FRAME_POINTER, (short) (int) place.get())))), base));
    }
}
