package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.exam.ExamFolder;
import dev.glasshive.app.progress.Learner;
import dev.glasshive.app.progress.LearnerFolder;
import dev.glasshive.app.recovery.DraftFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the window keeps, after somebody put something else in its place: it starts all the same, and what is damaged is set aside.
@DisabledOnOs(OS.WINDOWS)
class DamagedByHandTest {
    private static final int BEYOND_ALL = 70 << 20;

    @TempDir
    Path home = Path.of("replaced by JUnit");

    /// What lies there.
    enum Damage {
        NOTHING_IN_IT, NUMBERS, ZEROS, NO_ESCAPE, HUGE, FOLDER, PIPE, DEVICE, LINK_TO_ITSELF;

        void put(Path file) throws IOException, InterruptedException {
            Files.createDirectories(file.getParent());
            switch (this) {
                case NOTHING_IN_IT -> Files.createFile(file);
                case NUMBERS -> {
                    byte[] garbage = new byte[5_000];
                    new Random(7).nextBytes(garbage);
                    Files.write(file, garbage);
                }
                case ZEROS -> Files.write(file, new byte[5_000]);
                case NO_ESCAPE -> Files.writeString(file, "width=1000\ntheme=\\uZZZZ\n");
                case HUGE -> Files.write(file, new byte[BEYOND_ALL]);
                case FOLDER -> Files.createDirectories(file.resolve("a/b"));
                case PIPE -> assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
                case DEVICE -> Files.createSymbolicLink(file, Path.of("/dev/zero"));
                case LINK_TO_ITSELF -> Files.createSymbolicLink(file, file.getFileName());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void settingsHaveTheirDefaults(Damage damage) throws IOException, InterruptedException {
        Path file = home.resolve("settings.properties");
        damage.put(file);
        Settings settings = Settings.read(file);
        assertThat(settings.number("width", 7, 0, 10_000)).isEqualTo(7);
        assertThat(settings.theme()).isEmpty();
        assertThat(settings.recent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void oneLearnerIsSetAsideAndTheOthersStay(Damage damage) throws IOException, InterruptedException {
        LearnerFolder folder = new LearnerFolder(home);
        folder.change("ada", _ -> new Learner("ada", "Ada", "lesson", Map.of()));
        damage.put(home.resolve("bea.learner"));
        LearnerFolder.Found found = folder.all();
        assertThat(found.learners()).extracting(Learner::name).containsExactly("Ada");
        assertThat(found.damaged()).hasSize(1);
        assertThat(folder.all().learners()).extracting(Learner::name).containsExactly("Ada");
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void anExamIsSetAside(Damage damage) throws IOException, InterruptedException {
        damage.put(home.resolve("one.exam"));
        try (ExamFolder folder = new ExamFolder(home)) {
            assertThat(folder.all().damaged()).hasSize(1);
            assertThat(folder.all().records()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void aDraftIsSetAside(Damage damage) throws IOException, InterruptedException {
        damage.put(home.resolve("window-1-2.draft"));
        DraftFolder folder = new DraftFolder(home);
        DraftFolder.Left left = folder.left();
        assertThat(left.drafts()).isEmpty();
        assertThat(left.damaged()).hasSize(1);
        assertThat(folder.left().damaged()).isEmpty();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".lock"));
        }
    }
}
