package dev.glasshive.portability;

import java.util.List;

/// A finding in words.
///
/// @param what it is about
/// @param sides what it is on each system
/// @param meaning what that means for the program
/// @param note more about it, or an empty string
public record Row(Severity severity, String what, Sides<String> sides, String meaning, String note, List<Place> places) {
    /// Copies what it is given.
    public Row {
        places = List.copyOf(places);
    }
}
