package dev.glasshive.portability;

import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import java.util.Optional;

/// What a verifier says of a program as it arrives there.
///
/// @param nanoseconds that the verifier took, measured
public record Judged(Candidate candidate, VerifierReport report, long nanoseconds) {
    /// Visits that are kept: enough for what is shown of them, in little memory.
    private static final int MOST_VISITS = 60_000;
    /// Characters of the log: nobody reads it, but its end holds the message.
    private static final int MOST_LOG = 1 << 16;
    private static final Options OPTIONS = new Options(Privilege.ROOT, 1, MOST_VISITS, MOST_LOG);

    static Judged by(Verifier verifier, Candidate candidate) {
        long start = System.nanoTime();
        VerifierReport report = verifier.verify(candidate, OPTIONS);
        return new Judged(candidate, report, System.nanoTime() - start);
    }

    /// Whether it may run.
    public boolean accepted() {
        return report.accepted();
    }

    /// What it is refused for.
    public Optional<Rejection> rejection() {
        return report.verdict() instanceof Verdict.Rejected(Rejection rejection) ? Optional.of(rejection) : Optional.empty();
    }

    /// What the verifier says where it refuses; empty where it does not.
    public String message() {
        return switch (report.verdict()) {
            case Verdict.Accepted() -> "";
            case Verdict.Rejected(Rejection rejection) -> rejection.message();
            case Verdict.Unknown(int _, String what) -> what;
        };
    }

    /// The instruction that it is refused for, or -1.
    public int slot() {
        return switch (report.verdict()) {
            case Verdict.Accepted() -> -1;
            case Verdict.Rejected(Rejection rejection) -> rejection.slot();
            case Verdict.Unknown(int slot, String _) -> slot;
        };
    }

    /// Whether both verdicts are the same, for the same reason at the same instruction.
    public boolean saysTheSameAs(Judged other) {
        return accepted() == other.accepted() && slot() == other.slot() && message().equals(other.message());
    }
}
