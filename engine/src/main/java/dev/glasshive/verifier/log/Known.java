package dev.glasshive.verifier.log;

import dev.glasshive.verifier.domain.ScalarRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a log says of the content of a register or of a saved register.
public sealed interface Known {
    /// A number.
    ///
    /// @param id equal numbers share one; 0 is none
    /// @param delta what was added to one of the equal ones to make this; empty if it is one of them
    /// @param precise whether the verdict depends on the exact range
    record Scalar(ScalarRange range, long id, OptionalInt delta, boolean precise) implements Known {
        static final Scalar UNKNOWN = new Scalar(ScalarRange.UNKNOWN, 0, OptionalInt.empty(), false);

        static Scalar of(long value, boolean precise) {
            return new Scalar(ScalarRange.of(value), 0, OptionalInt.empty(), precise);
        }
    }

    /// A place in a stack frame, at a known distance from its end.
    ///
    /// @param frame the frame, where it is not the one that the register belongs to
    record StackAddress(OptionalInt frame, long offset) implements Known {}

    /// Any other address.
    ///
    /// @param type as the kernel names it: `ctx`, `pkt`, `map_value_or_null`
    /// @param frame of a stack address at an unknown distance, where it is not that of the register
    /// @param fields as printed, in their order, but for the bounds
    /// @param variable what was added and is not known exactly; empty where nothing says so
    record Address(String type, OptionalInt frame, List<Field> fields, Optional<ScalarRange> variable) implements Known {
        /// Copies what it is given.
        public Address {
            fields = List.copyOf(fields);
        }

        /// The text of the field `name`, such as `map`.
        public Optional<String> field(String name) {
            return fields.stream().filter(field -> field.name.equals(name)).map(Field::value).findFirst();
        }

        /// The number in the field `name`: `id`, `ref_obj_id`, `off`, `r`, `ks`, `vs`, `sz`, `imm`.
        public OptionalLong number(String name) {
            return field(name).map(Numbers::parse).orElse(OptionalLong.empty());
        }

        /// Whether it may be null instead.
        public boolean isNullable() {
            return type.contains("or_null");
        }
    }

    /// A name and what stands behind its equals sign.
    record Field(String name, String value) {}

    /// Text that nobody could make sense of, because a part of it is missing or newer than this program.
    record Unread(String text) implements Known {}
}
