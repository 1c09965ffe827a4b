package dev.glasshive.lesson;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.AtomicOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which instructions a check looks for: a shape, and perhaps a size, an operator, or the helper that is called; or an opcode.
///
/// @param detail an operator in lower case such as `lsh`, `jset`, `cmpxchg`, `be`, or the name of a helper; empty for any
/// @param opcode the opcode byte, if only that counts
public record InstructionPattern(Optional<Shape> shape, Optional<Size> size, String detail, OptionalInt opcode) {

    /// A shape of instruction, in the words of a lesson.
    public enum Shape {
        ARITHMETIC, MOVE, NEGATE, SWAP, WIDE, LOAD, STORE, ATOMIC, LEGACY, GOTO, BRANCH, CALL, EXIT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Shape of(Instruction instruction) {
            return switch (instruction) {
                case Instruction.Alu _ -> ARITHMETIC;
                case Instruction.Mov _ -> MOVE;
                case Instruction.MovSx _ -> MOVE;
                case Instruction.Neg _ -> NEGATE;
                case Instruction.ByteSwap _ -> SWAP;
                case Instruction.LoadImm64 _ -> WIDE;
                case Instruction.Load _ -> LOAD;
                case Instruction.Store _ -> STORE;
                case Instruction.Atomic _ -> ATOMIC;
                case Instruction.LoadAcquire _ -> LOAD;
                case Instruction.StoreRelease _ -> STORE;
                case Instruction.LegacyLoad _ -> LEGACY;
                case Instruction.Jump _ -> GOTO;
                case Instruction.Branch _ -> BRANCH;
                case Instruction.CallHelper _ -> CALL;
                case Instruction.CallLocal _ -> CALL;
                case Instruction.CallKfunc _ -> CALL;
                case Instruction.CallRegister _ -> CALL;
                case Instruction.Exit _ -> EXIT;
            };
        }
    }

    /// Whether `instruction` is one of these.
    ///
    /// @param platform knows the names of helpers
    public boolean matches(Instruction instruction, Platform platform) {
        if (opcode.isPresent()) {
            return OpcodeMatrix.row(instruction).code() == opcode.getAsInt();
        }
        return shape.filter(s -> s == Shape.of(instruction)).isPresent() && (size.isEmpty() || size.equals(sizeOf(instruction)))
                && (detail.isEmpty() || detail.equals(detailOf(instruction, platform)));
    }

    private static String detailOf(Instruction instruction, Platform platform) {
        return switch (instruction) {
            case Instruction.Alu alu -> alu.op().name().toLowerCase(Locale.ROOT);
            case Instruction.Branch branch -> branch.op().name().toLowerCase(Locale.ROOT);
            case Instruction.Atomic atomic -> atomic.op().mnemonic();
            case Instruction.ByteSwap swap -> swap.op().mnemonic();
            case Instruction.MovSx _ -> "signed";
            case Instruction.CallLocal _ -> "local";
            case Instruction.CallHelper call -> Optional.ofNullable(platform.helpers().get(call.id())).map(Helper::name).orElse("");
            default -> "";
        };
    }

    private static Optional<Size> sizeOf(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Load load -> Optional.of(load.size());
            case Instruction.Store store -> Optional.of(store.size());
            case Instruction.Atomic atomic -> Optional.of(atomic.size());
            case Instruction.LoadAcquire load -> Optional.of(load.size());
            case Instruction.StoreRelease store -> Optional.of(store.size());
            case Instruction.LegacyLoad load -> Optional.of(load.size());
            case Instruction.ByteSwap swap -> Optional.of(swap.size());
            case Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.LoadImm64 _, Instruction.Jump _,
                    Instruction.Branch _, Instruction.CallHelper _, Instruction.CallLocal _, Instruction.CallKfunc _, Instruction.CallRegister _, Instruction.Exit _ -> Optional.empty();
        };
    }

    /// The pattern that `text` stands for: `call`, `store u32`, `arithmetic lsh`, `call bpf_ktime_get_ns`, `opcode 0xbf`.
    public static Optional<InstructionPattern> parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        if (words[0].equals("opcode")) {
            return words.length == 2 && words[1].matches("0x[0-9a-f]{2}")
                    ? Optional.of(new InstructionPattern(Optional.empty(), Optional.empty(), "", OptionalInt.of(Integer.decode(words[1])))) : Optional.empty();
        }
        Optional<Shape> shape = Arrays.stream(Shape.values()).filter(s -> s.word().equals(words[0])).findFirst();
        if (words.length == 1 || shape.isEmpty()) {
            return shape.map(s -> new InstructionPattern(Optional.of(s), Optional.empty(), "", OptionalInt.empty()));
        }
        Optional<Size> size = Arrays.stream(Size.values()).filter(s -> s.unsignedType().equals(words[1])).findFirst();
        if (size.isEmpty() && !details(shape.get()).test(words[1])) {
            return Optional.empty();
        }
        return Optional.of(new InstructionPattern(shape, size, size.isPresent() ? "" : words[1], OptionalInt.empty()));
    }

    private static Predicate<String> details(Shape shape) {
        return switch (shape) {
            case ARITHMETIC -> word -> Arrays.stream(AluOp.values()).anyMatch(op -> op.name().toLowerCase(Locale.ROOT).equals(word));
            case BRANCH -> word -> Arrays.stream(Condition.values()).anyMatch(op -> op.name().toLowerCase(Locale.ROOT).equals(word));
            case ATOMIC -> word -> Arrays.stream(AtomicOp.values()).anyMatch(op -> op.mnemonic().equals(word));
            case SWAP -> word -> Arrays.stream(SwapOp.values()).anyMatch(op -> op.mnemonic().equals(word));
            case MOVE -> "signed"::equals;
            case CALL -> word -> word.equals("local") || word.matches("bpf_\\w{1,60}");
            case NEGATE, WIDE, LOAD, STORE, LEGACY, GOTO, EXIT -> word -> false;
        };
    }

    /// All shapes as text may name them.
    public static String shapes() {
        return Arrays.stream(Shape.values()).map(s -> s.word()).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return opcode.isPresent() ? String.format(Locale.ROOT, "opcode 0x%02x", opcode.getAsInt())
                : shape.map(Shape::word).orElse("") + size.map(s -> " " + s.unsignedType()).orElse("") + (detail.isEmpty() ? "" : " " + detail);
    }
}
