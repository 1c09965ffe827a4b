package dev.glasshive.lesson;

/// What is wrong with a lesson, for its author: the place, what is wrong, and the remedy.
///
/// @param file name inside the lesson's folder
/// @param line from 1, or 0 where no line is to blame
/// @param column from 1, or 0
public record LessonProblem(String file, int line, int column, String message) {
    /// Such as `lesson.md:12:3: ...`.
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line + ":" + column) + ": " + message;
    }
}
