package dev.glasshive.vm;

import dev.glasshive.isa.Instruction.Alu;
import dev.glasshive.isa.Instruction.Branch;
import dev.glasshive.isa.Width;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// One copy of [RowOperations] for each operator and width, as hidden classes of the same bytes.
///
/// The JVM notes where a call leads once for each place in the bytecode. In a single class that all operators share, the call of an operator's function
/// leads to a dozen places and is never inlined; in a copy of its own it leads to one.
final class OwnCopy {
    private static final Map<Key, Shapes> COPIES = new ConcurrentHashMap<>();

    private record Key(Enum<?> operator, Width width) {}

    /// What a copy makes.
    interface Shapes {
        Operation alu(Alu alu, int next);

        Operation branch(Branch branch, int next);
    }

    private OwnCopy() {}

    static Shapes of(Enum<?> operator, Width width) {
        return COPIES.computeIfAbsent(new Key(operator, width), _ -> make());
    }

    private static Shapes make() {
        try (InputStream in = Objects.requireNonNull(RowOperations.class.getResourceAsStream("RowOperations.class"))) {
            return (Shapes) MethodHandles.lookup().defineHiddenClass(in.readAllBytes(), true).lookupClass().getDeclaredConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("a class of this program cannot be copied", e);
        }
    }
}
