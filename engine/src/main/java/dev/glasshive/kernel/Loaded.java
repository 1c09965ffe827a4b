package dev.glasshive.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.glasshive.kernel.SystemCall.Answer;
import dev.glasshive.kernel.SystemCall.Command;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.SortedMap;

/// A program in the kernel with its maps, until it is closed. It is attached to nothing, so it runs only when asked to. For one thread.
///
/// Maps keep their contents from one test run to the next.
public final class Loaded implements LoadOutcome, AutoCloseable {
    /// Programs can make packets longer, by less than this.
    private static final int ROOM = 4096;

    private final SystemCall call;
    private final Descriptors descriptors;
    private final ProgramSet set;
    private final List<KernelMap> maps;
    private final int program;
    private final String log;

    Loaded(SystemCall call, Descriptors descriptors, ProgramSet set, List<KernelMap> maps, ProgramLoader.Accepted accepted) {
        this.call = call;
        this.descriptors = descriptors;
        this.set = set;
        this.maps = List.copyOf(maps);
        this.program = accepted.descriptor();
        this.log = accepted.log();
    }

    @Override
    public String log() {
        return log;
    }

    /// Runs it on `data`, a packet from its link header on.
    ///
    /// @param repeat how often, at least once; the answer is that of the last run
    public TestRun run(Bytes data, int repeat) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(data.length() + ROOM, 8);
            Attributes attributes = new Attributes(arena).number(0, program).number(8, data.length()).number(12, (int) out.byteSize())
                    .bytes(16, data).pointer(24, out).number(32, repeat);
            Answer answer = call.bpf(Command.TEST_RUN, attributes);
            if (answer.failed()) {
                return new TestRun.NotRun(answer.errno(), "no test run on a packet of " + data.length() + " bytes: " + ErrorNumber.describe(answer.errno()));
            }
            Bytes dataOut = Bytes.of(out.asSlice(0, Math.min(attributes.number(12), out.byteSize())).toArray(JAVA_BYTE));
            return new TestRun.Ran(attributes.number(4), dataOut, attributes.number(36));
        }
    }

    /// What the map called `map` holds, ordered by the bytes of the keys. Values of a per-CPU map are those of all processors one after another,
    /// each filled up to a multiple of 8 bytes. Empty for maps without keys.
    public SortedMap<Bytes, Bytes> entries(String map) {
        return map(map).entries();
    }

    /// Puts `value` under `key` in the map called `map`.
    ///
    /// @return 0, or the error number
    public int update(String map, Bytes key, Bytes value) {
        return map(map).update(key, value).errno();
    }

    private KernelMap map(String name) {
        int index = set.mapIndex(name);
        if (index < 0) {
            throw new IllegalArgumentException("there is no map called " + name);
        }
        return maps.get(index);
    }

    @Override
    public void close() {
        descriptors.close();
    }
}
