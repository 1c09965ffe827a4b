package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractValue.Pointer;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/// A lock that was taken is opened before the program ends.
final class LockRemedies {
    private static final int LOCK = 93;
    private static final int UNLOCK = 94;
    private static final int MOST_PLACES = 4;

    private LockRemedies() {}

    static List<Proposal> held(Situation s, Matcher message) {
        List<Visit> path = s.path();
        int taken = path.size() - 1;
        while (taken >= 0 && !isCall(s, path.get(taken), LOCK)) {
            taken--;
        }
        List<Proposal> proposals = new ArrayList<>();
        if (taken < 0 || !(s.frame(path.get(taken)).registers().get(Register.R1.code()) instanceof Pointer lock)) {
            return proposals;
        }
        int lockSlot = path.get(taken).slot();
        for (int i = path.size() - 1; i > taken && proposals.size() < MOST_PLACES; i--) {
            Visit visit = path.get(i);
            Optional<List<Added>> code = holder(s, visit, lock).flatMap(register -> unlock(s, visit.slot(), register));
            if (code.isPresent()) {
                boolean always = s.report.exploration().at(visit.slot()).stream().allMatch(other -> isHeld(other, lockSlot));
                boolean fallsInto = !isJump(s, path.get(i - 1)) && s.isJumpedTo(visit.slot());
                if (always || fallsInto) {
                    Edit.Arrivals arrivals = always ? Edit.Arrivals.RUN : Edit.Arrivals.SKIP;
                    proposals.add(Proposal.of("lock.open", Patch.of(new Edit.Insert(visit.slot(), arrivals, code.get())), lockSlot));
                }
            }
        }
        return proposals;
    }

    private static boolean isCall(Situation s, Visit visit, int helper) {
        return s.code.startsAt(visit.slot()) && s.code.at(visit.slot()) instanceof Instruction.CallHelper(int id) && id == helper;
    }

    private static boolean isJump(Situation s, Visit visit) {
        return !s.code.startsAt(visit.slot()) || s.code.at(visit.slot()) instanceof Instruction.Branch || s.code.at(visit.slot()) instanceof Instruction.Jump;
    }

    private static boolean isHeld(Visit visit, int lockSlot) {
        return visit.before().references().stream().anyMatch(reference -> reference.at() == lockSlot);
    }

    /// A register that leads to `lock`.
    private static Optional<Register> holder(Situation s, Visit visit, Pointer lock) {
        return Stream.of(Register.R6, Register.R7, Register.R8, Register.R9, Register.R0, Register.R1, Register.R2, Register.R3, Register.R4, Register.R5)
                .filter(register -> s.frame(visit).registers().get(register.code()) instanceof Pointer pointer && !pointer.nullable() && pointer.type().equals(lock.type())
                        && pointer.map() == lock.map() && pointer.id() == lock.id() && pointer.offset() == lock.offset()).findFirst();
    }

    /// The call that opens it before `slot`, with the result of the program kept where one stands in r0 already.
    private static Optional<List<Added>> unlock(Situation s, int slot, Register holder) {
        boolean keepsResult = s.liveness.isLive(slot, Register.R0);
        Optional<Register> saved = s.unused().stream().findFirst();
        if (keepsResult && saved.isEmpty()) {
            return Optional.empty();
        }
        List<Instruction> code = new ArrayList<>();
        if (keepsResult) {
            code.add(Emit.move(saved.orElseThrow(), Register.R0));
        }
        code.add(Emit.move(Register.R1, holder));
        code.add(Emit.call(UNLOCK));
        if (keepsResult) {
            code.add(Emit.move(Register.R0, saved.orElseThrow()));
        }
        return Optional.of(Blocks.plain(code.toArray(Instruction[]::new)));
    }
}
