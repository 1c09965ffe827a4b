package dev.glasshive.repair;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.verifier.AbstractValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Arithmetic that pointers do not take.
final class PointerRemedies {
    private static final int NEAR = 8;

    private PointerRemedies() {}

    static List<Proposal> narrow(Situation s, Matcher message) {
        return s.instruction().orElse(Emit.EXIT) instanceof Instruction.Alu(AluOp op, Width _, Register dst, Operand src)
                ? List.of(Proposal.of("width.alu", Patch.of(Blocks.replace(s.slot(), new Instruction.Alu(op, Width.W64, dst, src))), dst)) : List.of();
    }

    /// A bitwise or multiplying operator on a pointer.
    static List<Proposal> operator(Situation s, Matcher message) {
        if (!(s.instruction().orElse(Emit.EXIT) instanceof Instruction.Alu(AluOp op, Width _, Register dst, Operand src))) {
            return List.of();
        }
        List<Proposal> proposals = new ArrayList<>();
        if (op == AluOp.OR || op == AluOp.XOR) {
            proposals.add(Proposal.of("pointer.add", Patch.of(Blocks.replace(s.slot(), new Instruction.Alu(AluOp.ADD, Width.W64, dst, src))), dst, op.symbol()));
        }
        if (src instanceof Register number && s.value(number) instanceof AbstractValue.Pointer) {
            s.writer(number).ifPresent(writer -> proposals.add(Proposal.of("pointer.remove", Patch.of(new Edit.Replace(s.slot(), List.of())), dst)));
        } else {
            proposals.add(Proposal.of("pointer.remove", Patch.of(new Edit.Replace(s.slot(), List.of())), dst));
        }
        return proposals;
    }

    static List<Proposal> prohibited(Situation s, Matcher message) {
        Register dst = Register.of(Integer.parseInt(message.group(1)));
        List<Proposal> proposals = new ArrayList<>(NullRemedies.checked(s, dst));
        if (s.instruction().orElse(Emit.EXIT) instanceof Instruction.Alu(AluOp op, Width _, Register end, Imm(int value)) && s.pointer(end).filter(p -> p.type().equals("pkt_end")).isPresent()) {
            shiftedEnd(s, end, op == AluOp.SUB ? value : -value).ifPresent(proposals::add);
        }
        proposals.add(Proposal.of("pointer.remove", Patch.of(new Edit.Replace(s.slot(), List.of())), dst));
        return proposals;
    }

    /// Moves the other side of the comparison behind: the packet's end stays, and what is compared with it goes on by as much.
    private static Optional<Proposal> shiftedEnd(Situation s, Register end, int bytes) {
        for (int slot = s.slot() + 1; slot < Math.min(s.code.size(), s.slot() + NEAR); slot++) {
            if (s.code.startsAt(slot) && s.code.at(slot) instanceof Instruction.Branch(Condition op, Width width, Register left, Register right, short distance) && (left == end || right == end)) {
                int at = slot;
                Register start = left == end ? right : left;
                Optional<Register> spare = s.spare(slot).stream().filter(register -> register != end && register != start && !s.liveness.isLiveAfter(at, register)).findFirst();
                return spare.map(beyond -> Proposal.of("pointer.end", Patch.of(new Edit.Replace(s.slot(), List.of()), Blocks.before(at, Emit.move(beyond, start), Emit.add(beyond, bytes)),
                        new Edit.Replace(at, List.of(new Added(new Instruction.Branch(op, width, left == end ? left : beyond, left == end ? beyond : right, (short) 0),
                                new Added.Existing(at + 1 + distance))))), bytes));
            }
        }
        return Optional.empty();
    }

    static List<Proposal> subtraction(Situation s, Matcher message) {
        if (s.instruction().orElse(Emit.EXIT) instanceof Instruction.Alu(AluOp op, Width _, Register dst, Imm(int value)) && op == AluOp.SUB) {
            return List.of(Proposal.of("pointer.minus", Patch.of(Blocks.replace(s.slot(), Emit.add(dst, -value))), dst));
        }
        return List.of();
    }

    static List<Proposal> framePointer(Situation s, Matcher message) {
        return List.of(Proposal.of("pointer.remove", Patch.of(new Edit.Replace(s.slot(), List.of())), Register.FRAME_POINTER));
    }

    /// A division by 0 or a shift by too much.
    static List<Proposal> operand(Situation s, Matcher message) {
        if (!(s.instruction().orElse(Emit.EXIT) instanceof Instruction.Alu(AluOp op, Width width, Register dst, Imm(int value)))) {
            return List.of();
        }
        if (value == 0) {
            return List.of(Proposal.of("divide.one", Patch.of(Blocks.replace(s.slot(), new Instruction.Alu(op, width, dst, new Imm(1)))), dst),
                    Proposal.of("divide.remove", Patch.of(new Edit.Replace(s.slot(), List.of())), dst));
        }
        int bits = value & width.bits() - 1;
        return List.of(Proposal.of("shift.bits", Patch.of(Blocks.replace(s.slot(), new Instruction.Alu(op, width, dst, new Imm(bits)))), bits));
    }
}
