package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Width;
import dev.glasshive.verifier.domain.ScalarRange;
import org.jspecify.annotations.Nullable;

/// What is known of a register or of a register saved on the stack.
sealed interface Value {
    /// No value: nothing was ever written, or what was written may not be read.
    record Unset() implements Value {
        static final Unset VALUE = new Unset();
    }

    /// A number.
    ///
    /// @param id numbers that are equal share one; 0 is none
    /// @param delta what was added to one of the equal ones to make this; null if it is one of them
    /// @param precise whether the verdict depends on the exact range
    record Scalar(ScalarRange range, int id, @Nullable Delta delta, boolean precise) implements Value {
        static final Scalar UNKNOWN = of(ScalarRange.UNKNOWN);
        static final Scalar ZERO = of(ScalarRange.ZERO);

        static Scalar of(ScalarRange range) {
            return new Scalar(range, 0, null, false);
        }

        static Scalar of(long value) {
            return of(ScalarRange.of(value));
        }

        Scalar withRange(ScalarRange other) {
            return new Scalar(other, id, delta, precise);
        }

        Scalar withId(int other) {
            return new Scalar(range, other, null, precise);
        }

        Scalar withDelta(@Nullable Delta other) {
            return new Scalar(range, id, other, precise);
        }

        Scalar withPrecision(boolean other) {
            return precise == other ? this : new Scalar(range, id, delta, other);
        }

        Scalar unlinked() {
            return id == 0 ? this : new Scalar(range, 0, null, precise);
        }

        /// Whether it is the number 0.
        boolean isZero() {
            return range.isConstant() && range.value() == 0;
        }
    }

    /// A constant that was added to a number, with 64 or with 32 bits.
    record Delta(int by, Width width) {}

    /// An address.
    ///
    /// @param nullable whether it may be 0 instead
    /// @param offset the constant part of what was added
    /// @param variable the other part
    /// @param id copies share one; 0 is none
    /// @param reference the resource that it holds, 0 for none
    /// @param range bytes from the address on that were proven to lie in the packet; [#AT_END] and [#BEYOND_END] for the end pointer
    record Pointer(PointerKind kind, boolean nullable, int offset, ScalarRange variable, int id, int reference, int range) implements Value {
        static final int AT_END = -1;
        static final int BEYOND_END = -2;

        static Pointer to(PointerKind kind) {
            return new Pointer(kind, false, 0, ScalarRange.ZERO, 0, 0, 0);
        }

        Pointer withKind(PointerKind other) {
            return new Pointer(other, nullable, offset, variable, id, reference, range);
        }

        Pointer orNull(boolean other) {
            return new Pointer(kind, other, offset, variable, id, reference, range);
        }

        Pointer withOffset(int other) {
            return new Pointer(kind, nullable, other, variable, id, reference, range);
        }

        Pointer withVariable(ScalarRange other) {
            return new Pointer(kind, nullable, offset, other, id, reference, range);
        }

        Pointer withId(int other) {
            return new Pointer(kind, nullable, offset, variable, other, reference, range);
        }

        Pointer withReference(int other) {
            return new Pointer(kind, nullable, offset, variable, id, other, range);
        }

        Pointer withRange(int other) {
            return new Pointer(kind, nullable, offset, variable, id, reference, other);
        }

        /// Whether nothing unknown was added.
        boolean isFixed() {
            return variable.isConstant();
        }

        /// The sum of the constant parts, for a pointer that [#isFixed].
        long fixedOffset() {
            return variable.value() + offset;
        }

        @Override
        public String typeName() {
            if (nullable && kind instanceof PointerKind.Kernel(String prefix, String _)) {
                return prefix + "ptr_or_null_";
            }
            return kind.typeName() + (nullable ? "_or_null" : "");
        }
    }

    /// One half of a dynptr, a pointer with its bounds that helpers keep on the stack in two slots. No register holds one.
    ///
    /// @param first whether it is the half with the lower address
    /// @param id tells it apart from others; slices of its memory carry it
    /// @param reference the resource that it holds, 0 for none
    record Dynptr(DynptrKind kind, boolean first, int id, int reference) implements Value {}

    /// Where the memory of a dynptr is.
    enum DynptrKind {
        LOCAL("local"), RINGBUF("ringbuf");

        private final String text;

        DynptrKind(String text) {
            this.text = text;
        }

        /// The name in messages and in the log.
        String text() {
            return text;
        }
    }

    /// The name of the type that messages use.
    default String typeName() {
        return switch (this) {
            case Unset() -> "?";
            case Dynptr _ -> "dynptr_ptr";
            case Scalar _ -> "scalar";
            case Pointer pointer -> pointer.typeName();
        };
    }

    /// Whether it is the number 0.
    default boolean isNull() {
        return this instanceof Scalar scalar && scalar.isZero();
    }
}
