package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.AddressSpace;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Target;
import java.util.Optional;

/// What things that hold values are called: `r3`, `fp-4`, `data+23`, `hits[17]`.
public final class Naming {
    private Naming() {}

    /// The name of `target`.
    public static String of(Target target, ProgramSet set) {
        return switch (target) {
            case Target.OfRegister register -> register.register().toString();
            case Target.OfEntry(int map, Bytes key) -> entry(set.maps().get(map), key);
            case Target.OfBytes(Place place, int length) -> of(place, set) + (length == 1 ? "" : " (" + length + ")");
        };
    }

    /// What the inputs of a run are called: packets, or events where its program gets none.
    public static String input(Scenario scenario) {
        Optional<ProgramType> type = scenario.set().program(scenario.program()).flatMap(program -> scenario.platform().programType(program.type(), program.section()));
        return Text.of(type.filter(t -> !t.packetStart().isPacket()).isPresent() ? "input.event" : "input.packet");
    }

    /// The name of the entry of a map under `key`.
    public static String entry(MapSpec spec, Bytes key) {
        return entry(spec, key.length() <= 8 ? Long.toUnsignedString(key.toLittleEndian()) : key.toHex());
    }

    /// The same for a key that is written already. Queues and stacks have no keys, only places.
    static String entry(MapSpec spec, String key) {
        return spec.name() + (spec.keySize() == 0 ? " #" + key : "[" + key + "]");
    }

    /// The name of a place in memory.
    public static String of(Place place, ProgramSet set) {
        String offset = (place.offset() < 0 ? "" : "+") + place.offset();
        return switch (place.kind()) {
            case STACK -> "fp" + offset + (place.ordinal() == 0 ? "" : " @" + place.ordinal());
            case PACKET -> "data" + offset;
            case CONTEXT -> "ctx" + offset;
            case MAP_KEY -> "key" + offset;
            case CODE -> "insn" + offset;
            case VARIABLE -> "variable" + offset;
            case MAP, MAP_VALUE -> (place.ordinal() < set.maps().size() ? set.maps().get(place.ordinal()).name() : "map " + place.ordinal()) + offset;
        };
    }

    /// A value as people read it: pointers by what they point to, short numbers as numbers, the rest as bytes.
    public static String value(Bytes value, ProgramSet set, int packetLength) {
        if (value.length() == 0) {
            return "—";
        }
        if (value.length() > 8) {
            return value.toHex();
        }
        long number = value.toLittleEndian();
        boolean pointer = value.length() == 8 && AddressSpace.place(number).isPresent();
        return pointer ? Meaning.of(number, set, packetLength).text() : Long.toUnsignedString(number) + (number >= 0 && number < 10 ? "" : " · " + Base.HEX.format(number));
    }
}
