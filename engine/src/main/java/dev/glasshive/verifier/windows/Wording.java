package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.verifier.Candidate;
import java.util.Optional;

/// Instructions as the verifier prints them.
final class Wording {
    private final Candidate candidate;
    private final Platform platform;

    Wording(Candidate candidate, Platform platform) {
        this.candidate = candidate;
        this.platform = platform;
    }

    /// The instruction at `slot`.
    String of(int slot) {
        return candidate.instruction(slot).map(instruction -> of(slot, instruction)).orElse("invalid");
    }

    /// What happens at a place.
    String of(ControlFlow.Place place) {
        int slot = place.label().slot();
        return switch (place.action()) {
            case Action.Side(Instruction.Branch branch, boolean taken) -> "assume " + (taken ? "" : "not ") + condition(branch);
            case Action.Run _, Action.Enter _, Action.Leave _ -> of(slot);
        };
    }

    private String of(int slot, Instruction instruction) {
        return switch (instruction) {
            case Instruction.Alu(var op, Width width, Register dst, Operand src) -> dst.name(width) + " " + op.symbol() + " " + operand(width, src);
            case Instruction.Mov(Width width, Register dst, Operand src) -> dst.name(width) + " = " + operand(width, src);
            case Instruction.MovSx(Width width, Size from, Register dst, Register src) -> dst.name(width) + " = (" + from.signedType() + ")" + src.name(width);
            case Instruction.Neg(Width width, Register dst) -> dst.name(width) + " = -" + dst.name(width);
            case Instruction.ByteSwap(var op, Size size, Register dst) -> dst + " = " + op.mnemonic() + size.bits() + " " + dst;
            case Instruction.LoadImm64 load -> load.dst() + " = " + wide(load);
            case Instruction.Load(Size size, Extension extension, Register dst, Register base, short offset) ->
                    dst + " = " + memory(extension == Extension.SIGN ? size.signedType() : size.unsignedType(), base, offset);
            case Instruction.Store(Size size, Register base, short offset, Operand src) -> memory(size.unsignedType(), base, offset) + " = " + src;
            case Instruction.Atomic(var op, Size size, Register base, short offset, Register src) -> "lock " + op.mnemonic() + " " + memory(size.unsignedType(), base, offset) + ", " + src;
            case Instruction.LoadAcquire(Size size, Register dst, Register base, short offset) -> dst + " = load_acquire " + memory(size.unsignedType(), base, offset);
            case Instruction.StoreRelease(Size size, Register base, short offset, Register src) -> "store_release " + memory(size.unsignedType(), base, offset) + ", " + src;
            case Instruction.LegacyLoad(Size size, Instruction.LegacyIndex index, int offset) -> "r0 = *(" + size.unsignedType() + " *)skb[" + switch (index) {
                case Instruction.Absolute() -> offset;
                case Instruction.Indirect(Register register) -> register + " + " + offset;
            } + "]";
            case Instruction.Jump(_, int offset) -> "goto <" + (slot + 1 + offset) + ">";
            case Instruction.Branch branch -> "if " + condition(branch) + " goto <" + (slot + 1 + branch.offset()) + ">";
            case Instruction.CallHelper(int id) -> "r0 = " + helper(id) + ":" + id + "()";
            case Instruction.CallLocal(int offset) -> "call <" + (slot + 1 + offset) + ">";
            case Instruction.CallKfunc(int id, _) -> "call_btf " + id;
            case Instruction.CallRegister(Register callee) -> "callx " + callee;
            case Instruction.Exit() -> "exit";
        };
    }

    private static String operand(Width width, Operand operand) {
        return operand instanceof Register register ? register.name(width) : operand.toString();
    }

    private static String condition(Instruction.Branch branch) {
        return branch.left().name(branch.width()) + " " + branch.op().symbol() + " " + operand(branch.width(), branch.right());
    }

    private static String memory(String type, Register base, int offset) {
        return "*(" + type + " *)(" + base + (offset < 0 ? " - " + -offset : " + " + offset) + ")";
    }

    private String wide(Instruction.LoadImm64 load) {
        String map = load.low() >= 0 && load.low() < candidate.maps().size() ? candidate.maps().get(load.low()).name() : Integer.toString(load.low());
        return switch (load.source()) {
            case VALUE -> Long.toString(load.value()) + " ll";
            case MAP_BY_FD, MAP_BY_INDEX -> "map " + map;
            case MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX -> "map value " + map + (load.source() == WideSource.MAP_VALUE_BY_FD || load.high() != 0 ? "+" + Integer.toUnsignedString(load.high()) : "");
            case VARIABLE -> "variable " + load.low();
            case CODE -> "code " + load.low();
        };
    }

    private String helper(int id) {
        Optional<ProgramType> type = platform.programType(candidate.type(), candidate.attachType());
        return platform.helper(id, type).map(Helper::name).orElse("helper");
    }
}
