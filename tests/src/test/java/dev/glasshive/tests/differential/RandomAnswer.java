package dev.glasshive.tests.differential;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.kernel.Options;
import dev.glasshive.kernel.TestRun;
import dev.glasshive.map.BpfMap;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// What a machine answered to a random program: return value and data of every packet, and all maps at the end, a line each.
public record RandomAnswer(List<String> lines) {
    private static final long STEP_LIMIT = 1_000_000;
    private static final Options QUIET = new Options(0);

    /// What the kernel answers; empty if it does not take the program.
    static Optional<RandomAnswer> ofKernel(Kernel kernel, RandomCase of) {
        return switch (kernel.load(of.set(), of.program(), QUIET)) {
            case LoadOutcome.Refused _ -> Optional.empty();
            case Loaded loaded -> {
                try (loaded) {
                    yield Optional.of(of(of.packets().stream().map(packet -> loaded.run(packet, 1)).toList(), of.maps(), loaded));
                }
            }
        };
    }

    /// What the kernel answered in `runs`, and what it has in `maps` now.
    public static RandomAnswer of(List<TestRun> runs, List<MapSpec> maps, Loaded loaded) {
        List<String> lines = new ArrayList<>();
        for (TestRun run : runs) {
            lines.add(switch (run) {
                case TestRun.Ran(int returnValue, Bytes data, int _) -> ran(returnValue, data);
                case TestRun.NotRun(int _, String message) -> message;
            });
        }
        for (MapSpec spec : maps) {
            // Those show numbers that the kernel draws anew at every load.
            if (holdsNumbersOfTheKernel(spec)) {
                continue;
            }
            SortedMap<String, String> entries = new TreeMap<>();
            loaded.entries(spec.name()).forEach((key, value) -> entries.put(key(spec, key), value(spec, value)));
            lines.add(spec.name() + " " + entries);
        }
        return new RandomAnswer(lines);
    }

    /// Why the kernel does not take the program, in the words of its verifier.
    static String refusal(Kernel kernel, RandomCase of) {
        return switch (kernel.load(of.set(), of.program(), Options.DEFAULT)) {
            case LoadOutcome.Refused refused -> refused.message();
            case Loaded loaded -> {
                loaded.close();
                yield "taken";
            }
        };
    }

    /// What our machine answers, run by `executable`.
    static RandomAnswer ofMachine(RandomCase of, Executable executable) {
        try {
            Vm vm = new Vm(of.set(), of.program(), Platforms.linux(), Host.DEFAULT, World.DEFAULT);
            return of(of.packets().stream().map(packet -> vm.run(Input.packet("", packet), executable, STEP_LIMIT, Progress.NONE)).toList(), vm.maps());
        } catch (MalformedProgramException e) {
            return new RandomAnswer(List.of(e.getMessage()));
        }
    }

    /// What our machine answered in `runs`, and what it has in `maps` now.
    public static RandomAnswer of(List<RunResult> runs, List<BpfMap> maps) {
        List<String> lines = new ArrayList<>();
        for (RunResult result : runs) {
            lines.add(result.trap().map(trap -> "trapped: " + trap.message()).orElseGet(() -> ran((int) result.r0(), result.dataOut())));
        }
        for (BpfMap map : maps) {
            if (holdsNumbersOfTheKernel(map.spec())) {
                continue;
            }
            SortedMap<String, String> entries = new TreeMap<>();
            // The kernel shows no entries of a map without keys.
            if (map.spec().keySize() > 0) {
                map.entries().forEach(entry -> entries.put(key(map.spec(), entry.key()), entry.value().toHex()));
            }
            lines.add(map.spec().name() + " " + entries);
        }
        return new RandomAnswer(lines);
    }

    /// Whether its values are programs or maps, which have other numbers at every load.
    private static boolean holdsNumbersOfTheKernel(MapSpec spec) {
        return spec.isOfMaps() || spec.type().equals("prog_array");
    }

    private static String ran(int returnValue, Bytes data) {
        return "returns " + Integer.toHexString(returnValue) + ", data " + data;
    }

    /// Prefixes without the bits behind them, which Linux keeps and our machine does not (difference 24).
    private static String key(MapSpec spec, Bytes key) {
        if (!spec.type().equals("lpm_trie")) {
            return key.toHex();
        }
        byte[] bytes = key.toArray();
        int prefix = (int) key.toLittleEndian();
        for (int bit = prefix; bit < 8 * (bytes.length - 4); bit++) {
            bytes[4 + bit / 8] &= (byte) ~(0x80 >>> bit % 8);
        }
        return Bytes.of(bytes).toHex();
    }

    /// The value of a per-processor map as the one processor has it that ran the program: the others hold zeros.
    private static String value(MapSpec spec, Bytes value) {
        if (!spec.type().startsWith("percpu")) {
            return value.toHex();
        }
        byte[] one = new byte[spec.valueSize()];
        int stride = one.length + 7 & ~7;
        for (int i = 0; i < value.length(); i++) {
            if (i % stride < one.length) {
                one[i % stride] |= value.at(i);
            }
        }
        return Bytes.of(one).toHex();
    }

    /// 64 bits that another answer would not have.
    long digest() {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue() << 32 ^ Integer.toUnsignedLong(Arrays.hashCode(bytes));
    }

    /// Lines that differ, ours behind the other's.
    public String difference(RandomAnswer ours) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(lines.size(), ours.lines.size()); i++) {
            if (!lines.get(i).equals(ours.lines.get(i))) {
                text.append("kernel  ").append(lines.get(i)).append("\nmachine ").append(ours.lines.get(i)).append('\n');
            }
        }
        return text.toString();
    }
}
