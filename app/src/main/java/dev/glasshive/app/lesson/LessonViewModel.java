package dev.glasshive.app.lesson;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the lesson pane shows: the open lesson and how far the learner is.
public final class LessonViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Lesson>> open = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// A view model that puts `workspace` into the states that lessons talk about.
    public LessonViewModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The lesson that is open.
    public ReadOnlyObjectProperty<Optional<Lesson>> open() {
        return open.getReadOnlyProperty();
    }

    /// All lessons, in order.
    public List<Lesson> lessons() {
        return List.of();
    }

    /// Opens the first lesson.
    public void openFirst() {
        lessons().stream().findFirst().ifPresent(lesson -> open(lesson.id()));
    }

    /// Opens the lesson `id` at its first step.
    public void open(String id) {
        open.set(lessons().stream().filter(l -> l.id().equals(id)).findFirst());
        workspace.dismissNotice();
    }

    /// Closes the lesson; what is open in the workspace stays.
    public void close() {
        open.set(Optional.empty());
    }
}
