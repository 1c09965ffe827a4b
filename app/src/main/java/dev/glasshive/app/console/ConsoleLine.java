package dev.glasshive.app.console;

/// A line of the console.
///
/// @param run which input's run it belongs to, from 0
/// @param printed its number among all printed lines, from 0; -1 for how a run ended
/// @param position after the step that it came from; -1 while that is not known
/// @param trapped whether it says that a run was stopped
public record ConsoleLine(String text, int run, int printed, int position, boolean trapped) {
    /// Whether a program printed it.
    public boolean isPrinted() {
        return printed >= 0;
    }
}
