package dev.glasshive.lesson.check;

/// Where a program's behaviour is not what was asked for.
///
/// @param where which input, in words, or an empty string for the program itself
/// @param what is looked at
/// @param expected what was asked for
/// @param actual what came
public record Difference(String where, String what, String expected, String actual) {
    /// One sentence.
    public String message() {
        return (where.isEmpty() ? "" : where + ": ") + what + " is " + actual + "; expected " + expected;
    }

    Difference in(String place) {
        return place.isEmpty() ? this : new Difference(where.isEmpty() ? place : where + " of " + place, what, expected, actual);
    }

    /// The same one on another platform; what it is in was said before.
    Difference on(String platform) {
        return new Difference((where.isEmpty() ? "on " : where + " on ") + platform, what, expected, actual);
    }
}
