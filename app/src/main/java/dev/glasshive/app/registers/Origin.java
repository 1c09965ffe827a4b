package dev.glasshive.app.registers;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the verifier has its knowledge of a register from: the instruction that wrote it, and the branches that narrowed it since.
///
/// @param written the instruction that gave it its value, in a few words; empty where the function began with it
/// @param narrowed the slots of branches that taught more, the last one first
record Origin(Optional<String> written, List<Integer> narrowed) {
    private static final int FARTHEST = 5000;
    private static final int MOST_BRANCHES = 64;
    private static final int MOST_NARROWED = 3;

    static Origin of(Verification verification, Verifying verifier, Visit visit, Register register) {
        Code code = verification.program().code();
        List<Integer> narrowed = new ArrayList<>();
        int branches = 0;
        int deeper = 0;
        Visit next = visit;
        for (int looked = 0; next.from() >= 0 && looked < FARTHEST; looked++) {
            Visit before = verification.visits().get(next.from());
            if (!code.startsAt(before.slot())) {
                break;
            }
            Instruction instruction = code.at(before.slot());
            boolean enters = instruction instanceof Instruction.CallLocal && next.slot() != before.slot() + 1;
            if (enters && deeper == 0) {
                break;
            }
            deeper += instruction instanceof Instruction.Exit ? 1 : enters ? -1 : 0;
            boolean returns = deeper == 0 && enters;
            if (deeper == 0 && (Effects.of(instruction).writes().contains(register) && (!enters || returns))) {
                return new Origin(Optional.of(words(instruction, before.slot())), narrowed);
            }
            if (deeper == 0 && instruction instanceof Instruction.Branch && branches++ < MOST_BRANCHES && narrowed.size() < MOST_NARROWED
                    && !text(verifier.before(before).current(), register).equals(text(verifier.before(next).current(), register))) {
                narrowed.add(before.slot());
            }
            next = before;
        }
        return new Origin(Optional.empty(), narrowed);
    }

    private static String text(AbstractFrame frame, Register register) {
        return frame.registers().get(register.code()).text();
    }

    private static String words(Instruction instruction, int slot) {
        String at = Integer.toString(slot);
        return switch (instruction) {
            case Instruction.Load load -> Text.of("registers.origin.load", 8 * load.size().bytes(), at);
            case Instruction.CallHelper _, Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _ -> Text.of("registers.origin.call", at);
            case Instruction.Mov _, Instruction.MovSx _ -> Text.of("registers.origin.copy", at);
            case Instruction.LoadImm64 _ -> Text.of("registers.origin.constant", at);
            case Instruction.Alu _, Instruction.Neg _, Instruction.ByteSwap _ -> Text.of("registers.origin.computed", at);
            case Instruction.Atomic _, Instruction.LoadAcquire _, Instruction.LegacyLoad _, Instruction.Store _, Instruction.StoreRelease _, Instruction.Jump _,
                    Instruction.Branch _, Instruction.Exit _ -> Text.of("registers.origin.other", at);
        };
    }
}
