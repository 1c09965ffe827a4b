package dev.glasshive.vm;

import dev.glasshive.map.BpfMap;
import java.util.List;

/// A scenario that has been run to its end without recording.
///
/// @param results how each run ended, in the order of the inputs
/// @param before what each map held at first
/// @param maps as they are now
/// @param console everything printed, in the order of time
public record Completed(List<RunResult> results, List<BpfMap.State> before, List<BpfMap> maps, List<String> console) {
    /// Copies what it is given.
    public Completed {
        results = List.copyOf(results);
        before = List.copyOf(before);
        maps = List.copyOf(maps);
        console = List.copyOf(console);
    }
}
