package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.Skeleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lessons that a teacher wrote, in the window.
class OwnLessonsTest {
    @TempDir
    private Path folder;

    @Test
    void aDroppedCourseIsInTheMenuOpensAndIsThereTheNextTime() throws IOException {
        Path zip = folder.resolve("week-1.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, String> file : Skeleton.files(Lesson.Kind.LESSON, "mine").entrySet()) {
                out.putNextEntry(new ZipEntry("mine/" + file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Path settings = folder.resolve("settings.properties");
        try (OpenWindow window = OpenWindow.show(settings)) {
            window.open(zip);
            OpenWindow.waitUntil(() -> course(window).isPresent());
            assertThat(OpenWindow.onFx(() -> course(window).orElseThrow().getItems().stream().map(MenuItem::getText).toList())).contains("Read week-1 again", "Remove week-1 from here");
            OpenWindow.onFx(() -> course(window).orElseThrow().getItems().getFirst().fire());
            window.settle();
            assertThat(window.panesInSight()).contains("lesson");
        }
        Files.delete(zip);
        try (OpenWindow window = OpenWindow.show(settings)) {
            OpenWindow.waitUntil(() -> window.workspace().notice().get().isPresent());
            assertThat(window.workspace().notice().get().orElseThrow().text()).startsWith("A course cannot be read now. Nothing was removed").contains("week-1.zip");
            assertThat(OpenWindow.onFx(() -> course(window).orElseThrow().getText())).isEqualTo("week-1.zip (cannot be read)");
        }
    }

    @Test
    void aLessonThatIsBeingWrittenFollowsItsFiles() throws IOException {
        Path lesson = Files.createDirectory(folder.resolve("mine"));
        for (Map.Entry<String, String> file : Skeleton.files(Lesson.Kind.LESSON, "mine").entrySet()) {
            Files.writeString(lesson.resolve(file.getKey()), file.getValue());
        }
        Path text = lesson.resolve("lesson.md");
        String sound = Files.readString(text);
        try (OpenWindow window = OpenWindow.show(folder.resolve("settings.properties"))) {
            window.preview(lesson);
            OpenWindow.waitUntil(() -> window.panesInSight().contains("lesson") && window.root().lookup(".lesson-title") != null);
            Files.writeString(text, sound.replaceFirst("(?m)^## .*", "## Written anew"));
            OpenWindow.waitUntil(() -> Shown.words(window.root().lookup(".lesson")).contains("Written anew"));
            Files.writeString(text, sound.replaceFirst("minutes: .*", "minutes: none"));
            OpenWindow.waitUntil(() -> window.root().lookup("#lesson-problems") != null);
            assertThat(OpenWindow.onFx(() -> Shown.words(window.root().lookup("#lesson-problems")))).contains("One problem in mine").anyMatch(words -> words.startsWith("lesson.md, line "));
            assertThat(OpenWindow.onFx(() -> window.root().lookup(".lesson-step").isVisible())).isFalse();
            Files.writeString(text, sound);
            OpenWindow.waitUntil(() -> window.root().lookup("#lesson-problems") == null);
        }
    }

    private static Optional<Menu> course(OpenWindow window) {
        MenuButton button = (MenuButton) window.root().lookup("#file-menu");
        button.getOnShowing().handle(null);
        List<MenuItem> groups = button.getItems();
        return groups.stream().filter(group -> group.getText().equals("Lessons")).flatMap(group -> ((Menu) group).getItems().stream())
                .filter(item -> item instanceof Menu && item.getText() != null && item.getText().startsWith("week-1")).map(Menu.class::cast).findFirst();
    }
}
