package dev.glasshive.app.rejection;

/// What a card leads to in the rest of the window.
public interface Doors {
    /// Opens the lesson with an id.
    void openLesson(String id);

    /// Shows all steps that led to the rejection.
    void showCauses();

    /// Shows what both platforms say of the program.
    void showPlatforms();

    /// The key that applies the fix that is shown, in words.
    String fixKey();
}
