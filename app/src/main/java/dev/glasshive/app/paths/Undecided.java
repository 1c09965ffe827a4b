package dev.glasshive.app.paths;

import dev.glasshive.app.workspace.Verification;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.domain.Comparison;
import dev.glasshive.verifier.domain.ScalarRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The branches on the way to a rejection whose other way the verifier had put aside: it falls through first, and never came back.
final class Undecided {
    private static final int MOST = 2000;

    private Undecided() {}

    /// The visits of such branches, and where their other way leads.
    static Map<Integer, Integer> of(Verification judged) {
        Map<Integer, Integer> waiting = new HashMap<>();
        Code code = judged.program().code();
        List<Visit> path = judged.refused().map(judged.report().exploration()::pathTo).orElse(List.of());
        for (Visit visit : path.subList(Math.max(0, path.size() - MOST), path.size())) {
            List<Visit> next = judged.following(visit);
            if (code.at(visit.slot()) instanceof Instruction.Branch branch && next.size() == 1 && next.getFirst().slot() == visit.slot() + 1 && depends(branch, visit.before())) {
                waiting.put(visit.index(), visit.slot() + 1 + branch.offset());
            }
        }
        return waiting;
    }

    private static boolean depends(Instruction.Branch branch, AbstractState state) {
        AbstractValue left = value(branch.left(), state);
        AbstractValue right = value(branch.right(), state);
        if (left instanceof AbstractValue.Scalar a && right instanceof AbstractValue.Scalar b) {
            return Comparison.decide(branch.op(), branch.width(), a.range(), b.range()).isEmpty();
        }
        boolean withNull = (branch.op() == Condition.JEQ || branch.op() == Condition.JNE) && right instanceof AbstractValue.Scalar zero
                && zero.range().isConstant() && zero.range().value() == 0;
        return !withNull || left instanceof AbstractValue.Pointer pointer && pointer.nullable();
    }

    private static AbstractValue value(Operand operand, AbstractState state) {
        return switch (operand) {
            case Register register -> state.current().registers().get(register.code());
            case Imm imm -> new AbstractValue.Scalar(ScalarRange.of(imm.value()), 0, false, "");
        };
    }
}
