package dev.glasshive.verifier.windows;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;

/// Judges programs as the verifier of eBPF for Windows does: it computes one description for each instruction of all states in which a run can come there, and then proves the checks of
/// the instruction from it. The platform brings the tables and may be any; this is the strategy.
public final class WindowsVerifier implements Verifier {
    private final Platform platform;
    private final IntPredicate goesOn;

    /// @param platform brings contexts, helpers and maps
    public WindowsVerifier(Platform platform) {
        this(platform, _ -> true);
    }

    /// A verifier whose work can be watched and stopped.
    ///
    /// @param goesOn is asked now and then whether to go on, with the number of instructions looked at; a no ends the work with a [CancellationException]
    public WindowsVerifier(Platform platform, IntPredicate goesOn) {
        this.platform = platform;
        this.goesOn = goesOn;
    }

    @Override
    public VerifierReport verify(Candidate candidate, Options options) {
        Optional<ProgramType> type = Hooks.find(platform, candidate);
        if (type.isEmpty()) {
            String what = "programs of type " + (candidate.type().isEmpty() ? "unknown" : candidate.type());
            return new VerifierReport(new Verdict.Unknown(-1, what), "not modelled yet: " + what + "\n", 0, Exploration.NONE);
        }
        Wording wording = new Wording(candidate, platform);
        try {
            ControlFlow flow = ControlFlow.of(candidate);
            return new Judgement(Subject.of(candidate, platform, type.get()), flow, wording, options).judge(goesOn);
        } catch (ControlFlow.Malformed malformed) {
            Rejection rejection = new Rejections(candidate, platform, wording::of).ofCode(malformed.slot(), malformed.text());
            String log = options.printsPaths() ? malformed.text() + "\n" : "";
            return new VerifierReport(new Verdict.Rejected(rejection), log, 0, Exploration.NONE, Optional.<Fixpoint>empty());
        }
    }
}
