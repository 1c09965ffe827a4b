package dev.glasshive.app.workspace;

import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.domain.ScalarRange;

/// The visit that the user looks at.
///
/// @param reached whether the run stands there too: its values then lie within what the verifier knows
/// @param borrowed whether the run's own path was cut before, as covered by another one, and this visit belongs to that one; of numbers that were not needed exactly, the verifier then has no claim
public record Look(Visit visit, boolean reached, boolean borrowed) {
    /// A visit that the run does not stand at.
    public static Look elsewhere(Visit visit) {
        return new Look(visit, false, false);
    }

    /// What the verifier claims of a number here.
    public ScalarRange claim(AbstractValue.Scalar number) {
        return borrowed && !number.precise() ? ScalarRange.UNKNOWN : number.range();
    }
}
