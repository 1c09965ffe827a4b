package dev.glasshive.cli;

import dev.glasshive.isa.ConformanceGroup;
import dev.glasshive.open.BadInputException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The values of `--groups`.
final class Groups {
    private Groups() {}

    /// The groups called `names`; all if there are none.
    ///
    /// @throws BadInputException if there is no such group
    static Set<ConformanceGroup> of(List<String> names) throws BadInputException {
        Set<ConformanceGroup> chosen = EnumSet.noneOf(ConformanceGroup.class);
        for (String name : names) {
            Optional<ConformanceGroup> group = Arrays.stream(ConformanceGroup.values()).filter(g -> g.label().equals(name)).findFirst();
            chosen.add(group.orElseThrow(() -> new BadInputException(Messages.text("conformance.group", name,
                    Arrays.stream(ConformanceGroup.values()).map(ConformanceGroup::label).sorted().collect(Collectors.joining(", "))))));
        }
        return names.isEmpty() ? EnumSet.allOf(ConformanceGroup.class) : chosen;
    }
}
