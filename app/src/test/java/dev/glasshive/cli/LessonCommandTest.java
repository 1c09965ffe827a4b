package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LessonCommandTest {
    @Test
    void listNamesEveryLessonInTheOrderOfTheCourse() {
        JsonNode rows = Json.MAPPER.readTree(Called.with("lesson", "list", "--json").out());
        assertThat(rows.valueStream().map(row -> row.path("id").stringValue()))
                .containsExactlyElementsOf(LessonLibrary.bundled().lessons().stream().map(Lesson::id).toList());
        assertThat(rows.valueStream()).allSatisfy(row -> assertThat(row.propertyNames()).containsExactly("id", "number", "title", "sections", "kind", "languages"));
    }

    @Test
    void everyLessonOfTheListCanBeShown() {
        for (Lesson lesson : LessonLibrary.bundled().lessons()) {
            Called called = Called.with("lesson", "show", lesson.id());
            assertThat(called.out()).startsWith(lesson.title());
            assertThat(called.exit()).isZero();
            assertThat(Called.with("lesson", "list").out()).contains(lesson.id()).contains(lesson.title());
        }
    }

    @Test
    void unknownLessonIsBadInputThatNamesTheOthers() {
        Called called = Called.with("lesson", "show", "no-such-lesson");
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).isEqualToIgnoringNewLines("glasshive: no lesson no-such-lesson; there are: "
                + LessonLibrary.bundled().sources().stream().map(LessonSource::id).collect(Collectors.joining(", ")));
    }

    @Test
    void checkSaysWhatIsWrongWithALessonInAFolder(@TempDir Path folder) throws IOException {
        Path lesson = Files.createDirectory(folder.resolve("half-a-lesson"));
        Files.writeString(lesson.resolve("lesson.md"), "---\ntitle: Half a lesson\n");
        Called called = Called.with("lesson", "check", folder.toString(), "--json");
        JsonNode row = Json.MAPPER.readTree(called.out()).get(0);
        assertThat(row.path("id").stringValue()).isEqualTo("half-a-lesson");
        assertThat(row.path("ok").booleanValue()).isFalse();
        assertThat(row.path("problems").valueStream().map(JsonNode::stringValue)).anySatisfy(problem -> assertThat(problem).startsWith("lesson.md:"));
        assertThat(called.exit()).isEqualTo(1);
        assertThat(Called.with("lesson", "check", lesson.toString()).out()).contains("half-a-lesson: problems:", "half-a-lesson/lesson.md:");
    }

    @Test
    void aNewLessonIsSoundAndIsNotWrittenOverAnother(@TempDir Path folder) {
        String lesson = folder.resolve("my-lesson").toString();
        assertThat(Called.with("lesson", "new", lesson).exit()).isZero();
        assertThat(Called.with("lesson", "check", lesson).out()).startsWith("my-lesson: ok");
        assertThat(Called.with("lesson", "new", lesson).exit()).isEqualTo(2);
        assertThat(Called.with("lesson", "new", folder.resolve("My Lesson").toString()).exit()).isEqualTo(2);
        assertThat(Called.with("lesson", "new", "--kind", "story", folder.resolve("my-story").toString()).exit()).isZero();
        assertThat(Called.with("lesson", "check", folder.resolve("my-story").toString()).exit()).isZero();
    }

    @Test
    void coverageNamesTheLessonsThatMeetARow() {
        JsonNode rows = Json.MAPPER.readTree(Called.with("lesson", "coverage", "--json").out());
        assertThat(rows.valueStream().filter(row -> row.path("opcode").stringValue().equals("0x95")).map(row -> row.path("lessons").get(0).stringValue()))
                .containsExactly("first-program");
        assertThat(Called.with("lesson", "coverage", "first-program").out()).contains("of 171 rows of the table are met (the second slot of a wide load counted)");
    }

    @Test
    void aZipFileWithLessonsIsListedShownAndChecked(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("week-1.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String id : List.of("first-one", "second-one")) {
                for (Map.Entry<String, String> file : Skeleton.files(Lesson.Kind.LESSON, id).entrySet()) {
                    out.putNextEntry(new ZipEntry("week/" + id + "/" + file.getKey()));
                    out.write((id.equals("first-one") ? file.getValue() : file.getValue().replaceFirst("after: .*", "after: [first-one]")).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(Called.with("lesson", "list", zip.toString()).out()).contains("first-one").contains("second-one").doesNotContain("the-stack");
        assertThat(Called.with("lesson", "show", zip.toString()).out()).contains("[predict]");
        assertThat(Called.with("lesson", "check", zip.toString()).out()).contains("first-one: ok").contains("second-one: ok");
        assertThat(Called.with("lesson", "coverage", zip.toString()).out()).contains("first-one, second-one");
    }

    @Test
    void aDamagedZipFileIsBadInputInOneLine(@TempDir Path folder) throws IOException {
        Path zip = Files.writeString(folder.resolve("week-1.zip"), "no zip");
        Called called = Called.with("lesson", "check", zip.toString());
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err().lines()).singleElement().asString().contains("week-1.zip: is no zip file");
    }

    @Test
    void rowsOfTheCoverageAreWrittenAsProgramsWriteThem() {
        assertThat(Called.with("lesson", "coverage", "first-program").out()).contains("r1 += r2").contains("if r1 s> 1 goto +1").doesNotContainPattern("\\w\\[\\w+=");
    }

    @Test
    void aLessonIsShownInTheLanguageThatIsAskedFor(@TempDir Path folder) throws IOException {
        Path lesson = folder.resolve("my-lesson");
        Called.with("lesson", "new", lesson.toString());
        Files.writeString(lesson.resolve("lesson.de.md"), Files.readString(lesson.resolve("lesson.md")).replaceFirst("title: .*", "title: Auf Deutsch"));
        assertThat(Called.with("lesson", "show", lesson.toString(), "--language", "de").out()).startsWith("Auf Deutsch");
        assertThat(Called.with("lesson", "show", lesson.toString(), "--language", "fr").err()).contains("my-lesson is not there in fr; it can be read in: en, de");
        assertThat(Called.with("lesson", "show", lesson.toString(), "--language", "../x").exit()).isEqualTo(2);
    }
}
