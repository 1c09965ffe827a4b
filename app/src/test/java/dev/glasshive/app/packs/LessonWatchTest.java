package dev.glasshive.app.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.markdown.Skeleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonWatchTest {
    @TempDir
    private Path folder;

    private record Heard(String id, Optional<Lesson> lesson, List<LessonProblem> problems) {}

    private final List<Heard> heard = new ArrayList<>();

    private Path lesson() throws IOException {
        return lesson("mine");
    }

    private Path lesson(String id) throws IOException {
        Path mine = Files.createDirectory(folder.resolve(id));
        for (Map.Entry<String, String> file : Skeleton.files(Lesson.Kind.LESSON, id).entrySet()) {
            Files.writeString(mine.resolve(file.getKey()), file.getValue());
        }
        return mine;
    }

    private LessonWatch watch(Path mine) {
        return new LessonWatch(mine, (id, lesson, problems) -> heard.add(new Heard(id, lesson, problems)), Runnable::run);
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws IOException {
        try (LessonWatch watch = watch(lesson())) {
            watch.look();
            watch.look();
            assertThat(heard).singleElement().satisfies(h -> assertThat(h.problems()).isEmpty());
            assertThat(heard.getFirst().lesson()).isPresent();
        }
    }

    @Test
    void problemsComeWithTheirPlacesAndGo() throws IOException {
        Path mine = lesson();
        Path text = mine.resolve("lesson.md");
        String sound = Files.readString(text);
        try (LessonWatch watch = watch(mine)) {
            watch.look();
            Files.writeString(text, sound.replaceFirst("minutes: .*", "minutes: none"));
            watch.look();
            assertThat(heard.getLast().lesson()).isEmpty();
            assertThat(heard.getLast().problems()).singleElement().satisfies(problem -> assertThat(problem.line()).isPositive());
            Files.writeString(text, sound);
            watch.look();
            assertThat(heard.getLast().problems()).isEmpty();
            Files.writeString(mine.resolve("even.bpf"), "r0 = 7\nr0 &= 2\nexit\n");
            watch.look();
            assertThat(heard.getLast().lesson()).isPresent();
            assertThat(heard.getLast().problems()).isNotEmpty();
            Files.delete(text);
            watch.look();
            assertThat(heard.getLast().problems()).singleElement().satisfies(problem -> assertThat(problem.message()).contains("there is no such file"));
        }
    }

    @Test
    void aChangeIsHeardWithinASecond() throws IOException, InterruptedException {
        Path mine = lesson();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        try (LessonWatch watch = new LessonWatch(mine, (_, lesson, _) -> {
            first.countDown();
            if (lesson.filter(l -> l.title().equals("Another")).isPresent()) {
                second.countDown();
            }
        }, task -> { })) {
            watch.start();
            assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
            Path text = mine.resolve("lesson.md");
            Files.writeString(text, Files.readString(text).replaceFirst("title: .*", "title: Another"));
            // Three looks fit into a second; the rest is patience with busy machines.
            assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void ofACourseTheLessonThatChangedLastIsShownOrTheOneThatIsChosen() throws IOException {
        lesson("a");
        Path text = lesson("b").resolve("lesson.md");
        lesson("c");
        try (LessonWatch watch = watch(folder)) {
            watch.look();
            assertThat(heard.getLast().id()).isEqualTo("a");
            assertThat(watch.lessons()).containsExactly("a", "b", "c");
            Files.writeString(text, Files.readString(text).replaceFirst("title: .*", "title: Another"));
            watch.look();
            assertThat(heard.getLast().id()).isEqualTo("b");
            assertThat(heard.getLast().lesson().orElseThrow().title()).isEqualTo("Another");
            watch.choose("c");
            assertThat(heard.getLast().id()).isEqualTo("c");
            Files.writeString(folder.resolve("c").resolve("even.bpf"), "r0 = 7\nr0 &= 2\nexit\n");
            watch.look();
            assertThat(heard.getLast()).satisfies(last -> {
                assertThat(last.id()).isEqualTo("c");
                assertThat(last.problems()).isNotEmpty();
            });
            watch.choose("a");
            assertThat(heard.getLast().problems()).isEmpty();
        }
    }

    @Test
    void aZipFileIsReadAnewWhenItIsWrittenAnew() throws IOException {
        Path zip = folder.resolve("course.zip");
        zip(zip, Map.of("a", "Even", "b", "Odd"));
        try (LessonWatch watch = watch(zip)) {
            watch.look();
            assertThat(heard.getLast().id()).isEqualTo("a");
            zip(zip, Map.of("a", "Even", "b", "Odd again"));
            watch.look();
            assertThat(heard.getLast().lesson().orElseThrow().title()).isEqualTo("Odd again");
            Files.writeString(zip, "no zip file at all");
            watch.look();
            assertThat(heard.getLast().lesson()).isEmpty();
            assertThat(heard.getLast().problems()).singleElement().satisfies(problem -> assertThat(problem.message()).contains("course.zip"));
        }
    }

    private static void zip(Path zip, Map<String, String> titles) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, String> lesson : titles.entrySet()) {
                for (Map.Entry<String, String> file : Skeleton.files(Lesson.Kind.LESSON, lesson.getKey()).entrySet()) {
                    out.putNextEntry(new ZipEntry(lesson.getKey() + "/" + file.getKey()));
                    out.write(file.getValue().replaceFirst("title: .*", "title: " + lesson.getValue()).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
