package dev.glasshive.lesson.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.check.LessonLint;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.markdown.Skeleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonPackTest {
    @TempDir
    private Path folder;

    private static Zips lesson(String under, String id) {
        Zips zip = new Zips();
        for (Map.Entry<String, String> file : Skeleton.files(Lesson.Kind.LESSON, id).entrySet()) {
            zip.file(under + file.getKey(), file.getValue());
        }
        return zip;
    }

    private LessonPack open(byte[] content) throws IOException, BadPackException {
        return open(content, PackLimits.DEFAULT);
    }

    private LessonPack open(byte[] content, PackLimits limits) throws IOException, BadPackException {
        Path file = folder.resolve("week-1.zip");
        Files.write(file, content);
        return LessonPack.open(file, limits);
    }

    private void assertRefused(byte[] content, String why) {
        assertThatThrownBy(() -> open(content)).isInstanceOf(BadPackException.class).hasMessageContaining("week-1.zip: ").hasMessageContaining(why).hasMessageNotContaining("\n");
    }

    @Test
    void lessonsOfAZipFileAreAsSoundAsThoseOfAFolder() throws IOException, BadPackException {
        LessonPack pack = open(lesson("course/mine/", "mine").file("course/.DS_Store", "x").file("__MACOSX/course/mine/._lesson.md", "x").file("course/readme.txt", "hello").bytes());
        assertThat(pack.name()).isEqualTo("week-1");
        assertThat(pack.lessons().sources()).extracting(LessonSource::id).containsExactly("mine");
        assertThat(LessonLint.check(pack.lessons().sources().getFirst())).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aLessonAtTheTopIsNamedByTheFile() throws IOException, BadPackException {
        assertThat(open(lesson("", "week-1").bytes()).lessons().lessons()).extracting(Lesson::id).containsExactly("week-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../lesson.md", "a/../../lesson.md", "/etc/lesson.md", "C:/lesson.md", "c:lesson.md", "\\\\host\\lesson.md", "a\\..\\lesson.md", "a//lesson.md", "./lesson.md", "a/b\u0000/lesson.md",
            "a/\u202Elesson.md", "1/2/3/4/5/6/lesson.md", ".."})
    void namesThatLeadElsewhereAreRefused(String name) {
        assertRefused(lesson("mine/", "mine").file(name, "x").bytes(), name.startsWith("1/") ? "deeper than 5 folders" : name.matches("(?s).*[\\x00\u202E].*") ? "?" : name);
    }

    @Test
    void linksAreRefused() {
        assertRefused(lesson("mine/", "mine").attributes(0xa1ff).file("mine/passwd", "/etc/passwd").bytes(), "holds a link or device, 'mine/passwd'");
    }

    @Test
    void oneNameTwiceIsRefused() {
        assertRefused(lesson("mine/", "mine").file("mine/lesson.md", "x").bytes(), "holds 'mine/lesson.md' twice");
        assertRefused(lesson("mine/", "mine").file("Mine/LESSON.md", "x").bytes(), "holds 'Mine/LESSON.md' twice");
        assertRefused(lesson("mine/", "mine").file("mine/lesson.md/inner", "x").bytes(), "as a file and as a folder");
        assertRefused(lesson("a/mine/", "mine").file("b/mine/lesson.md", "x").bytes(), "two lessons 'mine'");
    }

    @Test
    void whatBecomesHugeIsRefused() {
        assertRefused(lesson("mine/", "mine").file("mine/zeros", new byte[100 << 20]).bytes(), "longer than 1 MB");
        assertRefused(lesson("mine/", "mine").file("mine/zeros", new byte[900 << 10]).bytes(), "more than 100 times as long");
    }

    @Test
    void filesThatShareTheirBytesAreRefused() {
        byte[] content = new byte[60 << 10];
        Zips zip = new Zips().file("mine/a", content);
        int packed = Zips.deflated(content).length;
        for (int i = 0; i < 1000; i++) {
            zip.again("mine/b" + i, packed, content);
        }
        assertRefused(zip.bytes(), "share their bytes");
    }

    @Test
    void manyFilesAndManyBytesAreRefused() {
        Zips many = new Zips();
        for (int i = 0; i < 5000; i++) {
            many.file("mine/" + i, "");
        }
        assertRefused(many.bytes(), "holds 5000 files and folders, and 4096 are the most");
        Zips large = new Zips();
        byte[] noise = new byte[900 << 10];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < 40; i++) {
            large.file("mine/" + i, noise);
        }
        assertRefused(large.bytes(), "is longer than 32 MB");
        Zips swelling = new Zips();
        byte[] half = new byte[900 << 10];
        new Random(1).nextBytes(half);
        Arrays.fill(half, 20 << 10, half.length, (byte) 0);
        for (int i = 0; i < 100; i++) {
            swelling.file("mine/" + i, half);
        }
        assertRefused(swelling.bytes(), "becomes more than 64 MB");
    }

    @Test
    void whatTakesLongIsRefused() {
        PackLimits now = new PackLimits(32 << 20, 4096, 1 << 20, 64 << 20, 100, 5, Duration.ZERO);
        assertThatThrownBy(() -> open(lesson("mine/", "mine").bytes(), now)).isInstanceOf(BadPackException.class).hasMessageContaining("takes longer than 0 s");
    }

    @Test
    void passwordsAndOtherFilesAreRefused() {
        assertRefused(lesson("mine/", "mine").flags(1).file("mine/secret", "x").bytes(), "has a password");
        assertRefused(new byte[100], "is no zip file");
        assertRefused(new byte[0], "is no zip file");
        assertRefused(new Zips().file("readme.txt", "hello").bytes(), "holds no lesson");
    }

    @Test
    void whateverIsDamagedIsTakenOrRefusedWithOneLine() throws IOException {
        byte[] sound = lesson("mine/", "mine").bytes();
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int j = 0; damaged.length > 0 && i % 3 != 0 && j < 1 + i % 5; j++) {
                damaged[i % 2 == 0 ? damaged.length - 1 - random.nextInt(Math.min(800, damaged.length)) : random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(open(damaged).lessons().sources()).isNotEmpty();
            } catch (BadPackException e) {
                assertThat(e.getMessage()).contains("week-1.zip: ").doesNotContain("\n");
            }
        }
    }

    @Test
    void aFolderThatIsGoneIsSaidToBe() {
        assertThatThrownBy(() -> LessonPack.open(folder.resolve("none"))).isInstanceOf(BadPackException.class).hasMessageContaining("is no folder and no zip file");
        assertThat(Stream.of(folder, folder.resolve("none"))).noneMatch(LessonPack::isPack);
    }
}
