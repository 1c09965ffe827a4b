package dev.glasshive.portability;

import dev.glasshive.platform.Platforms;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.util.Optional;

/// The verifier of each system, as far as there is one here.
public final class OwnVerifiers {
    private OwnVerifiers() {}

    /// Those of both.
    public static Sides<Optional<Verifier>> all() {
        return new Sides<>(Optional.of(new LinuxVerifier(Platforms.linux())), Optional.empty());
    }
}
