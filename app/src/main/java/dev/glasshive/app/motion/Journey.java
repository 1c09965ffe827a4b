package dev.glasshive.app.motion;

import dev.glasshive.app.control.Kind;

/// A value on its way through the machine.
///
/// @param to the same as `from` for a value that waits there until others arrive
/// @param value as people read it
/// @param leg when it travels
public record Journey(Spot from, Spot to, String value, Kind kind, Leg leg) {
    /// The part of a step's time in which a value travels.
    public enum Leg {
        /// From start to end.
        WHOLE,
        /// In the first half, into the instruction.
        IN,
        /// In the second half, out of the instruction.
        OUT
    }

    /// The way back.
    Journey reversed() {
        return new Journey(to, from, value, kind, switch (leg) {
            case WHOLE -> Leg.WHOLE;
            case IN -> Leg.OUT;
            case OUT -> Leg.IN;
        });
    }
}
