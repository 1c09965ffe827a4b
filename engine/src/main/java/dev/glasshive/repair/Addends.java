package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import java.util.Optional;

/// The number of unknown size that was added to a pointer.
///
/// @param register that held it
/// @param slot of the addition
/// @param scale by how many bits it was shifted to the left just before, and where
record Addends(Register register, int slot, Optional<Scale> scale) {
    private static final int MOST_STEPS = 16;

    /// A shift.
    record Scale(int slot, int bits) {}

    /// What was added last to the pointer in `base` on the failing path.
    static Optional<Addends> of(Situation s, Register base) {
        Register wanted = base;
        int end = s.path().size() - 1;
        for (int step = 0; step < MOST_STEPS && end > 0; step++) {
            Optional<Visit> writer = s.writer(wanted, end);
            if (writer.isEmpty()) {
                return Optional.empty();
            }
            Visit visit = writer.get();
            end = s.path().indexOf(visit);
            Instruction instruction = s.code.at(visit.slot());
            if (instruction instanceof Instruction.Alu(AluOp _, Width _, Register dst, Register src)) {
                Register number = s.frame(visit).registers().get(src.code()) instanceof AbstractValue.Scalar ? src : dst;
                return Optional.of(new Addends(number, visit.slot(), scale(s, number, end)));
            } else if (instruction instanceof Instruction.Mov(Width _, Register _, Register src)) {
                wanted = src;
            } else if (!(instruction instanceof Instruction.Alu)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    static Optional<Scale> scale(Situation s, Register number, int end) {
        Optional<Visit> writer = s.writer(number, end);
        return writer.isPresent() && s.code.at(writer.get().slot()) instanceof Instruction.Alu(AluOp op, Width _, Register _, Imm(int bits)) && op == AluOp.LSH && bits > 0 && bits < 16
                ? Optional.of(new Scale(writer.get().slot(), bits)) : Optional.empty();
    }
}
