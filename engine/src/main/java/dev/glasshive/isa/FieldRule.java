package dev.glasshive.isa;

/// What a field of an encoding may hold: anything, or one value. A reserved field may hold only zero (RFC 9669 section 3.1).
public sealed interface FieldRule {
    /// Every value, because the field is an operand.
    record Any() implements FieldRule {}

    /// One value, because the field is reserved or selects the operation.
    record Only(int value) implements FieldRule {}

    /// A field that must hold `value`.
    static FieldRule only(int value) {
        return new Only(value);
    }

    /// Whether `value` may stand in the field.
    default boolean allows(int value) {
        return switch (this) {
            case Any() -> true;
            case Only(int wanted) -> wanted == value;
        };
    }
}
