package dev.glasshive.tests.soundness;

import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.vm.AddressSpace;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Vm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether a value of a run is one of those that a verifier thinks possible.
final class Containment {
    private static final int STRIDE = 8;
    private static final long FAR = 1L << 29;

    private final Vm vm;
    private final List<MapSpec> maps;
    private final int below;
    private final boolean strict;

    /// @param strict whether numbers on the stack must have been written; Linux lets root read others
    /// @param below how many open functions the verifier did not look at together with this one
    Containment(Vm vm, List<MapSpec> maps, int below, boolean strict) {
        this.strict = strict;
        this.vm = vm;
        this.maps = maps;
        this.below = below;
    }

    int below() {
        return below;
    }

    /// Whether `value` is possible where `known` is what is known.
    ///
    /// @param initialized whether the place holds a value at all
    boolean holds(AbstractValue known, long value, boolean initialized) {
        return switch (known) {
            case AbstractValue.Uninitialized() -> true;
            case AbstractValue.Scalar scalar -> initialized && scalar.range().contains(value);
            case AbstractValue.Pointer pointer -> initialized && (pointer.nullable() && value == 0 || leadsWhereItSays(pointer, value));
        };
    }

    /// Whether it may lead so far away that no access goes through it, and that the machine's windows are too small for it.
    static boolean isFar(AbstractValue.Pointer pointer) {
        return pointer.variable().smin() <= -FAR || pointer.variable().smax() >= FAR;
    }

    private boolean leadsWhereItSays(AbstractValue.Pointer pointer, long value) {
        if (isFar(pointer)) {
            return true;
        }
        Optional<Place> hit = AddressSpace.place(value);
        return switch (pointer.type()) {
            case "ctx" -> hit.filter(place -> place.kind() == Place.Kind.CONTEXT && pointer.variable().contains(place.offset() - pointer.offset())).isPresent();
            case "fp" -> hit.filter(place -> place.kind() == Place.Kind.STACK && place.ordinal() == below + pointer.frame()
                    && pointer.variable().contains(place.offset() - pointer.offset())).isPresent();
            case "map_ptr" -> hit.filter(place -> place.kind() == Place.Kind.MAP && isMap(pointer, place)).isPresent();
            // What a map of maps holds is the address of another map.
            case "map_value" -> hit.filter(place -> holdsMaps(pointer.map()) ? place.kind() == Place.Kind.MAP
                    : place.kind() == Place.Kind.MAP_VALUE && isMap(pointer, place) && inSomeValue(pointer, place)).isPresent();
            case "pkt" -> hit.filter(place -> place.kind() == Place.Kind.PACKET && inPacket(pointer, place)).isPresent();
            case "pkt_meta", "pkt_end" -> hit.filter(place -> place.kind() == Place.Kind.PACKET).isPresent();
            default -> value != 0;
        };
    }

    private boolean holdsMaps(int map) {
        return map >= 0 && map < maps.size() && maps.get(map).isOfMaps();
    }

    /// A pointer with no map may lead to any, and one to a map that was found in another to each that lies there.
    private boolean isMap(AbstractValue.Pointer pointer, Place place) {
        return pointer.map() < 0 || place.ordinal() == pointer.map() || maps.stream().map(Containment::held).anyMatch(held ->
                held.contains(name(pointer.map())) && held.contains(name(place.ordinal())));
    }

    /// The verifier of Linux counts maps that were found in others behind those of the program.
    private String name(int map) {
        return maps.get(map % maps.size()).name();
    }

    private static List<String> held(MapSpec outer) {
        return outer.initial().stream().filter(MapSpec.MapEntry.class::isInstance).map(entry -> ((MapSpec.MapEntry) entry).map()).toList();
    }

    /// Values lie one behind the other, each rounded up to eight bytes; what was added leads from the beginning of one of them.
    private boolean inSomeValue(AbstractValue.Pointer pointer, Place place) {
        int stride = (maps.get(place.ordinal()).valueSize() + STRIDE - 1) / STRIDE * STRIDE;
        long added = place.offset() - pointer.offset();
        long highest = Math.floorDiv(added - pointer.variable().smin(), stride);
        for (long cell = highest; cell >= 0 && cell >= highest - 2; cell--) {
            if (pointer.variable().contains(added - cell * stride)) {
                return true;
            }
        }
        return false;
    }

    /// As many bytes as were proven to be there are there.
    private boolean inPacket(AbstractValue.Pointer pointer, Place place) {
        long start = place.offset() - pointer.offset();
        return pointer.variable().contains(start) && (pointer.range() == 0 || vm.peekPacket(start + pointer.range() - 1).isPresent());
    }

    /// Whether what eight bytes of a stack hold is possible where `known` is what is known.
    ///
    /// @param framePointer of the frame
    /// @param index of the slot, 0 just below the frame pointer
    boolean holds(AbstractSlot known, long framePointer, int index) {
        long from = framePointer - (index + 1L) * AbstractSlot.BYTES;
        int saved = 0;
        for (int i = 0; i < AbstractSlot.BYTES; i++) {
            char kind = known.at(i);
            if (kind == 'r') {
                saved = i + 1;
            } else if (kind == '0' && vm.peek(from + i, 1).orElse(-1) != 0) {
                return false;
            } else if (strict && kind == 'm' && vm.peek(from + i, 1).isEmpty()) {
                return false;
            }
        }
        if (saved == 0) {
            return true;
        }
        OptionalLong bytes = saved == AbstractSlot.BYTES ? vm.peek(from, saved) : low(from, saved);
        if (bytes.isEmpty()) {
            return false;
        }
        return known.saved() instanceof AbstractValue.Scalar scalar
                ? scalar.range().truncated(saved).contains(bytes.getAsLong()) : holds(known.saved(), bytes.getAsLong(), true);
    }

    private OptionalLong low(long from, int bytes) {
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            OptionalLong one = vm.peek(from + i, 1);
            if (one.isEmpty()) {
                return one;
            }
            value = value << 8 | one.getAsLong();
        }
        return OptionalLong.of(value);
    }
}
