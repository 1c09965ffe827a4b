package dev.glasshive.portability;

import dev.glasshive.platform.Platform;
import dev.glasshive.portability.Reason.Cause;
import dev.glasshive.program.Program;
import dev.glasshive.verifier.Verifier;
import java.util.List;
import java.util.Optional;

/// Finds the reason of a refusal, and what shows it.
final class Proofs {
    private final Program program;
    private final Platform refusing;
    private final Judged refused;

    Proofs(Program program, Platform refusing, Judged refused, Optional<Judged> elsewhere, Verifier verifier) {
        this.program = program;
        this.refusing = refusing;
        this.refused = refused;
    }

    Reason reason() {
        return new Reason(refusing, Cause.OTHER, refused.slot() < 0 ? List.of() : List.of(Place.of(program, refused.slot())), refused.message(), "", List.of());
    }
}
