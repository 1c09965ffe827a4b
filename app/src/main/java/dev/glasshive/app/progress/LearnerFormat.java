package dev.glasshive.app.progress;

import dev.glasshive.files.Summed;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Learners as files: a line with a sum over the rest, which is JSON. The sum tells a damaged file from a whole one.
final class LearnerFormat {
    private static final String KIND = "glasshive-learner-1";
    // What a later version adds is no reason to lose the rest.
    private static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private LearnerFormat() {}

    static byte[] write(Learner learner) {
        return Summed.write(KIND, JSON.writeValueAsBytes(learner));
    }

    /// The learner in `bytes`; empty if they are not, or no longer, those of one.
    static Optional<Learner> read(byte[] bytes) {
        try {
            return Summed.read(KIND, bytes).map(body -> JSON.readValue(body, Learner.class));
        } catch (JacksonException | NullPointerException damaged) {
            // A part that is not there is null until a record refuses it.
            return Optional.empty();
        }
    }
}
