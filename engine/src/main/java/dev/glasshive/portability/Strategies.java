package dev.glasshive.portability;

import dev.glasshive.platform.Platform;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import java.util.List;
import java.util.Optional;

/// Why one verifier refuses what the other takes once it arrives in its own numbers: the ways in which the two come to a verdict.
final class Strategies {
    private final Platform home;
    private final Placement placement;
    private final Sides<Optional<Judged>> judged;
    private final Sides<Optional<Verifier>> verifiers;
    private final List<Reason> known;

    Strategies(Placement placement, Platform home, Sides<Optional<Judged>> judged, Sides<Optional<Verifier>> verifiers, List<Reason> known) {
        this.placement = placement;
        this.home = home;
        this.judged = judged;
        this.verifiers = verifiers;
        this.known = List.copyOf(known);
    }

    List<Reason> reasons() {
        return List.of(home, Sides.other(home)).stream().flatMap(refusing -> reason(refusing).stream()).toList();
    }

    /// Whether what a table says already explains a refusal by `platform`.
    private boolean isExplained(Platform platform) {
        return known.stream().anyMatch(reason -> reason.refusing().equals(platform) && reason.evidence().contains(new Evidence.InTables()));
    }

    private Optional<Reason> reason(Platform refusing) {
        Optional<Judged> refused = judged.of(refusing).filter(verdict -> !verdict.accepted());
        if (refused.isEmpty() || isExplained(refusing)) {
            return Optional.empty();
        }
        Judged verdict = refused.get();
        if (verdict.report().verdict() instanceof Verdict.Unknown(int slot, String what)) {
            return Optional.of(new Reason(refusing, Reason.Cause.UNKNOWN, placement.places(slot), what, "", List.of()));
        }
        Trials trials = new Trials(placement.program(), home, refusing, verdict, judged.of(Sides.other(refusing)), verifiers.of(refusing).orElseThrow());
        LoopProofs loops = new LoopProofs(trials);
        Optional<Reason> found = new StructureProofs(trials).reason().or(loops::reason).or(new StackProofs(trials)::reason).or(new JoinProofs(trials)::reason).or(loops::growing)
                .or(new PathProofs(trials)::reason);
        return Optional.of(found.orElseGet(() -> trials.reason(Reason.Cause.OTHER, "", List.of(), List.of())));
    }
}
