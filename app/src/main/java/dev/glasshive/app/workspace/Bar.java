package dev.glasshive.app.workspace;

import java.util.Optional;

/// What the verifier knows of a value, on a track: the value is somewhere from `low` to `high`.
///
/// @param proven of a pointer: the bytes that may be touched, as far as that was proven
public record Bar(Track track, long low, long high, Optional<Stretch> proven) {
    /// The stretch from one place of the track to another, 0 to 1 each.
    public record Stretch(double from, double to) {}

    /// Where the value may be.
    public Stretch stretch() {
        return stretch(low, high);
    }

    /// The stretch of the track from `from` to `to`.
    private Stretch stretch(long from, long to) {
        double start = track.place(from);
        return new Stretch(start, Math.max(start, track.place(to)));
    }

    /// Whether `value` is among those that the verifier thinks possible.
    public boolean contains(long value) {
        return track.signed() ? low <= value && value <= high : Long.compareUnsigned(low, value) <= 0 && Long.compareUnsigned(value, high) <= 0;
    }

    /// A bar without anything proven.
    static Bar of(Track track, long low, long high) {
        return new Bar(track, low, high, Optional.empty());
    }

    /// The same one with the bytes from `from` to `to` proven.
    Bar proving(long from, long to) {
        return new Bar(track, low, high, Optional.of(stretch(from, to)));
    }
}
