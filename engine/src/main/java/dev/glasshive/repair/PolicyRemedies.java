package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Licenses, helpers and results.
final class PolicyRemedies {
    private PolicyRemedies() {}

    static List<Proposal> license(Situation s, Matcher message) {
        return List.of(Proposal.of("license", Patch.of(new Edit.ChangeLicense("GPL"))));
    }

    static List<Proposal> callable(Situation s, Matcher message) {
        List<Proposal> proposals = followed(s, message);
        String name = message.group(1);
        return proposals.isEmpty() ? List.of(Proposal.of("helper.none", Patch.of(Blocks.replace(s.slot(), Emit.set(Register.R0, 0))), name)) : proposals;
    }

    /// What the system has and this verifier cannot follow, such as a lock, is not left out: the program would do something else.
    static List<Proposal> followed(Situation s, Matcher message) {
        List<Proposal> proposals = new ArrayList<>();
        String name = message.group(1);
        for (String other : FixWords.replacements(name)) {
            s.platform.helperId(other).ifPresent(id -> proposals.add(Proposal.of("helper.other", Patch.of(Blocks.replace(s.slot(), Emit.call(id))), other, name)));
        }
        return proposals;
    }

    static List<Proposal> result(Situation s, Matcher message) {
        int low = Integer.parseInt(message.group(1));
        int high = Integer.parseInt(message.group(2));
        int slot = s.slot();
        List<Proposal> proposals = new ArrayList<>();
        Optional<Visit> writer = s.writer(Register.R0);
        if (writer.isPresent() && s.code.at(writer.get().slot()) instanceof Instruction.Mov(Width _, Register _, Imm(int value))) {
            int allowed = Math.clamp(value, low, high);
            proposals.add(Proposal.of("result.constant", Patch.of(Blocks.replace(writer.get().slot(), Emit.set(Register.R0, allowed))), value, allowed));
        } else if (low == 0 && Integer.bitCount(high + 1) == 1) {
            proposals.add(Proposal.of("result.mask", Patch.of(Blocks.before(slot, Emit.alu(AluOp.AND, Register.R0, high))), high));
        }
        int calm = Math.clamp(s.calmResult(), low, high);
        proposals.add(Proposal.of("result.set", Patch.of(Blocks.before(slot, Emit.set(Register.R0, calm))), calm));
        return proposals;
    }

    static List<Proposal> unknownResult(Situation s, Matcher message) {
        return List.of(Proposal.of("result.set", Patch.of(Blocks.before(s.slot(), Emit.set(Register.R0, s.calmResult()))), s.calmResult()));
    }
}
