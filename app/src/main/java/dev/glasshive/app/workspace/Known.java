package dev.glasshive.app.workspace;

import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.cause.Provenance;
import dev.glasshive.verifier.cause.Vocabulary;
import java.util.List;

/// Where the verifier has its knowledge of a value from.
///
/// @param visit before which it is known
/// @param value what is known
/// @param events the oldest first
public record Known(Visit visit, Holder holder, CausalEvent.Printed value, List<CausalEvent> events) {
    /// Copies what it is given.
    public Known {
        events = List.copyOf(events);
    }

    static Known of(Verification judged, Platform platform, Visit visit, Holder holder) {
        HelperNames helpers = Opened.helperNames(platform);
        Vocabulary vocabulary = new Vocabulary(Candidate.of(judged.set(), judged.program()), platform,
                slot -> Disassembler.line(judged.program(), slot, judged.set(), helpers).strip());
        return new Known(visit, holder, Provenance.known(vocabulary, visit, holder), Provenance.of(vocabulary, judged.report().exploration(), visit, holder));
    }
}
