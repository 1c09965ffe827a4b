package dev.glasshive.app.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Notice;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.Skeleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksViewModelTest {
    @TempDir
    private Path folder;

    private final List<Notice> notices = new ArrayList<>();
    private List<Path> kept = List.of();
    private PacksViewModel model = model();
    private Path zip = Path.of("");

    private PacksViewModel model() {
        return new PacksViewModel("en", Runnable::run, Runnable::run, notices::add);
    }

    private void keep(List<Path> paths) {
        kept = paths;
    }

    @BeforeEach
    void pack() throws IOException {
        zip = folder.resolve("week-1.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String id : List.of("first-one", "second-one")) {
                for (Map.Entry<String, String> file : Skeleton.files(Lesson.Kind.LESSON, id).entrySet()) {
                    out.putNextEntry(new ZipEntry(id + "/" + file.getKey()));
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        model.recall(List.of(), this::keep);
    }

    private Pack only() {
        return model.packs().get().getFirst();
    }

    private Notice told() {
        return notices.getLast();
    }

    @Test
    void anAddedCourseHasItsNameAndLessonsAndIsKept() {
        model.add(List.of(zip));
        assertThat(only().name()).isEqualTo("week-1");
        assertThat(only().lessons()).extracting(Lesson::id).containsExactly("first-one", "second-one");
        assertThat(kept).containsExactly(zip);
        assertThat(told()).isEqualTo(new Notice(Notice.Level.INFO, "week-1: 2 lessons are in Menu > Lessons now."));
        model.add(List.of(zip));
        assertThat(model.packs().get()).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsNotAddedAndTakesNothingAway() throws IOException {
        model.add(List.of(zip));
        model.add(List.of(Files.writeString(folder.resolve("bad.zip"), "no zip"), folder.resolve("none.zip")));
        assertThat(model.packs().get()).hasSize(1);
        assertThat(told().level()).isEqualTo(Notice.Level.PROBLEM);
        assertThat(told().text()).contains("bad.zip: is no zip file").contains("none.zip: is no folder and no zip file");
        Files.writeString(zip, "damaged");
        model.add(List.of(zip));
        assertThat(only().lessons()).hasSize(2);
        assertThat(kept).containsExactly(zip);
    }

    @Test
    void aLessonWithProblemsIsNamedAndTheOthersAreThere() throws IOException {
        Path course = Files.createDirectories(folder.resolve("course"));
        Files.writeString(Files.createDirectory(course.resolve("half")).resolve("lesson.md"), "---\n");
        Path sound = Files.createDirectory(course.resolve("whole"));
        for (Map.Entry<String, String> file : Skeleton.files(Lesson.Kind.LESSON, "whole").entrySet()) {
            Files.writeString(sound.resolve(file.getKey()), file.getValue());
        }
        model.add(List.of(course));
        assertThat(only().lessons()).extracting(Lesson::id).containsExactly("whole");
        assertThat(told().text()).startsWith("course: one lesson added. These have problems: half. Run: glasshive lesson check ");
    }

    @Test
    void aMissingCourseIsToldOnceStaysKeptAndComesBack() throws IOException {
        model.add(List.of(zip));
        Path away = Files.move(zip, folder.resolve("away"));
        model = model();
        model.recall(kept, this::keep);
        assertThat(only().trouble()).isPresent();
        assertThat(told().text()).startsWith("A course cannot be read now. Nothing was removed");
        assertThat(kept).containsExactly(zip);
        Files.move(away, zip);
        model.add(List.of(zip));
        assertThat(only().trouble()).isEmpty();
        assertThat(only().lessons()).hasSize(2);
    }

    @Test
    void aRemovedCourseIsForgottenAndItsFileStays() {
        model.add(List.of(zip));
        model.remove(zip);
        assertThat(model.packs().get()).isEmpty();
        assertThat(kept).isEmpty();
        assertThat(zip).exists();
    }
}
