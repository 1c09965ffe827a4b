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
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Host;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Interpreter;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Vm;
import dev.glasshive.vm.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a machine answers to a [HelperCase]: return value, packet and maps, a line each.
final class HelperAnswers {
    private static final long STEP_LIMIT = 40_000_000;

    private HelperAnswers() {}

    static List<String> ofKernel(Kernel kernel, HelperCase wanted) {
        ProgramSet set = wanted.set();
        return switch (kernel.load(set, set.programs().getFirst().name(), Options.DEFAULT)) {
            case LoadOutcome.Refused refused -> List.of("refused: " + refused.message().lines().findFirst().orElse(""));
            case Loaded loaded -> {
                try (loaded) {
                    yield switch (loaded.run(wanted.input(), 1)) {
                        case TestRun.NotRun(int _, String message) -> List.of("not run: " + message);
                        case TestRun.Ran(int value, Bytes out, int _) -> {
                            SortedMap<String, Map<Bytes, Bytes>> maps = new TreeMap<>();
                            set.maps().stream().filter(HelperAnswers::isShown).forEach(map -> maps.put(map.name(), loaded.entries(map.name())));
                            yield lines(wanted, value, out, maps);
                        }
                    };
                }
            }
        };
    }

    static List<String> ofVm(HelperCase wanted) throws MalformedProgramException {
        ProgramSet set = wanted.set();
        Vm vm = new Vm(set, set.programs().getFirst().name(), Platforms.linux(), Host.DEFAULT, World.DEFAULT);
        RunResult result = vm.run(Input.packet("", wanted.input()), new Interpreter(), STEP_LIMIT, Progress.NONE);
        if (result.trap().isPresent()) {
            return List.of("trap: " + result.trap().orElseThrow().message());
        }
        SortedMap<String, Map<Bytes, Bytes>> maps = new TreeMap<>();
        for (BpfMap map : vm.maps()) {
            if (isShown(map.spec())) {
                Map<Bytes, Bytes> entries = new TreeMap<>((a, b) -> a.toHex().compareTo(b.toHex()));
                map.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
                maps.put(map.spec().name(), entries);
            }
        }
        return lines(wanted, (int) result.r0(), result.dataOut(), maps);
    }

    private static boolean isShown(MapSpec map) {
        return map.type().equals("array") || map.type().equals("hash");
    }

    private static List<String> lines(HelperCase wanted, int value, Bytes out, Map<String, Map<Bytes, Bytes>> maps) {
        List<String> lines = new ArrayList<>();
        lines.add("returns " + value);
        if (!out.equals(wanted.input())) {
            lines.add("data " + (out.length() > 128 ? out.length() + " bytes, " + Integer.toHexString(out.hashCode()) : out.toHex()));
        }
        maps.forEach((map, entries) -> entries.forEach((key, bytes) -> {
            if (!bytes.equals(Bytes.of(new byte[bytes.length()]))) {
                lines.add("map " + map + " " + key.toHex() + " " + bytes.toHex());
            }
        }));
        return lines;
    }
}
