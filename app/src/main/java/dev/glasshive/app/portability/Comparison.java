package dev.glasshive.app.portability;

import dev.glasshive.app.control.Kind;
import dev.glasshive.portability.Severity;
import dev.glasshive.portability.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the pane shows of one program, in words.
///
/// @param program its name
/// @param home the system that it was written for
/// @param holds whether it holds on both as it is
/// @param text what the tasks' edits are of
record Comparison(String program, String home, boolean holds, List<Verdict> verdicts, List<Line> lines, List<Todo> todos, String text) {
    Comparison {
        verdicts = List.copyOf(verdicts);
        lines = List.copyOf(lines);
        todos = List.copyOf(todos);
    }

    /// What one system says.
    ///
    /// @param words in the words of the verifier, where it refuses
    /// @param slot of the instruction at fault
    /// @param translated what it says once the program comes in its own numbers; empty where that is no news
    record Verdict(String system, String word, Kind kind, String words, OptionalInt slot, List<Why> reasons, String translated) {
        Verdict {
            reasons = List.copyOf(reasons);
        }
    }

    /// A reason, and what shows it.
    record Why(String sentence, List<String> evidence, OptionalInt slot) {
        Why {
            evidence = List.copyOf(evidence);
        }
    }

    /// A row of the table.
    ///
    /// @param places the slots that it is about, in order
    record Line(Severity severity, String what, String linux, String windows, String meaning, String note, List<Integer> places) {
        Line {
            places = List.copyOf(places);
        }
    }

    /// Something to do.
    ///
    /// @param task with the edits that do it, if any do
    record Todo(String words, Optional<Task> task, OptionalInt slot) {}

    /// Whether rows of the table stand out, because something has to be done about them.
    boolean highlights() {
        return lines.stream().anyMatch(line -> line.severity().needsEdit());
    }

    /// Whether some of it can be done at once.
    boolean canBeMended() {
        return todos.stream().anyMatch(todo -> todo.task().isPresent());
    }
}
