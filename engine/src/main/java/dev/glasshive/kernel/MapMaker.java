package dev.glasshive.kernel;

import dev.glasshive.kernel.SystemCall.Answer;
import dev.glasshive.kernel.SystemCall.Command;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.ProgramSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Makes the maps of a program set in the kernel, with what they hold from the start.
final class MapMaker {
    /// `BPF_F_RDONLY_PROG`.
    private static final int READ_ONLY_FOR_PROGRAMS = 0x80;
    private static final int PROCESSORS = processors();

    private final SystemCall call;
    private final Descriptors descriptors;
    private final ProgramSet set;
    private final Map<String, KernelMap> made = new LinkedHashMap<>();

    MapMaker(SystemCall call, Descriptors descriptors, ProgramSet set) {
        this.call = call;
        this.descriptors = descriptors;
        this.set = set;
    }

    /// The maps in the order of the set.
    List<KernelMap> makeAll() throws RefusedException {
        for (MapSpec spec : set.maps()) {
            make(spec, 0);
        }
        List<KernelMap> inOrder = new ArrayList<>();
        for (MapSpec spec : set.maps()) {
            KernelMap map = Objects.requireNonNull(made.get(spec.name()));
            fill(spec, map);
            inOrder.add(map);
        }
        return inOrder;
    }

    private KernelMap make(MapSpec spec, int depth) throws RefusedException {
        KernelMap existing = made.get(spec.name());
        if (existing != null) {
            return existing;
        }
        int type = KernelNumbers.mapType(spec.type()).orElseThrow(() -> RefusedException.unasked(
                "map " + spec.name() + ": the kernel has no map type called " + spec.type()));
        try (Arena arena = Arena.ofConfined()) {
            boolean perProcessor = spec.type().equals("perf_event_array") && spec.maxEntries() == 0;
            Attributes attributes = new Attributes(arena).number(0, type).number(4, spec.keySize()).number(8, spec.valueSize())
                    .number(12, perProcessor ? PROCESSORS : spec.maxEntries())
                    .number(16, spec.flags() | (spec.mutability() == MapSpec.Mutability.READ_ONLY ? READ_ONLY_FOR_PROGRAMS : 0))
                    .name(28, spec.name());
            Optional<MapSpec> inner = inner(spec);
            if (inner.isPresent() && depth == 0) {
                attributes.number(20, make(inner.get(), depth + 1).descriptor());
            }
            if (spec.types().isPresent()) {
                describeValues(spec, ValueTypes.of(spec.types().get()), attributes, arena);
            } else if (ValueTypes.wanted(set, spec)) {
                describeValues(spec, ValueTypes.of(spec), attributes, arena);
            }
            Answer answer = call.bpf(Command.MAP_CREATE, attributes);
            if (answer.failed()) {
                throw RefusedException.of("map " + spec.name() + " (" + spec.type() + ", key " + spec.keySize() + ", value " + spec.valueSize()
                        + ", max " + spec.maxEntries() + ", flags " + spec.flags() + ") was not made", answer.errno());
            }
            KernelMap map = new KernelMap(call, spec, descriptors.add(answer.value()), PROCESSORS);
            made.put(spec.name(), map);
            return map;
        }
    }

    private void describeValues(MapSpec spec, ValueTypes types, Attributes attributes, Arena arena) throws RefusedException {
        Answer answer = call.bpf(Command.BTF_LOAD, new Attributes(arena).bytes(0, types.btf()).number(16, types.btf().length()));
        if (answer.failed()) {
            throw RefusedException.of("map " + spec.name() + ": the types of its values were not taken", answer.errno());
        }
        attributes.number(48, descriptors.add(answer.value())).number(52, types.key()).number(56, types.value());
    }

    /// A map of maps is made after the pattern of the first map in it; while it is empty, after its template.
    private Optional<MapSpec> inner(MapSpec spec) {
        return spec.initial().stream().filter(MapSpec.MapEntry.class::isInstance).map(MapSpec.MapEntry.class::cast).findFirst()
                .map(entry -> set.mapIndex(entry.map())).filter(index -> index >= 0).map(set.maps()::get).or(spec::template);
    }

    private void fill(MapSpec spec, KernelMap map) throws RefusedException {
        for (MapSpec.Initial initial : spec.initial()) {
            switch (initial) {
                case MapSpec.Entry(Bytes key, Bytes value) -> put(spec, map, key, value);
                case MapSpec.MapEntry(int index, String name) -> {
                    KernelMap inner = made.get(name);
                    if (inner == null) {
                        throw RefusedException.unasked("map " + spec.name() + ": there is no map " + name + " to put at " + index);
                    }
                    put(spec, map, Bytes.ofLittleEndian(index, 4), Bytes.ofLittleEndian(inner.descriptor(), 4));
                }
                // Programs do not exist yet; the loader puts them in.
                case MapSpec.ProgramEntry _ -> { }
            }
        }
        if (spec.mutability() == MapSpec.Mutability.READ_ONLY) {
            Answer answer = map.freeze();
            if (answer.failed()) {
                throw RefusedException.of("map " + spec.name() + " was not frozen", answer.errno());
            }
        }
    }

    private static void put(MapSpec spec, KernelMap map, Bytes key, Bytes value) throws RefusedException {
        Answer answer = map.update(key, value);
        if (answer.failed()) {
            throw RefusedException.of("map " + spec.name() + ": the initial entry " + key + " was not put in", answer.errno());
        }
    }

    /// How many processors there could be, which is not how many there are: per-CPU maps have a value for each.
    private static int processors() {
        try {
            String ranges = Files.readString(Path.of("/sys/devices/system/cpu/possible")).strip();
            String last = ranges.substring(Math.max(ranges.lastIndexOf('-'), ranges.lastIndexOf(',')) + 1);
            return Integer.parseInt(last) + 1;
        } catch (IOException | NumberFormatException e) {
            return Runtime.getRuntime().availableProcessors();
        }
    }
}
