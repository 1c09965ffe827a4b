package dev.glasshive.app.anatomy;

import dev.glasshive.app.text.Text;
import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.Absolute;
import dev.glasshive.isa.Instruction.Indirect;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.platform.Helper;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/// An instruction in one sentence.
final class Sentences {
    private Sentences() {}

    /// @param helpers of the platform by number, as the program may call them
    static String of(Instruction instruction, IntFunction<Optional<Helper>> helpers) {
        return switch (instruction) {
            case Instruction.Alu alu -> Text.of("sentence.alu." + alu.op().name().toLowerCase(Locale.ROOT), alu.dst(), operand(alu.src())) + narrow(alu.width());
            case Instruction.Mov move -> Text.of("sentence.mov", move.dst(), operand(move.src())) + narrow(move.width());
            case Instruction.MovSx move -> Text.of("sentence.movsx", move.dst(), move.src(), move.from().bits()) + narrow(move.width());
            case Instruction.Neg negate -> Text.of("sentence.neg", negate.dst()) + narrow(negate.width());
            case Instruction.ByteSwap swap -> Text.of("sentence.swap." + swap.op().mnemonic(), swap.dst(), swap.size().bytes(), swap.size().bits());
            case Instruction.LoadImm64 load -> switch (load.source()) {
                case VALUE -> Text.of("sentence.wide.value", load.dst(), "0x" + Long.toHexString(load.value()));
                case MAP_BY_FD, MAP_BY_INDEX -> Text.of("sentence.wide.map", load.dst());
                case MAP_VALUE_BY_FD, MAP_VALUE_BY_INDEX -> Text.of("sentence.wide.map-value", load.dst(), load.high());
                case VARIABLE -> Text.of("sentence.wide.variable", load.dst());
                case CODE -> Text.of("sentence.wide.code", load.dst());
            };
            case Instruction.Load load -> Text.of(load.extension() == Extension.SIGN ? "sentence.load.signed" : load.size() == Size.DW ? "sentence.load.whole" : "sentence.load",
                    load.size().bits(), address(load.base(), load.offset()), load.dst());
            case Instruction.Store store -> Text.of(store.src() instanceof Imm ? "sentence.store.imm" : "sentence.store",
                    store.size().bits(), operand(store.src()), address(store.base(), store.offset()))
                    + (store.size().bytes() > 1 ? " " + Text.of("sentence.store.order") : "");
            case Instruction.Atomic atomic -> Text.of("sentence.atomic." + atomic.op().name().toLowerCase(Locale.ROOT),
                    atomic.size().bits(), address(atomic.base(), atomic.offset()), atomic.src());
            case Instruction.LoadAcquire load -> Text.of("sentence.load-acquire", load.size().bits(), address(load.base(), load.offset()), load.dst());
            case Instruction.StoreRelease store -> Text.of("sentence.store-release", store.size().bits(), store.src(), address(store.base(), store.offset()));
            case Instruction.LegacyLoad load -> Text.of("sentence.packet", load.size().bits(), switch (load.index()) {
                case Absolute() -> Integer.toString(load.offset());
                case Indirect(Register register) -> address(register, load.offset());
            });
            case Instruction.Jump jump -> Text.of(jump.offset() < 0 ? "sentence.jump.back" : "sentence.jump", Math.abs((long) jump.offset()));
            case Instruction.Branch branch -> Text.of("sentence.branch." + branch.op().name().toLowerCase(Locale.ROOT),
                    branch.left().name(branch.width()), branch.right() instanceof Register r ? r.name(branch.width()) : branch.right().toString())
                    + " " + Text.of(branch.offset() < 0 ? "sentence.branch.back" : "sentence.branch.target", Math.abs(branch.offset()));
            case Instruction.CallHelper(int id) -> helpers.apply(id).map(Sentences::helper).orElseGet(() -> Text.of("sentence.helper.unknown", id));
            case Instruction.CallLocal call -> Text.of("sentence.call");
            case Instruction.CallKfunc call -> Text.of("sentence.kfunc", call.btfId());
            case Instruction.CallRegister(Register callee) -> Text.of("sentence.callx", callee);
            case Instruction.Exit() -> Text.of("sentence.exit");
        };
    }

    private static String helper(Helper helper) {
        String called = Text.of("sentence.helper", helper.prototype().isEmpty() ? helper.name() : helper.prototype());
        // Of some helpers nothing is known but that they exist.
        boolean known = !helper.prototype().isEmpty() || !helper.arguments().isEmpty();
        return called + " " + (known ? Text.of("sentence.helper.arguments", helper.arguments().size()) : Text.of("sentence.helper.some-arguments"));
    }

    private static String narrow(Width width) {
        return width == Width.W32 ? " " + Text.of("sentence.narrow") : "";
    }

    private static String operand(Operand operand) {
        return operand.toString();
    }

    private static String address(Register base, int offset) {
        return offset == 0 ? base.toString() : base + (offset < 0 ? " − " : " + ") + Math.abs(offset);
    }
}
