package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// What was acquired is given back before the program ends.
final class ReferenceRemedies {
    private static final int SK_RELEASE = 86;
    private static final int RINGBUF_DISCARD = 133;
    private static final int MOST_PLACES = 4;

    private ReferenceRemedies() {}

    static List<Proposal> leaked(Situation s, Matcher message) {
        List<Proposal> proposals = new ArrayList<>();
        List<Visit> path = s.path();
        Set<Integer> tried = new LinkedHashSet<>();
        for (int i = path.size() - 1; i > 0 && tried.size() < MOST_PLACES; i--) {
            Visit visit = path.get(i);
            if (s.code.startsAt(visit.slot()) && !tried.contains(visit.slot())) {
                Optional<Register> holder = holder(s, visit);
                if (holder.isPresent()) {
                    AbstractValue.Pointer pointer = (AbstractValue.Pointer) s.frame(visit).registers().get(holder.get().code());
                    boolean point = alwaysHeld(s, visit.slot(), holder.get());
                    if (point || s.code.at(visit.slot()) instanceof Instruction.Branch) {
                        tried.add(visit.slot());
                    }
                    if (i + 1 < path.size() && s.code.at(visit.slot()) instanceof Instruction.Branch branch) {
                        onTheWay(s, visit.slot(), branch, path.get(i + 1).slot(), holder.get(), pointer).ifPresent(proposals::add);
                    }
                    if (i > 0 && fallsInto(s, path.get(i - 1).slot(), visit.slot())) {
                        release(s, visit.slot(), holder.get(), pointer)
                                .ifPresent(code -> proposals.add(proposal(holder.get(), pointer, new Edit.Insert(visit.slot(), Edit.Arrivals.SKIP, code))));
                    }
                    if (point) {
                        release(s, visit.slot(), holder.get(), pointer).ifPresent(code -> proposals.add(proposal(holder.get(), pointer, Blocks.before(visit.slot(), code))));
                    }
                }
            }
        }
        return proposals;
    }

    /// Whether control comes from `before` to `slot` by going on, and from elsewhere by a jump.
    private static boolean fallsInto(Situation s, int before, int slot) {
        Instruction instruction = s.code.startsAt(before) ? s.code.at(before) : Emit.EXIT;
        return !(instruction instanceof Instruction.Branch) && !(instruction instanceof Instruction.Jump) && before + instruction.slots() == slot && s.isJumpedTo(slot);
    }

    private static Optional<Register> holder(Situation s, Visit visit) {
        return Stream.of(Register.R6, Register.R7, Register.R8, Register.R9, Register.R0, Register.R1, Register.R2, Register.R3, Register.R4, Register.R5)
                .filter(register -> isHeld(s.frame(visit).registers().get(register.code()))).findFirst();
    }

    private static boolean isHeld(AbstractValue value) {
        return value instanceof AbstractValue.Pointer pointer && pointer.reference() != 0 && pointer.offset() == 0;
    }

    private static boolean alwaysHeld(Situation s, int slot, Register holder) {
        return s.report.exploration().at(slot).stream().allMatch(visit -> isHeld(s.frame(visit).registers().get(holder.code())));
    }

    /// Gives back only where `branch` goes to `next`.
    private static Optional<Proposal> onTheWay(Situation s, int slot, Instruction.Branch branch, int next, Register holder, AbstractValue.Pointer pointer) {
        Optional<List<Added>> code = release(s, next, holder, pointer);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (next == slot + 1) {
            return Optional.of(proposal(holder, pointer, new Edit.Insert(next, Edit.Arrivals.SKIP, code.get())));
        }
        return Jumps.opposite(branch.op()).map(opposite -> {
            List<Added> way = Blocks.join(code.get(), List.of(new Added(new Instruction.Jump(Instruction.Reach.SHORT, 0), new Added.Existing(next))));
            List<Added> around = List.of(new Added(new Instruction.Branch(opposite, branch.width(), branch.left(), branch.right(), (short) 0), new Added.Within(way.size() + 1)));
            return proposal(holder, pointer, new Edit.Replace(slot, Blocks.join(around, way)));
        });
    }

    private static Proposal proposal(Register holder, AbstractValue.Pointer pointer, Edit edit) {
        return Proposal.of(isRecord(pointer) ? "release.record" : "release.socket", Patch.of(edit), holder);
    }

    private static boolean isRecord(AbstractValue.Pointer pointer) {
        return pointer.type().equals("ringbuf_mem");
    }

    /// The call that gives it back before `slot`, with the result of the program kept where one stands in r0 already.
    private static Optional<List<Added>> release(Situation s, int slot, Register holder, AbstractValue.Pointer pointer) {
        boolean ring = isRecord(pointer);
        boolean keepsResult = holder != Register.R0 && s.liveness.isLive(slot, Register.R0);
        Optional<Register> saved = s.unused().stream().findFirst();
        if (keepsResult && saved.isEmpty()) {
            return Optional.empty();
        }
        List<Added> code = new ArrayList<>();
        if (keepsResult) {
            code.add(Added.of(Emit.move(saved.orElseThrow(), Register.R0)));
        }
        int calls = ring ? 3 : 2;
        if (pointer.nullable()) {
            code.add(new Added(NullRemedies.isNull(holder), new Added.Within(code.size() + 1 + calls)));
        }
        code.add(Added.of(Emit.move(Register.R1, holder)));
        if (ring) {
            code.add(Added.of(Emit.set(Register.R2, 0)));
        }
        code.add(Added.of(Emit.call(ring ? RINGBUF_DISCARD : SK_RELEASE)));
        if (keepsResult) {
            code.add(Added.of(Emit.move(Register.R0, saved.orElseThrow())));
        }
        return Optional.of(code);
    }
}
