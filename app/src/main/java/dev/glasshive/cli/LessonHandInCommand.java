package dev.glasshive.cli;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.files.WholeFile;
import dev.glasshive.grade.Submission;
import dev.glasshive.lesson.LearnerName;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.open.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive lesson hand-in`: the result of an exam that was taken with files.
@Command(name = "hand-in")
final class LessonHandInCommand implements Callable<Integer> {
    /// The length of 08:00:00.
    private static final int TIME_OF_DAY = 8;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Parameters(index = "1", paramLabel = "WORK")
    private Path work = Path.of("");

    @Option(names = "--learner", paramLabel = "NAME", required = true)
    private String learner = "";

    @Option(names = "-o", paramLabel = "FILE.exam.json", required = true)
    private Path output = Path.of("");

    @Option(names = "--started", paramLabel = "TIME")
    private String started = "";

    LessonHandInCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        LessonSource source = LessonCommand.find(terminal, id, LessonCommand.Preference.COURSE).sources().getFirst();
        LessonReading reading = LessonReader.read(source);
        Lesson exam = reading.lesson().orElseThrow(() -> new BadInputException(Messages.text("lesson.broken", source.id())));
        if (exam.kind() != Lesson.Kind.EXAM) {
            throw new BadInputException(Messages.text("handin.exam", id));
        }
        if (!output.toString().endsWith(ExamResult.ENDING)) {
            throw new BadInputException(Messages.text("handin.name", output));
        }
        Target.check(output, List.of());
        if (!LearnerName.isName(learner)) {
            throw new BadInputException(Messages.text("handin.learner", LearnerName.LONGEST));
        }
        String name = learner.strip();
        if (!Files.isDirectory(work)) {
            throw new BadInputException(Messages.text("handin.work", work));
        }
        int variant = Variants.of(name, exam.id(), reading.variants().count());
        Submission submission = new Submission(name, work);
        Instant now = Instant.now();
        Optional<Instant> begin = begin(now);
        ExamResult timed = ExamResult.of(name, exam.id(), variant, begin.orElse(now), now, exam.minutes(), submission.answersTo(exam), submission.programsFor(exam));
        // Files do not tell when somebody began, and a made-up moment would look like a measured one.
        ExamResult open = begin.isPresent() ? timed : timed.begunAnyTime();
        Optional<ExamKey> key = source.content(ExamKey.FILE).flatMap(ExamKey::read);
        ExamResult result = key.map(open::sealed).orElse(open);
        try {
            WholeFile.write(output, result.json());
        } catch (IOException e) {
            throw Target.unwritable(output, e);
        }
        terminal.out().println(Messages.text("handin.written", output, variant + 1, reading.variants().count(), result.answers().size(), result.programs().size(),
                key.map(k -> Messages.text("handin.sealed", k.id())).orElseGet(() -> Messages.text("handin.unsealed"))));
        if (begin.isEmpty()) {
            terminal.err().println(Messages.text("handin.nostart"));
        }
        return Exit.HOLDS.code();
    }

    /// When the learner began: an instant such as 2026-05-04T08:00:00Z, or a time of this day such as 08:00 on this machine's clock.
    private Optional<Instant> begin(Instant now) throws BadInputException {
        if (started.isEmpty()) {
            return Optional.empty();
        }
        Instant begin;
        try {
            begin = started.length() <= TIME_OF_DAY ? LocalTime.parse(started).atDate(LocalDate.ofInstant(now, ZoneId.systemDefault())).atZone(ZoneId.systemDefault()).toInstant() : Instant.parse(started);
        } catch (DateTimeParseException e) {
            throw new BadInputException(Messages.text("handin.started", started));
        }
        if (begin.isAfter(now)) {
            throw new BadInputException(Messages.text("handin.future", started));
        }
        return Optional.of(begin);
    }
}
