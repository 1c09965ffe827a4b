package dev.glasshive.repair;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.AbstractValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// The right kind of value for arguments of helpers.
final class ArgumentRemedies {
    private ArgumentRemedies() {}

    static List<Proposal> wrongType(Situation s, Matcher message) {
        return wrongType(s, Register.of(Integer.parseInt(message.group(1))), message.group(3));
    }

    /// @param expected the type of pointer that the helper wants, as Linux names it
    static List<Proposal> wrongType(Situation s, Register register, String expected) {
        int slot = s.slot();
        List<Proposal> proposals = new ArrayList<>(NullRemedies.checked(s, register));
        if (expected.equals("map_ptr")) {
            for (int map = 0; map < s.candidate.maps().size(); map++) {
                proposals.add(Proposal.of("argument.map", Patch.of(Blocks.before(slot,
                        new Instruction.LoadImm64(register, dev.glasshive.isa.WideSource.MAP_BY_INDEX, map, 0))), register, s.candidate.maps().get(map).name()));
            }
        } else if (expected.equals("ctx")) {
            s.context().ifPresent(context -> proposals.add(Proposal.of("argument.context", Patch.of(Blocks.before(slot, Emit.move(register, context))), register)));
            proposals.addAll(savedContext(s, register));
        } else if (expected.contains("fp")) {
            proposals.addAll(onStack(s, register));
        }
        return proposals;
    }

    private static List<Proposal> savedContext(Situation s, Register register) {
        return s.unused().stream().findFirst().map(saved -> List.of(Proposal.of("argument.context",
                Patch.of(Blocks.atStart(s.function(0), Emit.move(saved, Register.R1)), Blocks.before(s.slot(), Emit.move(register, saved))), register))).orElse(List.of());
    }

    /// A copy of the value on the stack, and its address in the register.
    private static List<Proposal> onStack(Situation s, Register register) {
        int bytes = bytes(s, register);
        int room = Math.max(8, (bytes + 7) / 8 * 8);
        Optional<Integer> place = s.freeStack(room);
        if (place.isEmpty()) {
            return List.of();
        }
        List<Instruction> code = new ArrayList<>();
        Size size = bytes == 1 ? Size.B : bytes == 2 ? Size.H : bytes == 4 ? Size.W : Size.DW;
        boolean number = s.value(register) instanceof AbstractValue.Scalar;
        code.add(number ? Emit.store(size, Register.FRAME_POINTER, place.get(), register) : Emit.store(Size.DW, Register.FRAME_POINTER, place.get(), new Imm(0)));
        for (int at = size.bytes(); at < bytes; at += Size.DW.bytes()) {
            code.add(Emit.store(Size.DW, Register.FRAME_POINTER, place.get() + Math.floorDiv(at + 7, 8) * 8, new Imm(0)));
        }
        code.add(Emit.move(register, Register.FRAME_POINTER));
        code.add(Emit.add(register, place.get()));
        return List.of(Proposal.of(number ? "argument.stack" : "argument.buffer", Patch.of(Blocks.before(s.slot(), code.toArray(Instruction[]::new))), register, bytes));
    }

    private static int bytes(Situation s, Register register) {
        Optional<MapSpec> map = s.pointer(Register.R1).filter(pointer -> pointer.type().equals("map_ptr")).flatMap(pointer -> s.map(pointer.map()));
        if (map.isPresent() && register == Register.R2) {
            return map.get().keySize();
        }
        if (map.isPresent() && register == Register.R3) {
            return map.get().valueSize();
        }
        Register size = Register.of(Math.min(9, register.code() + 1));
        return s.value(size) instanceof AbstractValue.Scalar scalar && scalar.range().isConstant() && scalar.range().value() > 0 && scalar.range().value() <= 64
                ? (int) scalar.range().value() : 8;
    }
}
