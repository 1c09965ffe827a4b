package dev.glasshive.handout;

import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.AddressSpace;
import dev.glasshive.vm.Place;

/// Values of registers in words that fit on paper.
final class Values {
    private static final long SMALL = 0xffff;

    private Values() {}

    /// A number, or what a pointer points to.
    static String of(long value, ProgramSet set, Words words) {
        return AddressSpace.place(value).map(place -> of(place, set, words)).orElseGet(() -> number(value));
    }

    static String number(long value) {
        return value >= -SMALL && value <= SMALL ? value + (value > 9 ? " = 0x" + Long.toHexString(value) : "") : "0x" + Long.toHexString(value);
    }

    private static String of(Place place, ProgramSet set, Words words) {
        String to = switch (place.kind()) {
            case CONTEXT -> "ctx";
            case PACKET -> "packet";
            case STACK -> "fp";
            case MAP -> map(place, set);
            case MAP_VALUE -> words.of("value.of", map(place, set));
            case CODE -> "insn";
            case MAP_KEY -> words.of("key");
            case VARIABLE -> "var";
        };
        return "→ " + to + (place.offset() == 0 ? "" : (place.offset() < 0 ? " − " : " + ") + Math.abs((long) place.offset()));
    }

    private static String map(Place place, ProgramSet set) {
        return place.ordinal() < set.maps().size() ? set.maps().get(place.ordinal()).name() : "map " + place.ordinal();
    }
}
