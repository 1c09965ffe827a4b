package dev.glasshive.app.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of learners, whole and damaged.
class LearnerFolderTest {
    private static final StepRecord STEP = new StepRecord(Set.of(0, 2), Optional.of("0x2"), false, List.of(1, 0), 2, List.of("b", "ä\n\"☃"), 3, true, Optional.of("r0 = 1\nexit\n"));

    @TempDir
    Path place = Path.of("replaced by JUnit");

    private LearnerFolder folder() {
        return new LearnerFolder(place.resolve("learners"));
    }

    private static Learner ada(int step) {
        return Learner.called("ada", "Ada").with("the-stack", LessonRecord.NONE.at(step).with(4, STEP).asFinished()).stoppedIn("the-stack");
    }

    @Test
    void whereNothingWasKeptNothingIsFound() throws IOException {
        assertThat(folder().all()).isEqualTo(new LearnerFolder.Found(List.of(), List.of()));
    }

    @Test
    void everythingOfEachLearnerComesBack() throws IOException {
        folder().change("ada", none -> ada(4));
        folder().change("ben", none -> Learner.called("ben", "Ben"));
        assertThat(folder().all().learners()).containsExactly(ada(4), Learner.called("ben", "Ben"));
    }

    @Test
    void whatTwoWindowsLearnedInDifferentLessonsIsKeptOfBoth() throws IOException {
        folder().change("ada", none -> ada(4));
        Learner other = Learner.called("ada", "Ada").with("maps", LessonRecord.NONE.at(1)).stoppedIn("maps");
        folder().change("ada", kept -> kept.takingOver(other, Set.of("maps")));
        assertThat(folder().all().learners()).containsExactly(ada(4).with("maps", LessonRecord.NONE.at(1)).stoppedIn("maps"));
    }

    @Test
    void ofADamagedFileTheOneBeforeItIsReadAndNobodyElseLosesAnything() throws IOException {
        folder().change("ada", none -> ada(3));
        folder().change("ada", none -> ada(4));
        folder().change("ben", none -> Learner.called("ben", "Ben"));
        Path file = place.resolve("learners").resolve("ada.learner");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        LearnerFolder.Found found = folder().all();
        assertThat(found.learners()).containsExactly(ada(3), Learner.called("ben", "Ben"));
        assertThat(found.damaged()).singleElement().satisfies(aside -> assertThat(Files.readAllBytes(aside)).isEqualTo(bytes));
        assertThat(folder().all().damaged()).as("told once").isEmpty();
        folder().change("ada", kept -> kept.named("Ada L."));
        assertThat(folder().all().learners()).first().isEqualTo(ada(3).named("Ada L."));
    }

    @Test
    void aFileThatWasCutOffOrIsEmptyIsNoLearner() throws IOException {
        folder().change("ada", none -> ada(3));
        folder().change("ada", none -> ada(4));
        Path file = place.resolve("learners").resolve("ada.learner");
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 25, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(folder().all().learners()).as("%d bytes", length).containsExactly(ada(3));
        }
    }

    @Test
    void betweenTheTwoMovesOfAWriteTheOneBeforeIsThere() throws IOException {
        folder().change("ada", none -> ada(3));
        Path file = place.resolve("learners").resolve("ada.learner");
        Files.move(file, file.resolveSibling("ada.before"), StandardCopyOption.REPLACE_EXISTING);
        Files.write(file.resolveSibling("ada.new"), new byte[] {1, 2, 3});
        assertThat(folder().all()).isEqualTo(new LearnerFolder.Found(List.of(ada(3)), List.of()));
    }

    @Test
    void whoIsRemovedIsNotFound() throws IOException {
        folder().change("ada", none -> ada(3));
        folder().change("ada", none -> ada(4));
        folder().remove("ada");
        assertThat(folder().all().learners()).isEmpty();
    }

    @Test
    void whatWaitsIsWrittenWhenTheWindowCloses() throws IOException {
        ProgressViewModel model = new ProgressViewModel();
        try (ProgressKeeper keeper = new ProgressKeeper(folder(), reason -> {
            throw new AssertionError(reason);
        })) {
            model.keepWith(keeper::keep);
            model.stopAt("maps", 2);
            model.record("maps", 2, STEP);
        }
        assertThat(folder().all().learners()).containsExactly(model.current().get());
        try (ProgressKeeper keeper = new ProgressKeeper(folder(), reason -> {
            throw new AssertionError(reason);
        })) {
            model.keepWith(keeper::keep);
            model.reset("maps", "Maps");
            model.rename("Ada");
        }
        assertThat(folder().all().learners().getFirst().name()).isEqualTo("Ada");
        assertThat(folder().all().learners().getFirst().lessons()).isEmpty();
    }
}
