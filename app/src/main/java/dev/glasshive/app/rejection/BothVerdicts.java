package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.app.workspace.Work;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What either way of judging says of a program, on the same tables.
///
/// @param line both verdicts in one line; empty where nobody knows yet
public record BothVerdicts(String line) {
    /// The other one was not asked.
    static final BothVerdicts UNASKED = new BothVerdicts("");

    /// Asks the verifier that did not judge. Takes as long as it does.
    static BothVerdicts of(Session session, Verification judged, Work work) {
        Strategy other = judged.isJoined() ? Strategy.PATHS : Strategy.JOINS;
        Candidate candidate = Candidate.of(judged.set(), judged.program()).attachedAs(Verifying.attachType(session.setup().platform(), judged.program()));
        Verdict second = Verifying.verifier(other, session.setup().platform(), work).verify(candidate, new Options(session.setup().privilege(), 0).withoutExploration()).verdict();
        String line = Arrays.stream(Strategy.values())
                .map(strategy -> Text.of("rejection.both.one", Text.of("strategy." + strategy.name().toLowerCase(Locale.ROOT)), words(strategy == other ? second : judged.report().verdict())))
                .collect(Collectors.joining(" · "));
        return new BothVerdicts(line);
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> Text.of("rejection.both.accepted");
            case Verdict.Rejected(var rejection) -> rejection.slot() < 0 ? Text.of("rejection.both.whole") : Text.of("rejection.both.rejected", rejection.slot());
            case Verdict.Unknown _ -> Text.of("rejection.both.unknown");
        };
    }
}
