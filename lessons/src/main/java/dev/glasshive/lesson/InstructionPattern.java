package dev.glasshive.lesson;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Size;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which instructions a check looks for: a shape, and for loads and stores perhaps a size.
public record InstructionPattern(Shape shape, Optional<Size> size) {

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
    public boolean matches(Instruction instruction) {
        return Shape.of(instruction) == shape && (size.isEmpty() || size.equals(sizeOf(instruction)));
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

    /// The pattern that `text` stands for: `call`, `store`, `store u32`.
    public static Optional<InstructionPattern> parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        Optional<Shape> shape = Arrays.stream(Shape.values()).filter(s -> s.word().equals(words[0])).findFirst();
        if (words.length == 1) {
            return shape.map(s -> new InstructionPattern(s, Optional.empty()));
        }
        Optional<Size> size = Arrays.stream(Size.values()).filter(s -> s.unsignedType().equals(words[1])).findFirst();
        return shape.flatMap(s -> size.map(given -> new InstructionPattern(s, Optional.of(given))));
    }

    /// All shapes as text may name them.
    public static String shapes() {
        return Arrays.stream(Shape.values()).map(s -> s.word()).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return shape.word() + size.map(s -> " " + s.unsignedType()).orElse("");
    }
}
