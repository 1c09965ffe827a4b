package dev.glasshive.app.motion;

import java.util.List;

/// Values that travel together.
///
/// @param number tells one flight from the next, which may look the same
/// @param milliseconds how long they may take
public record Flight(int number, List<Journey> journeys, double milliseconds) {
    /// Nothing travels.
    static final Flight NONE = new Flight(0, List.of(), 0);

    /// Copies what it is given.
    public Flight {
        journeys = List.copyOf(journeys);
    }
}
