package dev.glasshive.app.workspace;

import dev.glasshive.map.Maps;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.AddressSpace;
import dev.glasshive.vm.Place;
import java.util.Optional;

/// What a 64-bit value is, to people: a number, or a pointer to something with a name.
///
/// @param text of a pointer, such as `data + 34` or `fp-4`; empty for numbers
/// @param length bytes of what it points into, or -1 where that says nothing
public record Meaning(Kind kind, String text, int offset, int length) {
    /// Which of the glass machine's things it belongs to.
    public enum Kind {
        SCALAR, CONTEXT, PACKET, PACKET_END, STACK, MAP, MAP_VALUE,
        /// A key of a map, as a function that is called for each entry sees it.
        MAP_KEY,
        /// Memory of a helper that is neither a map's value nor a packet, such as a record of a ring buffer.
        MEMORY,
        CODE, NONE
    }

    /// A register without a value.
    public static final Meaning UNINITIALIZED = new Meaning(Kind.NONE, "", 0, -1);

    private static final Meaning NUMBER = new Meaning(Kind.SCALAR, "", 0, -1);

    /// What `value` is while a packet of `packetLength` bytes is being looked at.
    public static Meaning of(long value, ProgramSet set, int packetLength) {
        Optional<Place> place = AddressSpace.place(value);
        return place.map(p -> of(p, set, packetLength)).orElse(NUMBER);
    }

    private static Meaning of(Place place, ProgramSet set, int packetLength) {
        int offset = place.offset();
        return switch (place.kind()) {
            case CONTEXT -> new Meaning(Kind.CONTEXT, "ctx" + signed(offset, true), offset, -1);
            case PACKET -> new Meaning(offset == packetLength ? Kind.PACKET_END : Kind.PACKET, "data" + signed(offset, true), offset, packetLength);
            case STACK -> new Meaning(Kind.STACK, place.ordinal() == 0 ? "fp" + signed(offset, false) : "fp" + signed(offset, false) + " (frame " + place.ordinal() + ")", offset, 512);
            case MAP -> new Meaning(Kind.MAP, name(set, place.ordinal()), offset, -1);
            case MAP_VALUE -> value(place, set);
            case CODE -> new Meaning(Kind.CODE, "insn " + offset, offset, -1);
            case VARIABLE -> new Meaning(Kind.CODE, "var " + offset / 16, offset, -1);
            case MAP_KEY -> new Meaning(Kind.MAP_KEY, "key" + signed(offset, true), offset, -1);
        };
    }

    private static Meaning value(Place place, ProgramSet set) {
        Optional<MapSpec> spec = place.ordinal() < set.maps().size() ? Optional.of(set.maps().get(place.ordinal())) : Optional.empty();
        if (spec.filter(s -> s.type().equals("ringbuf")).isPresent()) {
            return new Meaning(Kind.MEMORY, name(set, place.ordinal()) + signed(place.offset(), true), place.offset(), -1);
        }
        int size = spec.map(MapSpec::valueSize).orElse(8);
        int stride = Math.max(8, (size + 7) & ~7);
        int cell = Math.floorDiv(place.offset(), stride);
        int inside = Math.floorMod(place.offset(), stride);
        // Where every processor has its own values, those of the first one come first, then those of the next.
        boolean perCpu = spec.filter(Maps::isPerCpu).isPresent() && cell >= 0;
        int entries = spec.map(MapSpec::maxEntries).orElse(1);
        String which = perCpu ? cell % entries + "@" + cell / entries : Integer.toString(cell);
        return new Meaning(Kind.MAP_VALUE, name(set, place.ordinal()) + "#" + which + signed(inside, true), inside, size);
    }

    private static String name(ProgramSet set, int map) {
        return map < set.maps().size() ? set.maps().get(map).name() : "map " + map;
    }

    private static String signed(int offset, boolean zero) {
        if (offset == 0 && !zero) {
            return "";
        }
        return zero ? (offset < 0 ? " - " + -(long) offset : " + " + offset) : (offset < 0 ? Integer.toString(offset) : "+" + offset);
    }
}
