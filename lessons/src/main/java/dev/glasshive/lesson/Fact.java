package dev.glasshive.lesson;

import dev.glasshive.isa.Register;
import java.util.Optional;

/// Something that is so in a state of the machine, or is not.
public sealed interface Fact {

    /// `r5 = 0x11`: the spot holds the value.
    record Holds(Spot.Valued spot, Data value) implements Fact {
        @Override
        public String toString() {
            return spot + " = " + value;
        }
    }

    /// `hits[17] absent`: the map has no such key.
    record Absent(Spot.EntrySpot entry) implements Fact {
        @Override
        public String toString() {
            return entry + " absent";
        }
    }

    /// `r1 unset`: the register has no value.
    record Unset(Register register) implements Fact {
        @Override
        public String toString() {
            return register + " unset";
        }
    }

    /// The fact that `text` states, in one of the forms above.
    static Optional<Fact> parse(String text) {
        String stripped = text.strip();
        int equals = stripped.indexOf('=');
        if (equals >= 0) {
            return Spot.parseValued(stripped.substring(0, equals))
                    .flatMap(spot -> Data.parse(stripped.substring(equals + 1)).filter(value -> fits(spot, value)).map(value -> new Holds(spot, value)));
        }
        if (stripped.endsWith(" absent")) {
            return Spot.parse(stripped.substring(0, stripped.length() - " absent".length()))
                    .flatMap(spot -> spot instanceof Spot.EntrySpot entry ? Optional.of(new Absent(entry)) : Optional.empty());
        }
        if (stripped.endsWith(" unset")) {
            return Spot.parse(stripped.substring(0, stripped.length() - " unset".length()))
                    .flatMap(spot -> spot instanceof Spot.RegisterSpot(Register register) ? Optional.of(new Unset(register)) : Optional.empty());
        }
        return Optional.empty();
    }

    /// A number in memory is one byte: more bytes are written as bytes, so that their order is seen. Only r0 takes the name of a return code.
    private static boolean fits(Spot.Valued spot, Data value) {
        return switch (value) {
            case Data.Numeral(long number, String text) -> switch (spot) {
                case Spot.StackSpot _, Spot.PacketSpot _ -> number >= 0 && number <= 0xff;
                case Spot.RegisterSpot _, Spot.EntrySpot _ -> true;
            };
            case Data.Raw _ -> !(spot instanceof Spot.RegisterSpot);
            case Data.Word _ -> false;
            case Data.Code _ -> spot.equals(new Spot.RegisterSpot(Register.R0));
        };
    }
}
