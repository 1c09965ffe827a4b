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
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// What is judged, on which platform.
///
/// @param type the hook
/// @param groups of instructions that the platform has
record Subject(Candidate candidate, Platform platform, ProgramType type, Contracts contracts, Set<ConformanceGroup> groups) {

    static Subject of(Candidate candidate, Platform platform, ProgramType type) {
        Set<ConformanceGroup> groups = PlatformTable.rows(platform.id(), "verifier-groups.csv").stream()
                .map(row -> ConformanceGroup.valueOf(row[0].toUpperCase(Locale.ROOT))).collect(Collectors.toUnmodifiableSet());
        return new Subject(candidate, platform, type, Contracts.of(platform), groups);
    }

    /// The maps that numbers in `interval` stand for, counted from 1; none where there are others among them.
    List<MapSpec> maps(Interval interval) {
        List<MapSpec> all = candidate.maps();
        return interval.lo() < 1 || interval.hi() > all.size() ? List.of() : all.subList((int) interval.lo() - 1, (int) interval.hi());
    }

    /// What all `maps` agree on; empty where they do not, or there is none.
    static Optional<Integer> common(List<MapSpec> maps, ToIntFunction<MapSpec> of) {
        return maps.stream().mapToInt(of).distinct().count() == 1 ? Optional.of(of.applyAsInt(maps.getFirst())) : Optional.empty();
    }
}
