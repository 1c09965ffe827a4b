package dev.glasshive.app.exam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Notice;
import dev.glasshive.exam.ExamKey;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LearnerName;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ExamViewModelTest {
    private static final Instant BEGIN = Instant.parse("2026-05-04T13:00:00Z");
    private static final String TEXT = """
            ---
            id: odd
            title: Odd
            part: Exams
            kind: exam
            sections: [abi]
            minutes: 10
            variants:
              n: [7, 9, 12]
            goal: I know odd numbers.
            ---

            ## Read

            Nothing is asked here.

            ## The bit

            ```state
            program: odd.bpf
            ```

            ```predict
            ask: What is `{n}` there?
            of: r0
            when: at the end
            answers: [{n}]
            right: It is.
            wrong:
              - answer: 0
                because: It is not.
                section: abi
            otherwise: Look.
            ```

            ## Which

            ```quiz
            ask: Which?
            choices:
              - text: This.
                right: Yes.
                section: abi
              - text: That.
                wrong: No.
                section: abi
            ```
            """;

    @TempDir
    private Path folder;

    private Instant now = BEGIN;
    private final List<Notice> told = new ArrayList<>();
    private final List<ExamRecord> kept = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private ExamKey key = ExamKey.create();
    private Path exam = Path.of("");
    private ExamViewModel model = model();

    @BeforeEach
    void write() throws IOException {
        exam = Files.createDirectory(folder.resolve("odd"));
        Files.writeString(exam.resolve("lesson.md"), TEXT);
        Files.writeString(exam.resolve("odd.bpf"), ".program xdp odd\nr0 = {n}\nexit\n");
        Files.writeString(exam.resolve(ExamKey.FILE), key.text());
    }

    private ExamViewModel model() {
        ExamViewModel fresh = new ExamViewModel(() -> now, ZoneOffset.UTC, Runnable::run, Runnable::run, told::add);
        fresh.keepWith(kept::add, (record, answer) -> answer.accept(true));
        fresh.sitAt(new Sitting() {
            @Override
            public void show(Lesson shown, int step) {
                seen.add(shown.id() + " " + step);
                fresh.standAt(step);
            }

            @Override
            public void lock() {
                seen.add("lock");
            }

            @Override
            public void gather() {
                seen.add("gather");
            }

            @Override
            public void leave() {
                seen.add("leave");
            }
        });
        return fresh;
    }

    private void begin(String name) {
        model.offer(ExamPlace.at(exam), "en", "");
        assertThat(model.mayBegin(name)).isTrue();
        model.begin(name);
    }

    private static Given answer(String text) {
        return new Given(Optional.of(text), List.of(), Optional.empty());
    }

    private ExamResult sealed() {
        return model.state().get().kept().flatMap(ExamRecord::result).orElseThrow();
    }

    @Test
    void itBeginsWithItsButtonAndInTheVariantOfTheName() {
        model.offer(ExamPlace.at(exam), "en", "Ada");
        assertThat(model.state().get()).isInstanceOf(ExamState.Offered.class);
        assertThat(model.mayBegin(" ")).isFalse();
        assertThat(model.mayBegin("x".repeat(LearnerName.LONGEST + 1))).isFalse();
        now = BEGIN.plusSeconds(100);
        model.begin(" Bea ");
        ExamState.Running running = (ExamState.Running) model.state().get();
        assertThat(running.record().learner()).isEqualTo("Bea");
        assertThat(running.record().started()).as("not before the button").isEqualTo(now);
        assertThat(running.exam()).isEqualTo(LessonReader.read(LessonSource.folder(exam), "en", running.record().variant()).lesson().orElseThrow());
        assertThat(running.record().variant()).isEqualTo(Variants.of("Bea", "odd", 3));
        assertThat(seen).containsExactly("odd 0");
    }

    @Test
    void theClockCountsDownInWordsAndWarnsOnce() {
        begin("Ada");
        assertThat(clock()).isEqualTo(new ExamClock("10 minutes left", ExamClock.Urgency.CALM));
        tickAt(Duration.ofMinutes(5).plusSeconds(30));
        assertThat(clock()).isEqualTo(new ExamClock("5 min left, until 13:10", ExamClock.Urgency.SOON));
        assertThat(told).isEmpty();
        tickAt(Duration.ofMinutes(9).plusSeconds(1));
        tickAt(Duration.ofMinutes(9).plusSeconds(2));
        assertThat(clock()).isEqualTo(new ExamClock("58 s left, until 13:10", ExamClock.Urgency.LAST));
        assertThat(told).extracting(Notice::level).containsExactly(Notice.Level.WARNING);
        assertThat(told).extracting(Notice::text).containsExactly("The last minute runs. At 13:10 the exam is handed in automatically, as it stands.");
    }

    @Test
    void atTheEndItIsHandedInByItselfAsItStands() {
        begin("Ada");
        model.put(1, answer("7"));
        tickAt(Duration.ofMinutes(11));
        ExamState.HandedIn done = (ExamState.HandedIn) model.state().get();
        assertThat(done.byClock()).isTrue();
        assertThat(seen).endsWith("gather", "lock");
        assertThat(sealed().answers()).isEqualTo(Map.of("odd.2", "7"));
        assertThat(sealed().taken()).as("not longer than allowed").isEqualTo(Duration.ofMinutes(10));
        assertThat(sealed().isSealedWith(key)).isTrue();
        model.put(1, answer("8"));
        assertThat(model.given(1)).as("nothing can be changed").isEqualTo(answer("7"));
        assertThat(model.clock().get()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackGivesNoTime() {
        begin("Ada");
        tickAt(Duration.ofMinutes(9));
        model.put(1, answer("7"));
        tickAt(Duration.ofMinutes(1));
        assertThat(clock().urgency()).isEqualTo(ExamClock.Urgency.LAST);
    }

    @Test
    void answersAreTakenSilentlyAndCanBeChangedAndTakenBack() {
        begin("Ada");
        assertThat(model.marks().get().all()).isEqualTo(2);
        model.put(1, answer("0"));
        ExamMarks wrong = model.marks().get();
        model.put(1, answer("7"));
        assertThat(model.marks().get()).as("right looks like wrong").isEqualTo(wrong);
        assertThat(wrong.answered()).isEqualTo(1);
        assertThat(wrong.open()).as("the second question, which is the third step").containsExactly(2);
        model.put(1, Given.NOTHING);
        assertThat(model.marks().get().answered()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void oneGoesToAnyStep() {
        begin("Ada");
        model.goTo(2);
        model.goTo(0);
        assertThat(seen).containsExactly("odd 0", "odd 2", "odd 0");
        assertThat(model.marks().get().steps()).extracting(ExamMarks.Mark::current).containsExactly(true, false, false);
        assertThat(model.marks().get().steps()).extracting(ExamMarks.Mark::asks).containsExactly(false, true, true);
    }

    @Test
    void whatIsHandedInIsAFileThatTheExamsKeySeals() throws BadInputException {
        begin("Ada / 3b");
        model.put(1, answer("7"));
        model.put(2, answer("1"));
        now = BEGIN.plusSeconds(200);
        model.askToHandIn();
        assertThat(model.handingIn().get()).isTrue();
        model.goOn();
        assertThat(model.isRunning()).isTrue();
        assertThat(model.fileName()).isEqualTo("Ada - 3b.exam.json");
        model.handIn(folder.resolve(model.fileName()));
        ExamResult read = ExamResult.read(folder.resolve("Ada - 3b.exam.json"));
        assertThat(read).isEqualTo(sealed());
        assertThat(read.learner()).isEqualTo("Ada / 3b");
        assertThat(read.answers()).isEqualTo(Map.of("odd.2", "7", "odd.3", "1"));
        assertThat(read.started()).isEqualTo(BEGIN.toString());
        assertThat(read.handedIn()).isEqualTo(now.toString());
        assertThat(read.isSealedWith(key)).isTrue();
        assertThat(model.state().get().kept().orElseThrow().savedTo()).contains(folder.resolve("Ada - 3b.exam.json").toString());
    }

    @Test
    void theFieldHoldsThePathThatCouldNotBeWritten() throws TimeoutException {
        begin("Ada");
        String wanted = folder.resolve("none/ada.exam.json").toString();
        FxToolkit.registerPrimaryStage();
        String held = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            ExamHandInSheet sheet = new ExamHandInSheet(model, () -> folder);
            model.askToHandIn();
            TextField file = (TextField) sheet.lookup("#exam-file");
            file.setText(wanted);
            model.handIn(Path.of(wanted));
            return file.getText();
        });
        assertThat(held).isEqualTo(wanted);
        assertThat(trouble()).startsWith(wanted);
    }

    @Test
    void aFileThatCannotBeWrittenLosesNothingAndSaysWhatToDo() throws IOException, BadInputException {
        begin("Ada");
        model.put(1, answer("7"));
        model.handIn(folder.resolve("none/ada.exam.json"));
        assertThat(trouble()).contains("there is no such folder").contains("Nothing is lost");
        ExamResult first = sealed();
        Path there = Files.writeString(folder.resolve("ada.exam.json"), "somebody else's");
        model.save(there);
        assertThat(trouble()).contains("is there already");
        assertThat(there).hasContent("somebody else's");
        model.save(folder.resolve("ada.txt"));
        assertThat(trouble()).contains("must end with .exam.json");
        now = now.plusSeconds(60);
        model.save(folder.resolve("ada2.exam.json"));
        assertThat(ExamResult.read(folder.resolve("ada2.exam.json"))).as("handed in when it was").isEqualTo(first);
        assertThat(((ExamState.HandedIn) model.state().get()).trouble()).isEmpty();
    }

    @Test
    void whatIsKnownToFailIsSaidBeforeTheExamIsOver() throws IOException {
        assertThat(model.objection(folder.resolve("ada.exam.json"))).isEmpty();
        assertThat(model.objection(folder.resolve("none/ada.exam.json")).orElseThrow()).contains("there is no such folder");
        assertThat(model.objection(folder.resolve("ada.json")).orElseThrow()).contains("must end with");
        assertThat(model.objection(Files.writeString(folder.resolve("bea.exam.json"), "")).orElseThrow()).contains("is there already");
    }

    @Test
    void anInterruptedExamGoesOnAndItsResultSaysSo() {
        begin("Ada");
        model.put(1, answer("7"));
        model.goTo(2);
        ExamRecord left = kept.getLast();
        now = BEGIN.plusSeconds(300);
        model = model();
        model.recall(List.of(left), "en");
        assertThat(model.given(1)).isEqualTo(answer("7"));
        assertThat(seen).endsWith("odd 2");
        assertThat(clock().words()).contains("5 min left");
        assertThat(told).extracting(Notice::text).anyMatch(text -> text.contains("the clock did not stop"));
        model.handIn(folder.resolve("ada.exam.json"));
        assertThat(sealed().resumed()).containsExactly(BEGIN.plusSeconds(300).toString());
    }

    @Test
    void anExamWhoseTimeWasOverMeanwhileIsHandedInAtItsEnd() {
        begin("Ada");
        model.put(1, answer("7"));
        ExamRecord left = kept.getLast();
        now = BEGIN.plus(Duration.ofHours(5));
        model = model();
        model.recall(List.of(left), "en");
        assertThat(sealed().handedIn()).isEqualTo(BEGIN.plus(Duration.ofMinutes(10)).toString());
        assertThat(sealed().answers()).isEqualTo(Map.of("odd.2", "7"));
        ExamRecord unsaved = kept.getLast();
        model = model();
        model.recall(List.of(unsaved), "en");
        assertThat(model.state().get()).as("its file is nowhere yet").isInstanceOf(ExamState.HandedIn.class);
    }

    @Test
    void beginningAnewUnderTheSameNameGoesOnAndASealedExamIsTakenOnce() {
        begin("Ada");
        ExamRecord left = kept.getLast();
        model = model();
        model.recall(List.of(), "en");
        model.recall(List.of(left), "en");
        model.handIn(folder.resolve("ada.exam.json"));
        model.leave();
        assertThat(seen).endsWith("leave");
        model.offer(ExamPlace.at(exam), "en", "Ada");
        assertThat(model.mayBegin("ada")).isFalse();
        assertThat(model.mayBegin("Bea")).isTrue();
        model.lookBack("Ada");
        assertThat(model.state().get()).isInstanceOf(ExamState.HandedIn.class);
        assertThat(seen).endsWith("lock");
    }

    @Test
    void nothingElseIsOfferedWhileOneGoesOn() {
        begin("Ada");
        model.offer(ExamPlace.bundled("exam"), "en", "Ada");
        assertThat(model.isRunning()).isTrue();
        assertThat(told).extracting(Notice::text).containsExactly("An exam goes on. Hand it in before you open another lesson.");
        model.leave();
        assertThat(model.isRunning()).isTrue();
    }

    @Test
    void anExamThatAnotherWindowHasIsNotBegun() {
        model.keepWith(kept::add, (record, answer) -> answer.accept(false));
        begin("Ada");
        assertThat(model.isRunning()).isFalse();
        assertThat(told).extracting(Notice::text).containsExactly("The exam “Odd” goes on in another window. Go on there, or close that window first.");
    }

    @Test
    void whatIsNoExamIsSaid() throws IOException {
        Files.writeString(exam.resolve("lesson.md"), TEXT.replace("kind: exam", "kind: lesson"));
        model.offer(ExamPlace.at(exam), "en", "");
        model.offer(ExamPlace.at(folder.resolve("nowhere")), "en", "");
        assertThat(told).hasSize(2).allMatch(notice -> notice.text().contains("is no exam that can be read"));
    }

    private ExamClock clock() {
        return model.clock().get().orElseThrow();
    }

    private String trouble() {
        return ((ExamState.HandedIn) model.state().get()).trouble().orElseThrow();
    }

    private void tickAt(Duration after) {
        now = BEGIN.plus(after);
        model.tick();
    }
}
