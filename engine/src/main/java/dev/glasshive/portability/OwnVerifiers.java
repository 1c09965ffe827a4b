package dev.glasshive.portability;

import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.strategy.Verifiers;
import java.util.Optional;
import java.util.function.IntPredicate;

/// The verifier of each system.
public final class OwnVerifiers {
    private static final int MOST_INSTRUCTIONS = 1_000_000;

    private OwnVerifiers() {}

    /// Those of both.
    public static Sides<Optional<Verifier>> all() {
        return all(_ -> true);
    }

    /// Those of both, which can be stopped.
    ///
    /// @param goesOn is asked now and then whether to go on, with the number of instructions looked at; a no ends the work with a [java.util.concurrent.CancellationException]
    public static Sides<Optional<Verifier>> all(IntPredicate goesOn) {
        return Sides.of(platform -> Optional.of(Verifiers.of(platform, MOST_INSTRUCTIONS, goesOn)));
    }
}
