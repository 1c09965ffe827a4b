package dev.glasshive.verifier.windows;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.MapSpec;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.PlatformTable;
import dev.glasshive.verifier.domain.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is judged, on which platform.
///
/// @param type the hook
/// @param maps those of the program, and behind them what is known of the maps in maps that are none of them
/// @param groups of instructions that the platform has
record Subject(Candidate candidate, Platform platform, ProgramType type, Contracts contracts, Set<ConformanceGroup> groups, List<MapSpec> maps) {

    private static final Map<String, Set<ConformanceGroup>> GROUPS = new ConcurrentHashMap<>();

    static Subject of(Candidate candidate, Platform platform, ProgramType type) {
        return new Subject(candidate, platform, type, Contracts.of(platform), GROUPS.computeIfAbsent(platform.id(), Subject::groups),
                Stream.concat(candidate.maps().stream(), templates(candidate)).toList());
    }

    private static Set<ConformanceGroup> groups(String platform) {
        return PlatformTable.rows(platform, "verifier-groups.csv").stream().map(row -> ConformanceGroup.valueOf(row[0].toUpperCase(Locale.ROOT))).collect(Collectors.toUnmodifiableSet());
    }

    /// The maps that numbers in `interval` stand for, counted from 1; none where there are others among them.
    List<MapSpec> maps(Interval interval) {
        return interval.lo() < 1 || interval.hi() > maps.size() ? List.of() : maps.subList((int) interval.lo() - 1, (int) interval.hi());
    }

    private static Stream<MapSpec> templates(Candidate candidate) {
        return candidate.maps().stream().flatMap(map -> map.template().stream());
    }

    /// The numbers of the maps that may be found in the maps `outer`; empty where one of these is none of maps, or nothing is known of what it holds.
    Optional<Interval> inside(List<MapSpec> outer) {
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (MapSpec map : outer) {
            int index = map.template().map(maps::lastIndexOf).orElse(map.inner());
            if (!map.isOfMaps() || index < 0 || index >= maps.size()) {
                return Optional.empty();
            }
            lowest = Math.min(lowest, index + 1L);
            highest = Math.max(highest, index + 1L);
        }
        return highest == 0 ? Optional.empty() : Optional.of(new Interval(lowest, highest));
    }

    /// What all `maps` agree on; empty where they do not, or there is none.
    static Optional<Integer> common(List<MapSpec> maps, ToIntFunction<MapSpec> of) {
        return maps.stream().mapToInt(of).distinct().count() == 1 ? Optional.of(of.applyAsInt(maps.getFirst())) : Optional.empty();
    }
}
