package dev.glasshive.app;

import dev.glasshive.app.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A screen that can be drawn: what to open, and where in its run to stand.
///
/// @param title the name on the command line and in file names
/// @param about what the picture shows, for its caption
record Story(String title, String about, Tale tale) {
    /// Brings a window that has just been made into the state to draw.
    @FunctionalInterface
    interface Tale {
        void tell(MainView view, Workspace workspace);
    }

    /// All screens.
    static List<Story> all() {
        return Stream.of(FrameStories.ALL, LessonStories.ALL, ExamStories.ALL, CourseStories.ALL, RunStories.ALL, MapStories.ALL, GivenStories.ALL, RejectionStories.ALL, FixpointStories.ALL, KnowledgeStories.ALL, EditorStories.ALL, CStories.ALL,
                PortabilityStories.ALL, JitStories.ALL).flatMap(List::stream).toList();
    }

    /// The screen that is called `title`.
    static Optional<Story> titled(String title) {
        return all().stream().filter(story -> story.title().equals(title)).findFirst();
    }

    /// Brings a window that has just been made into the state to draw. The workspace does its work at once.
    void tell(MainView view, Workspace workspace) {
        tale.tell(view, workspace);
    }
}
