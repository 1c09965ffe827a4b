package dev.glasshive.portability;

import dev.glasshive.isa.Register;
import dev.glasshive.portability.Reason.Cause;
import dev.glasshive.repair.Fix;
import dev.glasshive.repair.Repairs;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reasons that lie in how a verifier works that follows every path: so many steps, and a check that bounds one pointer at a time.
final class PathProofs {
    private static final int MOST_STEPS = 1_000_000;

    private final Trials trials;

    PathProofs(Trials trials) {
        this.trials = trials;
    }

    Optional<Reason> reason() {
        if (trials.refused().report().fixpoint().isPresent()) {
            return Optional.empty();
        }
        return walk().or(this::mended);
    }

    private Optional<Reason> walk() {
        if (trials.refused().report().processed() <= MOST_STEPS) {
            return Optional.empty();
        }
        Map<Integer, Long> times = trials.refused().report().exploration().visits().stream().collect(Collectors.groupingBy(Visit::slot, Collectors.counting()));
        return times.entrySet().stream().max(Map.Entry.comparingByValue())
                .map(most -> trials.reason(Cause.WALK, "", List.of(new Evidence.Walked(most.getKey(), Math.toIntExact(most.getValue()), "", trials.refused().report().processed(), MOST_STEPS)), List.of()));
    }

    /// What the verifier accepts in its place shows what it missed.
    private Optional<Reason> mended() {
        Optional<Fix> fix = new Repairs(trials.verifier(), trials.refusing(), Repairs.Limits.USUAL).of(trials.refused().candidate(), new Options(Privilege.ROOT, 1), trials.refused().report())
                .stream().filter(Fix::accepted).findFirst();
        Cause cause = isPacket() ? Cause.PACKET_RANGE : Cause.OTHER;
        return fix.map(found -> trials.reason(cause, trials.base().map(Register::toString).orElse(""), List.of(new Evidence.Changed("fix", found.title(), true, "")), found.patches()));
    }

    private boolean isPacket() {
        return trials.base().isPresent() && trials.refused().report().exploration().visits().stream().filter(visit -> visit.outcome() instanceof Visit.Outcome.Refused).findFirst()
                .filter(visit -> visit.before().current().registers().get(trials.base().orElseThrow().code()) instanceof AbstractValue.Pointer pointer && pointer.type().startsWith("pkt")).isPresent();
    }
}
