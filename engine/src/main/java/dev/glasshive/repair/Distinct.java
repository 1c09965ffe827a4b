package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets fixes that would be offered in the same words say what each does differently.
final class Distinct {
    private Distinct() {}

    /// `fixes` in their order; those whose titles no other has stay as they are.
    static List<Fix> of(List<Fix> fixes) {
        return told(told(told(fixes, Distinct::ending), Distinct::place), Distinct::arrivals);
    }

    private static List<Fix> told(List<Fix> fixes, Function<Fix, Optional<Proposal>> difference) {
        Map<String, Long> ofTitle = fixes.stream().collect(Collectors.groupingBy(Fix::title, Collectors.counting()));
        return fixes.stream().map(fix -> ofTitle.getOrDefault(fix.title(), 0L) < 2 ? fix : difference.apply(fix)
                .map(words -> new Fix(fix.title() + ", " + FixWords.title(words), fix.why(), fix.patches(), fix.result())).orElse(fix)).toList();
    }

    /// How the program ends where it is left.
    private static Optional<Proposal> ending(Fix fix) {
        List<Added> added = fix.patches().getLast().edits().stream().flatMap(Distinct::added).toList();
        if (added.stream().anyMatch(each -> each.instruction() instanceof Instruction.Exit)) {
            return Optional.of(Proposal.of("ending.own", Patch.NONE));
        }
        return added.stream().anyMatch(each -> each.destination() instanceof Added.Existing) ? Optional.of(Proposal.of("ending.jump", Patch.NONE)) : Optional.empty();
    }

    /// Before which instruction something is put in.
    private static Optional<Proposal> place(Fix fix) {
        return inserted(fix).map(insert -> Proposal.of("place.before", Patch.NONE, insert.slot()));
    }

    /// Whether jumps to that instruction run what is put in, too.
    private static Optional<Proposal> arrivals(Fix fix) {
        return inserted(fix).map(insert -> Proposal.of(insert.arrivals() == Edit.Arrivals.RUN ? "arrivals.run" : "arrivals.skip", Patch.NONE));
    }

    /// What is put in first; unknown where another patch has moved the instructions.
    private static Optional<Edit.Insert> inserted(Fix fix) {
        return fix.patches().size() > 1 ? Optional.empty() : fix.patches().getFirst().edits().stream()
                .flatMap(edit -> edit instanceof Edit.Insert insert ? Stream.of(insert) : Stream.of()).findFirst();
    }

    private static Stream<Added> added(Edit edit) {
        return switch (edit) {
            case Edit.Insert(int _, Edit.Arrivals _, List<Added> code) -> code.stream();
            case Edit.Replace(int _, List<Added> code) -> code.stream();
            case Edit.ChangeMap _, Edit.ChangeLicense _ -> Stream.of();
        };
    }
}
