package dev.glasshive.verifier.windows;

import dev.glasshive.isa.Register;
import java.util.Optional;
import java.util.Set;

/// What must hold before an instruction, for the program to be accepted. A value: it is proven or not by what is known there.
public sealed interface Check {
    /// The condition, as messages print it in parentheses.
    String text();

    /// The register that is looked at first, if there is one.
    default Optional<Register> register() {
        return switch (this) {
            case TypeIs check -> Optional.of(check.holder);
            case SameRegion check -> Optional.of(check.left);
            case Addable check -> Optional.of(check.pointer);
            case ValidDivisor check -> Optional.of(check.divisor);
            case ValidAccess check -> Optional.of(check.base);
            case AlignedAccess check -> Optional.of(check.base);
            case ValidDistance check -> Optional.of(check.pointer);
            case ValidStore check -> Optional.of(check.value);
            case ValidSize check -> Optional.of(check.size);
            case ValidMapKeyValue check -> Optional.of(check.memory);
            case ValidMap check -> Optional.of(check.map);
            case ZeroOffset check -> Optional.of(check.pointer);
            case ValidCall _, Supported _, BoundedLoopCount _ -> Optional.empty();
        };
    }

    /// The value in `holder` is of one of these types.
    record TypeIs(Register holder, TypeSet allowed) implements Check {
        @Override
        public String text() {
            return allowed.condition(holder.toString());
        }
    }

    /// Both are numbers, or pointers into the same region.
    ///
    /// @param use what for
    record SameRegion(Register left, Register right, Use use) implements Check {
        @Override
        public String text() {
            return left + ".type == " + right + ".type" + (use == Use.COMPARISON ? "" : " in subtraction");
        }
    }

    /// What two values are put together for.
    enum Use {
        COMPARISON,
        /// Numbers may also be subtracted from pointers.
        SUBTRACTION,
        /// Only the lower half of the difference is wanted.
        DISTANCE
    }

    /// If `pointer` is one, `number` is a number.
    record Addable(Register pointer, Register number) implements Check {
        @Override
        public String text() {
            return TypeSet.POINTERS.condition(pointer.toString()) + " -> " + number + ".type == number";
        }
    }

    /// It is a number. Division by zero is allowed and gives 0.
    record ValidDivisor(Register divisor) implements Check {
        @Override
        public String text() {
            return divisor + ".type == number";
        }
    }

    /// What an access does.
    enum Access {
        READ("read"), WRITE("write"),
        /// What is read there is changed: on the stack it must be a number.
        UPDATE("update");

        private final String verb;

        Access(String verb) {
            this.verb = verb;
        }
    }

    /// How many bytes an access touches.
    sealed interface Extent {}

    /// That many.
    record Bytes(int count) implements Extent {
        @Override
        public String toString() {
            return Integer.toString(count);
        }
    }

    /// As many as a register says.
    record BytesIn(Register size) implements Extent {
        @Override
        public String toString() {
            return size.toString();
        }
    }

    /// The bytes are the program's.
    ///
    /// @param base leads to them
    /// @param offset is added to it
    /// @param nullable whether `base` may be 0, where the size may be, too
    record ValidAccess(Register base, int offset, Extent width, boolean nullable, Access access) implements Check {
        @Override
        public String text() {
            String moved = offset == 0 ? "" : offset > 0 ? "+" + offset : Integer.toString(offset);
            return "valid_access(" + base + ".offset" + moved + ", width=" + width + ") for " + access.verb;
        }
    }

    /// If both are pointers of one type, `pointer` leads into its region or right behind it, so that no address wraps around.
    record ValidDistance(Register pointer, Register other) implements Check {
        @Override
        public String text() {
            return "valid_access(" + pointer + ".offset) for comparison/subtraction";
        }
    }

    /// The address is a multiple of `bytes`, as atomic operations want it.
    record AlignedAccess(Register base, int offset, int bytes) implements Check {
        @Override
        public String text() {
            return "(" + base + ".offset" + (offset < 0 ? "" : "+") + offset + ") % " + bytes + " == 0";
        }
    }

    /// Pointers go nowhere but onto the stack.
    record ValidStore(Register base, Register value) implements Check {
        @Override
        public String text() {
            return base + ".type != stack -> " + value + ".type == number";
        }
    }

    /// It is a size.
    record ValidSize(Register size, boolean maybeZero) implements Check {
        @Override
        public String text() {
            return size + ".value " + (maybeZero ? ">=" : ">") + " 0";
        }
    }

    /// Memory that holds a key or a value of the map in `map`.
    ///
    /// @param access whether it is read or filled
    record ValidMapKeyValue(Register memory, Register map, boolean key, Access access) implements Check {
        @Override
        public String text() {
            return "within(" + memory + ":" + (key ? "key_size" : "value_size") + "(" + map + "))";
        }
    }

    /// The helper works on maps of this type.
    record ValidMap(Register map, String helper, Set<String> allowed) implements Check {
        /// Copies what it is given.
        public ValidMap {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public String text() {
            return allowed.isEmpty() ? map + ".map_fd != 0" : map + ".map_type in {" + String.join(", ", allowed.stream().sorted().toList()) + "}";
        }
    }

    /// It leads to the start: the context, record or socket as it came.
    record ZeroOffset(Register pointer, Type type) implements Check {
        @Override
        public String text() {
            return pointer + "." + Facet.offset(type).text() + " == 0";
        }
    }

    /// The program may call the helper.
    ///
    /// @param problem why not, if it may not
    record ValidCall(int helper, String name, Optional<String> problem) implements Check {
        @Override
        public String text() {
            return "call " + name;
        }
    }

    /// The platform has the instruction.
    ///
    /// @param problem why not, if it has not
    record Supported(String what, Optional<String> problem) implements Check {
        @Override
        public String text() {
            return what;
        }
    }

    /// A loop ends before it comes here `limit` times.
    record BoundedLoopCount(Label head, int limit) implements Check {
        @Override
        public String text() {
            return "pc[" + head + "] < " + limit;
        }
    }
}
