package dev.glasshive.portability;

import dev.glasshive.repair.TextEdit;
import java.util.List;

/// Something to do so that a program holds on both systems.
///
/// @param subject what the words name
/// @param places the instructions that it is about
/// @param edits of the text that do it; none where a person has to
public record Task(Kind kind, String subject, List<Place> places, List<TextEdit> edits) {
    /// Copies what it is given.
    public Task {
        places = List.copyOf(places);
        edits = List.copyOf(edits);
    }

    /// Whether the edits do it.
    public boolean isMechanical() {
        return !edits.isEmpty();
    }

    /// What is to be done.
    public enum Kind {
        /// Name the helpers that are called by number.
        NAME_HELPERS,
        /// Name the fields of the context.
        NAME_FIELDS,
        /// Name the results.
        NAME_RESULTS,
        /// Compile the source for each system.
        COMPILE,
        /// Change what a verifier refuses.
        MEND,
        /// Find another hook.
        HOOK,
        /// Do without a helper.
        HELPER,
        /// Use another map.
        MAP,
        /// Use other instructions.
        INSTRUCTIONS,
        /// Do without a field.
        FIELD,
        /// Say something else.
        RESULT,
        /// What a verifier refuses, with nothing at hand that mends it.
        REFUSAL
    }
}
