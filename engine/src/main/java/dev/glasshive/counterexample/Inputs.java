package dev.glasshive.counterexample;

import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.vm.ContextContent;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.World;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongPredicate;

/// The inputs to try, the likeliest first.
final class Inputs {
    private static final int LONGEST_PACKET = 1514;
    private static final int SHORT = 64;
    private static final int VARIANTS = 16;
    private static final int RANDOM = 120;
    private static final int SEEDS = 24;
    private static final int MOST_KEYS = 6;
    private static final int MOST_TIMES = 40;
    /// About what the clock goes on before a program reads it.
    private static final int CLOCK = 2;
    private static final List<Long> EXTREMES = List.of(-1L, 0L, 1L, 2L, 0x7fL, 0x80L, 0xffL, 0x100L, 0x1000L, 0x7fffL, 0xffffL, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL,
            Long.MAX_VALUE, Long.MIN_VALUE, 64L, 512L, 0x10_0000L);

    private final ProgramSet set;
    private final Optional<ProgramType> type;
    private final FailingPath path;
    private final Random random;
    private final Program program;
    private final boolean asksForTime;

    Inputs(ProgramSet set, Program program, Platform platform, VerifierReport report, long seed) {
        this.set = set;
        this.type = platform.programType(program.type(), program.section());
        this.path = new FailingPath(program, report);
        this.random = new Random(seed);
        this.program = program;
        this.asksForTime = program.code().instructions().stream().anyMatch(instruction -> instruction instanceof Instruction.CallHelper(int id) && platform.helper(id).filter(helper -> helper.name().contains("ktime")).isPresent());
    }

    /// In order, some perhaps twice.
    Set<Trial> trials() {
        Set<Trial> trials = new LinkedHashSet<>();
        List<Integer> lengths = lengths();
        Map<Term.Field, Long> base = solved();
        for (int length : lengths.subList(0, Math.min(4, lengths.size()))) {
            trials.add(trial(length, base));
        }
        for (Term.Field suspect : path.suspects()) {
            for (long raw : variants(suspect)) {
                Map<Term.Field, Long> fields = new HashMap<>(base);
                fields.put(suspect, raw);
                for (int length : lengths.subList(0, Math.min(2, lengths.size()))) {
                    trials.add(trial(length, fields));
                }
            }
        }
        lengths.forEach(length -> trials.add(trial(length, base)));
        if (isPacket()) {
            for (int length = 0; length <= SHORT; length++) {
                trials.add(trial(length, Map.of()));
            }
            trials.add(trial(LONGEST_PACKET, base));
        }
        Trial plain = trial(lengths.getFirst(), base);
        for (int i = 1; i <= SEEDS; i++) {
            World world = World.DEFAULT;
            trials.add(new Trial(plain.input(), new World(i, world.bootNanos(), world.cpu()), plain.filled()));
        }
        for (List<MapSpec> maps : filled()) {
            trials.add(new Trial(plain.input(), World.DEFAULT, maps));
        }
        if (asksForTime) {
            for (long time : times()) {
                trials.add(new Trial(plain.input(), new World(World.DEFAULT.seed(), time, World.DEFAULT.cpu()), plain.filled()));
            }
        }
        for (int i = 0; i < RANDOM; i++) {
            trials.add(anything(base));
        }
        return trials;
    }

    /// Maps with an entry each, under keys that the program writes.
    private List<List<MapSpec>> filled() {
        Set<Long> keys = new LinkedHashSet<>(List.of(0L));
        for (Instruction instruction : program.code().instructions()) {
            if (instruction instanceof Instruction.Store store && store.src() instanceof Imm(int value) && keys.size() < MOST_KEYS) {
                keys.add((long) value);
            }
        }
        List<MapSpec> maps = set.maps().stream().filter(map -> map.type().contains("hash") && map.keySize() > 0 && map.valueSize() > 0).toList();
        if (maps.isEmpty()) {
            return List.of();
        }
        return keys.stream().map(key -> maps.stream().map(map -> {
            byte[] bytes = new byte[map.keySize()];
            put(bytes, 0, bytes.length, key);
            return filled(map, bytes, new byte[map.valueSize()]);
        }).toList()).toList();
    }

    /// Times since boot: near what the program compares with, extreme, and any.
    private Set<Long> times() {
        Set<Long> times = new LinkedHashSet<>();
        candidates(Long.BYTES).stream().filter(time -> time >= CLOCK && time <= Long.MAX_VALUE / 2).limit(MOST_TIMES).forEach(time -> times.add(time - CLOCK));
        for (int i = 0; i < MOST_TIMES; i++) {
            times.add((long) i);
            times.add(random.nextLong() >>> 2 + random.nextInt(61));
        }
        return times;
    }

    private boolean isPacket() {
        return type.filter(its -> its.packetStart().isPacket()).isPresent();
    }

    private int skipped() {
        return type.map(its -> its.packetStart().skipped()).orElse(0);
    }

    /// Lengths that take the path: just too short for the refused access, the shortest, and others.
    private List<Integer> lengths() {
        if (!isPacket()) {
            return List.of(0);
        }
        Set<Integer> lengths = new LinkedHashSet<>();
        if (path.needed() > 0) {
            add(lengths, path.needed() - 1);
        }
        add(lengths, SHORT);
        for (int length = 0; length <= LONGEST_PACKET && lengths.isEmpty(); length++) {
            add(lengths, length);
        }
        List.of(0, LONGEST_PACKET, 128, 34, 54, 20).forEach(length -> add(lengths, length));
        for (int length = 0; length < path.needed(); length++) {
            add(lengths, length);
        }
        if (lengths.isEmpty()) {
            lengths.add(SHORT);
        }
        return List.copyOf(lengths);
    }

