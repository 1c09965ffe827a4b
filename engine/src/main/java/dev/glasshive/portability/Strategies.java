package dev.glasshive.portability;

import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import java.util.List;
import java.util.Optional;

/// Why one verifier refuses what the other takes once it arrives in its own numbers: the ways in which the two come to a verdict.
final class Strategies {
    private final Program program;
    private final Platform home;
    private final Sides<Optional<Judged>> judged;
    private final Sides<Optional<Verifier>> verifiers;
    private final List<Reason> known;

    Strategies(Program program, Platform home, Sides<Optional<Judged>> judged, Sides<Optional<Verifier>> verifiers, List<Reason> known) {
        this.program = program;
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
            return Optional.of(new Reason(refusing, Reason.Cause.UNKNOWN, places(slot), what, "", List.of()));
        }
        return Optional.of(new Proofs(program, refusing, verdict, judged.of(Sides.other(refusing)), verifiers.of(refusing).orElseThrow()).reason());
    }

    private List<Place> places(int slot) {
        return slot < 0 ? List.of() : List.of(Place.of(program, slot));
    }
}
