package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.LessonProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with a lesson while it is read.
final class Problems {
    /// Nobody reads more at once.
    private static final int MOST = 100;

    private final List<LessonProblem> found = new ArrayList<>();
    private final Places places = new Places();

    /// A place in a file; lines and columns from 1.
    record At(String file, int line, int column) {
        At plus(int lines, int columns) {
            return new At(file, line + lines, column + columns);
        }
    }

    void add(At at, String message) {
        if (found.size() < MOST) {
            found.add(new LessonProblem(at.file(), at.line(), at.column(), message));
        }
    }

    /// Where what was read stands.
    Places places() {
        return places;
    }

    int size() {
        return found.size();
    }

    List<LessonProblem> inOrder() {
        return found.stream().sorted(Comparator.comparing(LessonProblem::file).thenComparingInt(LessonProblem::line).thenComparingInt(LessonProblem::column))
                .distinct().toList();
    }

    /// A piece of the author's text for a message: one line, not too long.
    static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return "'" + (line.length() > 60 ? line.substring(0, 57) + "..." : line) + "'";
    }
}
