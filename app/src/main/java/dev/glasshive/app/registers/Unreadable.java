package dev.glasshive.app.registers;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.Visit;
import java.util.OptionalInt;

/// Why registers may not be read before a visit. The way back is looked through once for all of them.
final class Unreadable {
    /// So many instructions are looked back at.
    private static final int FARTHEST = 5000;

    private final Verification verification;
    private final OptionalInt call;
    private boolean lost;

    Unreadable(Verification verification, Visit visit) {
        this.verification = verification;
        this.call = call(visit);
    }

    /// The reason why `register` holds nothing, in a few words.
    String reason(Register register) {
        boolean argument = register.code() >= 1 && register.code() <= 5;
        return argument && call.isPresent() ? Text.of("registers.clobbered", Integer.toString(call.getAsInt())) : Text.of(lost ? "registers.unreadable" : "registers.never");
    }

    /// The slot of the last call in the same function, whose callee may have used the argument registers for itself.
    private OptionalInt call(Visit visit) {
        Code code = verification.program().code();
        Visit next = visit;
        for (int looked = 0; next.from() >= 0; looked++) {
            Visit before = verification.visits().get(next.from());
            lost = looked >= FARTHEST || !code.startsAt(before.slot());
            if (lost) {
                return OptionalInt.empty();
            }
            Instruction instruction = code.at(before.slot());
            if (instruction instanceof Instruction.Exit) {
                return OptionalInt.of(next.slot() - 1);
            }
            boolean enters = instruction instanceof Instruction.CallLocal && next.slot() != before.slot() + 1;
            if (enters) {
                return OptionalInt.empty();
            }
            if (!Effects.of(instruction).clobbers().isEmpty()) {
                return OptionalInt.of(before.slot());
            }
            next = before;
        }
        return OptionalInt.empty();
    }
}
