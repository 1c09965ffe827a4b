package dev.glasshive.app.workspace;

import dev.glasshive.packet.Capture;

/// What runs are given: packets, and what lies in maps and contexts before the first one.
///
/// @param opened the packets as they were opened
/// @param capture the packets as they are now, which may be edited
public record Given(Capture opened, Capture capture, Presets presets) {
    /// `capture` as it was opened, and nothing else.
    public static Given of(Capture capture) {
        return new Given(capture, capture, Presets.NONE);
    }

    /// The same one with other presets.
    public Given with(Presets others) {
        return new Given(opened, capture, others);
    }

    /// The same one with the packets edited.
    public Given with(Capture edited) {
        return new Given(opened, edited, presets);
    }
}
