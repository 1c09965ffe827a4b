package dev.glasshive.app.registers;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.Visit;

/// Why a register may not be read.
final class Unreadable {
    /// So many instructions are looked back at.
    private static final int FARTHEST = 5000;

    private Unreadable() {}

    /// The reason why `register` holds nothing before `visit`, in a few words.
    static String reason(Verification verification, Visit visit, Register register) {
        Code code = verification.program().code();
        int next = visit.slot();
        int looked = 0;
        for (int from = visit.from(); from >= 0 && looked < FARTHEST; looked++) {
            Visit before = verification.visits().get(from);
            if (!code.startsAt(before.slot())) {
                break;
            }
            Instruction instruction = code.at(before.slot());
            boolean returned = instruction instanceof Instruction.Exit;
            if (instruction instanceof Instruction.CallLocal && next != before.slot() + 1) {
                break;
            }
            if (returned || Effects.of(instruction).clobbers().contains(register)) {
                boolean saved = returned && register.code() >= 6;
                return saved ? Text.of("registers.never") : Text.of("registers.clobbered", Integer.toString(returned ? next - 1 : before.slot()));
            }
            next = before.slot();
            from = before.from();
        }
        return looked >= FARTHEST ? Text.of("registers.unreadable") : Text.of("registers.never");
    }
}
