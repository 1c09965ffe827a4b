package dev.glasshive.map;

import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `BPF_MAP_TYPE_PROG_ARRAY`: programs by index, for tail calls. Programs themselves can neither read nor change it.
public final class ProgramArray implements BpfMap {
    private final MapSpec spec;
    private final ByteOrder order;
    private final Map<Integer, String> programs = new TreeMap<>();

    ProgramArray(MapSpec spec, ByteOrder order) {
        this.spec = spec;
        this.order = order;
        for (MapSpec.Initial initial : spec.initial()) {
            if (initial instanceof MapSpec.ProgramEntry(int at, String program)) {
                programs.put(at, program);
            }
        }
    }

    /// The name of the program at `index`.
    public Optional<String> program(long at) {
        return at < 0 || at >= spec.maxEntries() ? Optional.empty() : Optional.ofNullable(programs.get((int) at));
    }

    @Override
    public MapSpec spec() {
        return spec;
    }

    @Override
    public Cells cells() {
        return new Cells(0, 1, spec.valueSize());
    }

    @Override
    public int lookup(byte[] key) {
        return -1;
    }

    @Override
    public Optional<Bytes> key(int cell) {
        return Optional.empty();
    }

    @Override
    public Errno update(byte[] key, byte[] value, long flags, int cpu) {
        return Errno.EINVAL;
    }

    @Override
    public Errno delete(byte[] key) {
        return Errno.EINVAL;
    }

    @Override
    public State save() {
        return new Saved(List.copyOf(programs.entrySet()), order);
    }

    @Override
    public void restore(State state) {
        // Programs cannot change it, so every state is the same.
    }

    /// Programs by index.
    static final class Saved implements State {
        private final List<Map.Entry<Integer, String>> programs;
        private final ByteOrder order;

        private Saved(List<Map.Entry<Integer, String>> programs, ByteOrder order) {
            this.order = order;
            this.programs = programs;
        }

        @Override
        public int size() {
            return programs.size();
        }

        @Override
        public Entry entry(int position) {
            Map.Entry<Integer, String> program = programs.get(position);
            return new Entry(program.getKey(), Bytes.of(program.getKey(), 4, order),
                    Bytes.of(program.getValue().getBytes(StandardCharsets.UTF_8)));
        }
    }
}
