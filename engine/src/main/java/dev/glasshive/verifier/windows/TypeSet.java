package dev.glasshive.verifier.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The types that a value may have.
///
/// @param bits one for each [Type]
public record TypeSet(int bits) {
    static final TypeSet UNINITIALIZED = of(Type.UNINITIALIZED);
    static final TypeSet NUMBER = of(Type.NUMBER);
    /// What leads to memory.
    static final TypeSet POINTERS = of(Type.CTX, Type.PACKET, Type.STACK, Type.SHARED, Type.SOCKET, Type.RECORD);
    /// What helpers may read or write for a program.
    static final TypeSet MEMORY = of(Type.PACKET, Type.STACK, Type.SHARED, Type.RECORD);
    /// Pointers whose distance means something: there is one region of each.
    static final TypeSet SINGLE = of(Type.CTX, Type.PACKET, Type.STACK);
    /// Everything that has a value.
    static final TypeSet VALUES = of(Type.NUMBER, Type.CTX, Type.PACKET, Type.STACK, Type.SHARED, Type.MAP, Type.PROGRAMS, Type.SOCKET, Type.RECORD, Type.FUNCTION);
    static final TypeSet POINTERS_OR_NUMBER = POINTERS.with(NUMBER);

    static TypeSet of(Type... types) {
        int bits = 0;
        for (Type type : types) {
            bits |= 1 << type.ordinal();
        }
        return new TypeSet(bits);
    }

    /// Whether `type` is among them.
    public boolean has(Type type) {
        return (bits & 1 << type.ordinal()) != 0;
    }

    boolean is(Type type) {
        return bits == 1 << type.ordinal();
    }

    boolean isSubsetOf(TypeSet other) {
        return (bits & ~other.bits) == 0;
    }

    boolean meets(TypeSet other) {
        return (bits & other.bits) != 0;
    }

    boolean isSingle() {
        return Integer.bitCount(bits) == 1;
    }

    TypeSet with(TypeSet other) {
        return new TypeSet(bits | other.bits);
    }

    /// The types in order.
    public List<Type> types() {
        List<Type> types = new ArrayList<>();
        for (Type type : Type.values()) {
            if (has(type)) {
                types.add(type);
            }
        }
        return types;
    }

    /// `number`, or `{number, ctx}`.
    @Override
    public String toString() {
        String names = types().stream().map(Type::text).collect(Collectors.joining(", "));
        return isSingle() ? names : "{" + names + "}";
    }

    /// As a condition on what `holder` holds.
    String condition(String holder) {
        return holder + ".type " + (isSingle() ? "== " : "in ") + this;
    }
}
