package dev.glasshive.app.console;

/// A line of the console.
///
/// @param place where it came from, in a few words: a step or an input, and the processor where there are several
/// @param printed its number among all printed lines, from 0; -1 for how a run ended
/// @param position after the step that it came from; -1 while that is not known
/// @param trapped whether it says that a run was stopped
public record ConsoleLine(String text, String place, int printed, int position, boolean trapped) {
    /// Whether a program printed it.
    public boolean isPrinted() {
        return printed >= 0;
    }
}
