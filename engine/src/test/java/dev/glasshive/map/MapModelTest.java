package dev.glasshive.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Maps against a plain model of them, with random calls and random returns to saved states.
final class MapModelTest {
    private record Saved(BpfMap.State state, List<BpfMap.Entry> entries, Map<Bytes, Bytes> model) {}

    @ParameterizedTest
    @CsvSource({"hash, 40, 1", "hash, 1, 2", "hash, 100, 3", "array, 40, 4", "array, 1, 5",
            "percpu_hash, 20, 6", "percpu_array, 20, 7"})
    void randomCallsFollowTheModel(String type, int max, int seed) throws MalformedProgramException {
        BpfMap map = Maps.create(new MapSpec("m", type, 4, 6, max));
        Random random = new Random(seed);
        Map<Bytes, Bytes> model = new LinkedHashMap<>();
        if (type.endsWith("array")) {
            for (int i = 0; i < max; i++) {
                model.put(Bytes.ofLittleEndian(i, 4), Bytes.of(new byte[6]));
            }
        }
        List<Saved> saved = new ArrayList<>();
        for (int call = 0; call < 4000; call++) {
            Bytes key = Bytes.ofLittleEndian(random.nextInt(max + max / 2 + 2), 4);
            Bytes value = Bytes.ofLittleEndian(random.nextLong(), 6);
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> {
                    long flags = random.nextInt(4);
                    assertThat(map.update(key.toArray(), value.toArray(), flags)).isEqualTo(update(type, max, model, key, value, flags));
                }
                case 4, 5 -> assertThat(map.delete(key.toArray())).isEqualTo(
                        type.endsWith("array") ? Errno.EINVAL : model.remove(key) == null ? Errno.ENOENT : Errno.OK);
                case 6, 7 -> writeThroughAddress(map, model, key);
                case 8 -> saved.add(new Saved(map.save(), map.entries(), new LinkedHashMap<>(model)));
                default -> {
                    if (!saved.isEmpty()) {
                        Saved back = saved.get(random.nextInt(saved.size()));
                        map.restore(back.state());
                        model = new LinkedHashMap<>(back.model());
                    }
                }
            }
            if (call % 20 == 0) {
                check(map.entries(), model);
            }
        }
        for (Saved state : saved) {
            List<BpfMap.Entry> entries = new ArrayList<>();
            for (int i = 0; i < state.state().size(); i++) {
                entries.add(state.state().entry(i));
            }
            assertThat(entries).as("a saved state never changes").isEqualTo(state.entries());
        }
    }

    private static void writeThroughAddress(BpfMap map, Map<Bytes, Bytes> model, Bytes key) {
        int cell = map.lookup(key.toArray());
        assertThat(cell >= 0).isEqualTo(model.containsKey(key));
        if (cell >= 0) {
            assertThat(map.key(cell)).contains(key);
            byte[] bytes = map.cells().write(cell);
            assertThat(Bytes.of(bytes)).isEqualTo(model.get(key));
            bytes[3] ^= 1;
            model.put(key, Bytes.of(bytes));
        }
    }

    private static void check(List<BpfMap.Entry> entries, Map<Bytes, Bytes> model) {
        assertThat(entries.stream().map(BpfMap.Entry::key)).as("keys in the order of their arrival").containsExactlyElementsOf(model.keySet());
        assertThat(entries.stream().map(BpfMap.Entry::value)).containsExactlyElementsOf(model.values());
    }

    private static Errno update(String type, int max, Map<Bytes, Bytes> model, Bytes key, Bytes value, long flags) {
        boolean exists = model.containsKey(key);
        if (flags > BpfMap.EXIST) {
            return Errno.EINVAL;
        }
        if (type.endsWith("array") && !exists) {
            return Errno.E2BIG;
        }
        if (exists && flags == BpfMap.NOEXIST) {
            return Errno.EEXIST;
        }
        if (!exists && flags == BpfMap.EXIST) {
            return Errno.ENOENT;
        }
        if (!exists && model.size() == max) {
            return Errno.E2BIG;
        }
        model.put(key, value);
        return Errno.OK;
    }

    @ParameterizedTest(name = "{0} with flags {1} for an entry that exists: {2}, for one that does not: {3}")
    @CsvSource({"array, 0, OK, E2BIG", "array, 1, EEXIST, E2BIG", "array, 2, OK, E2BIG", "array, 3, EINVAL, EINVAL", "array, 4, EINVAL, E2BIG",
            "array, 5, EEXIST, E2BIG", "array, -1, EINVAL, EINVAL", "hash, 0, OK, OK", "hash, 1, EEXIST, OK", "hash, 2, OK, ENOENT",
            "hash, 3, EINVAL, EINVAL", "hash, 4, EINVAL, EINVAL", "hash, -1, EINVAL, EINVAL"})
    void flagsGiveTheErrorsOfLinux(String type, long flags, Errno existing, Errno missing) throws MalformedProgramException {
        BpfMap map = Maps.create(new MapSpec("m", type, 4, 8, 2));
        byte[] key = {1, 0, 0, 0};
        assertThat(map.update(key, new byte[8], BpfMap.ANY)).isEqualTo(Errno.OK);
        assertThat(map.update(key, new byte[8], flags)).isEqualTo(existing);
        assertThat(map.update(new byte[] {9, 0, 0, 0}, new byte[8], flags)).isEqualTo(missing);
    }

    /// An access-ordered map is the model: it forgets what has gone unused the longest, also after a return to a saved state.
    @ParameterizedTest
    @CsvSource({"lru_hash, 1, 1", "lru_hash, 8, 2", "lru_percpu_hash, 30, 3"})
    void aFullLruHashForgetsTheLeastRecentlyUsedKey(String type, int max, int seed) throws MalformedProgramException {
        BpfMap map = Maps.create(new MapSpec("m", type, 4, 8, max));
        Random random = new Random(seed);
        LinkedHashMap<Bytes, Bytes> model = new LinkedHashMap<>(16, 0.75f, true);
        BpfMap.State saved = map.save();
        LinkedHashMap<Bytes, Bytes> savedModel = new LinkedHashMap<>(model);
        for (int call = 0; call < 3000; call++) {
            Bytes key = Bytes.ofLittleEndian(random.nextInt(max * 2), 4);
            Bytes value = Bytes.ofLittleEndian(random.nextLong(), 8);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    Bytes out = !model.containsKey(key) && model.size() == max ? model.firstEntry().getKey() : null;
                    assertThat(map.displaced(key.toArray())).isEqualTo(Optional.ofNullable(out));
                    assertThat(map.update(key.toArray(), value.toArray(), BpfMap.ANY)).isEqualTo(Errno.OK);
                    model.remove(out);
                    model.put(key, value);
                }
                case 3, 4, 5 -> {
                    int cell = map.lookup(key.toArray());
                    assertThat(cell >= 0).isEqualTo(model.get(key) != null);
                    if (cell >= 0) {
                        map.used(cell);
                    }
                }
                case 6 -> assertThat(map.delete(key.toArray())).isEqualTo(model.remove(key) == null ? Errno.ENOENT : Errno.OK);
                default -> {
                    if (random.nextBoolean()) {
                        saved = map.save();
                        savedModel = new LinkedHashMap<>(model);
                    } else {
                        map.restore(saved);
                        model.clear();
                        model.putAll(savedModel);
                    }
                }
            }
            assertThat(map.entries()).extracting(BpfMap.Entry::key).containsExactlyInAnyOrderElementsOf(model.keySet());
        }
    }

    /// Every prefix of the model is compared with the key, bit by bit.
    @Test
    void aTrieFindsTheLongestPrefix() throws MalformedProgramException {
        BpfMap map = Maps.create(new MapSpec("m", "lpm_trie", 6, 1, 500, 1, List.of(), MapSpec.Mutability.READ_WRITE));
        Random random = new Random(4);
        Map<String, Byte> model = new LinkedHashMap<>();
        for (int call = 0; call < 4000; call++) {
            int bits = random.nextInt(17);
            int address = random.nextInt(1 << 16);
            byte[] key = {(byte) bits, 0, 0, 0, (byte) (address >> 8), (byte) address};
            String prefix = Integer.toBinaryString(1 << 16 | address).substring(1, 1 + bits);
            switch (random.nextInt(4)) {
                case 0 -> {
                    assertThat(map.update(key, new byte[] {(byte) call}, BpfMap.ANY)).isEqualTo(model.size() < 500 || model.containsKey(prefix) ? Errno.OK : Errno.ENOSPC);
                    if (model.size() < 500 || model.containsKey(prefix)) {
                        model.put(prefix, (byte) call);
                    }
                }
                case 1 -> assertThat(map.delete(key)).isEqualTo(model.remove(prefix) == null ? Errno.ENOENT : Errno.OK);
                default -> {
                    Optional<String> longest = model.keySet().stream().filter(prefix::startsWith).max(Comparator.comparingInt(String::length));
                    int cell = map.lookup(key);
                    assertThat(cell >= 0).isEqualTo(longest.isPresent());
                    longest.ifPresent(found -> assertThat(map.cells().read(cell)).isEqualTo(new byte[] {model.getOrDefault(found, (byte) 0)}));
                }
            }
        }
        assertThat(map.entries()).hasSize(model.size());
    }

    /// 500 maps of 1,000,000 entries, saved 20 times each, would not fit into any memory if entries cost something before they are used.
    @Test
    void aMillionEntriesCostNothingUntilTheyAreUsed() throws MalformedProgramException {
        List<BpfMap> maps = new ArrayList<>();
        List<BpfMap.State> states = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            BpfMap map = Maps.create(new MapSpec("m" + i, i % 2 == 0 ? "array" : "hash", 4, 200, 1_000_000));
            byte[] key = Bytes.ofLittleEndian(999_999 - i, 4).toArray();
            for (int save = 0; save < 20; save++) {
                assertThat(map.update(key, value(save), BpfMap.ANY)).isEqualTo(Errno.OK);
                states.add(map.save());
            }
            maps.add(map);
        }
        assertThat(maps.getFirst().lookup(new byte[4])).isZero();
        assertThat(states.getFirst().size()).isEqualTo(1_000_000);
        assertThat(states.get(3).entry(999_999).value().at(0)).as("the fourth saved state").isEqualTo((byte) 3);
        assertThat(states.getFirst().entry(999_999).value().at(0)).as("the first saved state").isZero();
    }

    private static byte[] value(int first) {
        byte[] value = new byte[200];
        value[0] = (byte) first;
        return value;
    }

    @ParameterizedTest
    @CsvSource({"hash, 4194303, 4194304", "percpu_array, 32768, 32769", "queue, 4194304, 4194305", "array, 67108864, 67108865"})
    void aValueHasTheMostBytesThatItsTypeAllows(String type, int most, int tooMany) throws MalformedProgramException {
        int key = type.equals("queue") ? 0 : 4;
        assertThat(Maps.create(new MapSpec("m", type, key, most, 1)).spec().valueSize()).isEqualTo(most);
        assertThatThrownBy(() -> Maps.create(new MapSpec("m", type, key, tooMany, 1))).isInstanceOf(MalformedProgramException.class)
                .hasMessage("map m: a value of " + tooMany + " bytes is more than the " + most + " bytes that a value of this type may have: lower value");
    }
}
