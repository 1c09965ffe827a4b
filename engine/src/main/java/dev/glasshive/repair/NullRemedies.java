package dev.glasshive.repair;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Comparisons with 0 of what may be null.
final class NullRemedies {
    private NullRemedies() {}

    static List<Proposal> maybeNull(Situation s, Matcher message) {
        return checked(s, Register.of(Integer.parseInt(message.group(1))));
    }

    static List<Proposal> checked(Situation s, Register register) {
        Optional<AbstractValue.Pointer> pointer = s.pointer(register).filter(AbstractValue.Pointer::nullable);
        if (pointer.isEmpty()) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        maker(s, pointer.get().id()).ifPresent(call -> {
            for (List<Added> guard : s.guards(call, isNull(Register.R0))) {
                proposals.add(Proposal.of("null.after", Patch.of(Blocks.before(call + 1, guard)), Register.R0));
            }
        });
        for (List<Added> guard : s.guards(s.slot(), isNull(register))) {
            proposals.add(Proposal.of("null.before", Patch.of(Blocks.before(s.slot(), guard)), register));
        }
        if (s.code.startsAt(s.slot() + 1)) {
            proposals.add(Proposal.of("null.skip", Patch.of(Blocks.before(s.slot(), List.of(new Added(isNull(register), new Added.Existing(s.slot() + 1))))), register));
        }
        return proposals;
    }

    static Instruction.Branch isNull(Register register) {
        return new Instruction.Branch(Condition.JEQ, Width.W64, register, new Imm(0), (short) 0);
    }

    /// The slot of the call that made the pointer with `id`.
    private static Optional<Integer> maker(Situation s, int id) {
        List<Visit> path = s.path();
        for (int i = path.size() - 2; i >= 0; i--) {
            if (s.code.startsAt(path.get(i).slot()) && s.code.at(path.get(i).slot()) instanceof Instruction.CallHelper
                    && s.frame(path.get(i + 1)).registers().getFirst() instanceof AbstractValue.Pointer made && made.id() == id) {
                return Optional.of(path.get(i).slot());
            }
        }
        return Optional.empty();
    }
}
