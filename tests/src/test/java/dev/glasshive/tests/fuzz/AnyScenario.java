package dev.glasshive.tests.fuzz;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Code;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.tests.differential.RandomCase;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Turns;
import dev.glasshive.vm.World;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Scenarios that nobody would write: good programs with a few bytes changed, maps of any type and size, initial entries, contexts and packets at random.
public final class AnyScenario {
    private static final int STEPS = 400;
    private static final int MOST_VALUE_BYTES = 64;
    private static final List<String> MAP_TYPES = List.of("array", "hash", "lru_hash", "percpu_array", "percpu_hash", "lru_percpu_hash", "lpm_trie", "queue", "stack", "bloom_filter",
            "ringbuf", "perf_event_array", "prog_array", "array_of_maps", "hash_of_maps", "none");
    private static final int[] SIZES = {0, 1, 3, 4, 4, 4, 4, 8, 8, 12, 16, 33, 64};

    private AnyScenario() {}

    /// A scenario.
    ///
    /// @throws MalformedProgramException if the bytes are no program
    public static Scenario of(Random random) throws MalformedProgramException {
        RandomCase good = RandomCase.of(random.nextLong(), 0);
        byte[] bytes = Code.of(good.instructions()).encode();
        Code code = Code.decode(random.nextInt(4) == 0 ? Damage.noise(random, 5 * 8) : exchanged(bytes, random));
        List<String> types = new ArrayList<>(Platforms.linux().programTypes().keySet());
        types.sort(null);
        types.add("");
        String type = random.nextInt(3) == 0 ? types.get(random.nextInt(types.size())) : good.type();
        List<MapSpec> maps = random.nextBoolean() ? good.maps() : maps(random);
        Program other = Program.of("q", type, Code.of(List.of(new Instruction.Exit())));
        ProgramSet set = new ProgramSet("fuzz", "GPL", List.of(Program.of("p", type, code), other), maps);
        List<Input> inputs = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            inputs.add(new Input("", Bytes.of(Damage.noise(random, random.nextInt(4) == 0 ? 0 : 100)),
                    random.nextBoolean() ? Optional.empty() : Optional.of(Bytes.of(Damage.noise(random, 250)))));
        }
        Set<ConformanceGroup> groups = EnumSet.allOf(ConformanceGroup.class);
        if (random.nextInt(8) == 0) {
            groups.remove(ConformanceGroup.values()[random.nextInt(ConformanceGroup.values().length)]);
        }
        Host host = new Host(random.nextInt(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, groups, 1 + random.nextInt(Host.MOST_CPUS),
                new Turns(random.nextBoolean() ? Turns.Order.ROTATION : Turns.Order.CHANCE, 1 + random.nextInt(20)));
        return new Scenario(set, "p", Platforms.linux(), host, new World(random.nextLong(), random.nextLong(), random.nextInt(host.cpus())), inputs, STEPS);
    }

    /// `program` with a few slots changed: other registers, other numbers, other operations.
    private static byte[] exchanged(byte[] program, Random random) {
        byte[] bytes = program.clone();
        for (int i = random.nextInt(5); i >= 0; i--) {
            int slot = 8 * random.nextInt(bytes.length / 8);
            switch (random.nextInt(6)) {
                case 0 -> bytes[slot + 1] = (byte) (random.nextInt(11) << 4 | random.nextInt(11));
                case 1 -> bytes[slot + 2] = (byte) random.nextInt();
                case 2 -> bytes[slot + 4 + random.nextInt(4)] = (byte) random.nextInt();
                case 3 -> {
                    Opcode row = OpcodeMatrix.rows().get(random.nextInt(OpcodeMatrix.rows().size()));
                    bytes[slot] = (byte) row.code();
                }
                case 4 -> {
                    // Any helper, with whatever lies in the registers.
                    System.arraycopy(new byte[] {(byte) 0x85, 0, 0, 0, (byte) random.nextInt(220), 0, 0, 0}, 0, bytes, slot, 8);
                }
                default -> System.arraycopy(program, 8 * random.nextInt(program.length / 8), bytes, slot, 8);
            }
        }
        return bytes;
    }

    private static List<MapSpec> maps(Random random) {
        List<MapSpec> maps = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String type = MAP_TYPES.get(random.nextInt(MAP_TYPES.size()));
            boolean keyless = type.equals("queue") || type.equals("stack") || type.equals("ringbuf") || type.equals("bloom_filter");
            int key = keyless && random.nextInt(8) > 0 ? 0 : random.nextInt(4) == 0 ? SIZES[random.nextInt(SIZES.length)] : type.equals("lpm_trie") ? 8 : 4;
            int value = type.equals("ringbuf") ? 0 : random.nextInt(50) == 0 ? random.nextInt() : SIZES[random.nextInt(SIZES.length)];
            int entries = type.equals("ringbuf") ? 4096 : random.nextInt(50) == 0 ? random.nextInt() : random.nextInt(9);
            List<MapSpec.Initial> initial = new ArrayList<>();
            for (int entry = random.nextInt(3); entry > 0; entry--) {
                initial.add(switch (random.nextInt(8)) {
                    case 0 -> new MapSpec.ProgramEntry(random.nextInt(-1, 9), random.nextBoolean() ? "p" : "q");
                    case 1 -> new MapSpec.MapEntry(random.nextInt(-1, 9), "m" + random.nextInt(3));
                    default -> new MapSpec.Entry(sized(key, random), sized(value, random));
                });
            }
            maps.add(new MapSpec("m" + i, type, key, value, entries, random.nextInt(3) == 0 ? random.nextInt(16) : type.equals("lpm_trie") ? 1 : 0,
                    random.nextBoolean() ? List.of() : initial, random.nextInt(6) == 0 ? MapSpec.Mutability.READ_ONLY : MapSpec.Mutability.READ_WRITE));
        }
        return maps;
    }

    private static Bytes sized(int wanted, Random random) {
        byte[] bytes = new byte[random.nextInt(10) == 0 ? random.nextInt(10) : Math.clamp(wanted, 0, MOST_VALUE_BYTES)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(3);
        }
        return Bytes.of(bytes);
    }
}
