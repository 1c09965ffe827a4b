package dev.glasshive.verifier;

import dev.glasshive.isa.Decoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.FunctionTypes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.ProgramTypes;
import dev.glasshive.program.SourceMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program that asks to be let in. Its slots are kept as fields and not as instructions, because a verifier must also answer code that decodes to nothing.
///
/// A wide load of a map names it by its index in `maps`.
///
/// @param type the kernel's name of the program type in lower case
/// @param slots one entry for each 8 bytes
/// @param types what it brings along in BTF; empty where it is loaded without
/// @param attachType the expected attach type of `BPF_PROG_LOAD`, 0 where it says none
/// @param flags those of `BPF_PROG_LOAD`
public record Candidate(String name, String type, String license, List<Fields> slots, List<MapSpec> maps, int attachType, int flags, SourceMap source,
        Optional<ProgramTypes> types) {

    /// Copies what it is given.
    public Candidate {
        slots = List.copyOf(slots);
        maps = List.copyOf(maps);
    }

    /// The program `program` of `set`, with the types that it is loaded with.
    public static Candidate of(ProgramSet set, Program program) {
        return new Candidate(program.name(), program.type(), set.license(), read(program.code().encode()), patterned(set), 0, 0, program.sourceMap(), FunctionTypes.of(program));
    }

    /// The maps of `set`. As at a load, a map of maps that names no pattern takes the first map in it for one.
    private static List<MapSpec> patterned(ProgramSet set) {
        return set.maps().stream().map(map -> map.isOfMaps() && map.inner() == MapSpec.NONE ? held(set, map).map(map::holding).orElse(map) : map).toList();
    }

    private static Optional<Integer> held(ProgramSet set, MapSpec map) {
        return map.initial().stream().filter(MapSpec.MapEntry.class::isInstance).map(entry -> set.mapIndex(((MapSpec.MapEntry) entry).map())).filter(index -> index >= 0).findFirst();
    }

    /// A program of bare slots.
    ///
    /// @param code whole little-endian slots
    public static Candidate of(String name, String type, String license, Bytes code, List<MapSpec> maps, int attachType) {
        return new Candidate(name, type, license, read(code.toArray()), maps, attachType, 0, SourceMap.EMPTY, Optional.empty());
    }

    /// This, loaded with another expected attach type.
    public Candidate attachedAs(int other) {
        return new Candidate(name, type, license, slots, maps, other, flags, source, types);
    }

    /// This, loaded with `other` BTF.
    public Candidate describedBy(ProgramTypes other) {
        return new Candidate(name, type, license, slots, maps, attachType, flags, source, Optional.of(other));
    }

    /// This, loaded with other flags.
    public Candidate withFlags(int other) {
        return new Candidate(name, type, license, slots, maps, attachType, other, source, types);
    }

    private static List<Fields> read(byte[] code) {
        ByteBuffer buffer = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
        List<Fields> slots = new ArrayList<>();
        for (int position = 0; position + Fields.SLOT <= code.length; position += Fields.SLOT) {
            slots.add(Fields.read(buffer, position));
        }
        return slots;
    }

    /// The instruction that starts at `slot`; empty where the fields mean nothing, and where there are none: a log may name slots that it does not show.
    public Optional<Instruction> instruction(int slot) {
        if (slot < 0 || slot >= slots.size()) {
            return Optional.empty();
        }
        Fields fields = slots.get(slot);
        if (slot + 1 < slots.size()) {
            fields = fields.withNext(slots.get(slot + 1).imm());
        }
        try {
            return Optional.of(Decoder.decode(fields, slot));
        } catch (MalformedProgramException _) {
            return Optional.empty();
        }
    }
}