    private void add(Set<Integer> lengths, int length) {
        if (path.allows(length)) {
            lengths.add(length);
        }
    }

    /// For each field that a branch of the path looks at, a number with which the path goes on.
    private Map<Term.Field, Long> solved() {
        Map<Term.Field, Long> solved = new HashMap<>();
        path.conditions().forEach((field, conditions) -> candidates(field.size()).stream().filter(raw -> holds(conditions, raw)).findFirst().ifPresent(raw -> solved.put(field, raw)));
        return solved;
    }

    private List<Long> variants(Term.Field field) {
        List<LongPredicate> conditions = path.conditions().getOrDefault(field, List.of());
        List<Long> extremes = cut(EXTREMES, field.size());
        List<Long> variants = new ArrayList<>(extremes.stream().filter(raw -> holds(conditions, raw)).toList());
        candidates(field.size()).stream().filter(raw -> holds(conditions, raw) && !variants.contains(raw)).limit(VARIANTS).forEach(variants::add);
        return variants;
    }

    private static boolean holds(List<LongPredicate> conditions, long raw) {
        return conditions.stream().allMatch(condition -> condition.test(raw));
    }

    /// Numbers of `size` bytes that may satisfy comparisons with the constants of the path, whatever was done before: in both byte orders, shifted, next to each other.
    private List<Long> candidates(int size) {
        List<Long> wide = new ArrayList<>();
        for (long constant : path.constants()) {
            for (long near : List.of(constant, constant + 1, constant - 1)) {
                wide.add(near);
                wide.add(Long.reverseBytes(near) >>> 64 - 8 * size);
                for (int bits = 1; bits <= 8; bits++) {
                    wide.add(near << bits);
                    wide.add(near >>> bits);
                }
            }
        }
        wide.addAll(EXTREMES);
        Random own = new Random(size);
        for (int i = 0; i < SHORT; i++) {
            wide.add(own.nextLong());
        }
        return cut(wide, size);
    }

    private static List<Long> cut(List<Long> numbers, int size) {
        return numbers.stream().map(number -> size == 8 ? number : number & (1L << 8 * size) - 1).distinct().toList();
    }

    private Trial trial(int length, Map<Term.Field, Long> fields) {
        byte[] frame = new byte[isPacket() ? length + skipped() : 0];
        return trial(frame, fields);
    }

    private Trial trial(byte[] frame, Map<Term.Field, Long> fields) {
        Map<Integer, byte[]> values = new HashMap<>();
        Map<Integer, Long> context = new HashMap<>();
        Map<Integer, Integer> sizes = new HashMap<>();
        fields.forEach((field, raw) -> {
            switch (field) {
                case Term.InPacket(int offset, int size) -> put(frame, offset + skipped(), size, raw);
                case Term.InContext(int offset, int size) -> {
                    context.put(offset, raw);
                    sizes.put(offset, size);
                }
                case Term.InMap(int map, int offset, int size) ->
                        put(values.computeIfAbsent(map, index -> new byte[Math.max(0, set.maps().get(index).valueSize())]), offset, size, raw);
            }
        });
        Input plain = Input.packet("", Bytes.of(frame));
        Optional<Bytes> given = context.isEmpty() ? Optional.empty() : type.map(its -> {
            byte[] bytes = ContextContent.atStart(its, plain, ByteOrder.LITTLE_ENDIAN).toArray();
            context.forEach((offset, raw) -> {
                // Pointers and lengths of the packet are not for choosing.
                boolean free = its.context().fieldAt(offset, 1).filter(field -> !field.isPointer()).isPresent();
                if (free) {
                    put(bytes, offset, sizes.getOrDefault(offset, 4), raw);
                }
            });
            return Bytes.of(bytes);
        });
        List<MapSpec> filled = values.entrySet().stream().map(entry -> filled(set.maps().get(entry.getKey()), entry.getValue())).toList();
        return new Trial(new Input("", plain.frame(), given), World.DEFAULT, filled);
    }

    private static MapSpec filled(MapSpec map, byte[] value) {
        return filled(map, new byte[map.keySize()], value);
    }

    private static MapSpec filled(MapSpec map, byte[] key, byte[] value) {
        List<MapSpec.Initial> initial = List.of(new MapSpec.Entry(Bytes.of(key), Bytes.of(value)));
        return map.filledWith(initial);
    }

    private static void put(byte[] bytes, int offset, int size, long raw) {
        for (int i = 0; i < size && offset + i < bytes.length; i++) {
            bytes[offset + i] = (byte) (raw >>> 8 * i);
        }
    }

    /// A random packet, with fields that keep to the path half of the time.
    private Trial anything(Map<Term.Field, Long> base) {
        byte[] frame = new byte[isPacket() ? random.nextInt(SHORT * 2) + skipped() : 0];
        random.nextBytes(frame);
        Map<Term.Field, Long> fields = new HashMap<>(random.nextBoolean() ? base : Map.of());
        for (Term.Field suspect : path.suspects()) {
            fields.put(suspect, random.nextLong() >>> random.nextInt(64));
        }
        return trial(frame, fields);
    }
}
