package dev.glasshive.cli;

import dev.glasshive.exam.ExamKey;
import dev.glasshive.exam.ExamResult;
import dev.glasshive.grade.Submission;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `glasshive lesson hand-in`: the result of an exam that was taken with files.
@Command(name = "hand-in")
final class LessonHandInCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID")
    private String id = "";

    @Parameters(index = "1", paramLabel = "WORK")
    private Path work = Path.of("");

    @Option(names = "--learner", paramLabel = "NAME", required = true)
    private String learner = "";

    @Option(names = "-o", paramLabel = "FILE.exam.json", required = true)
    private Path output = Path.of("");

    LessonHandInCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadInputException {
        LessonSource source = LessonCommand.find(id).sources().getFirst();
        LessonReading reading = LessonReader.read(source);
        Lesson exam = reading.lesson().orElseThrow(() -> new BadInputException(Messages.text("lesson.broken", source.id())));
        if (exam.kind() != Lesson.Kind.EXAM) {
            throw new BadInputException(Messages.text("handin.exam", id));
        }
        if (!output.toString().endsWith(ExamResult.ENDING)) {
            throw new BadInputException(Messages.text("handin.name", output));
        }
        if (!Files.isDirectory(work)) {
            throw new BadInputException(Messages.text("handin.work", work));
        }
        int variant = Variants.of(learner, exam.id(), reading.variants().count());
        Submission submission = new Submission(learner, work);
        Instant now = Instant.now();
        ExamResult open = ExamResult.of(learner, exam.id(), variant, now, now, exam.minutes(), submission.answersTo(exam), submission.programsFor(exam));
        Optional<ExamKey> key = source.content(ExamKey.FILE).flatMap(ExamKey::read);
        ExamResult result = key.map(open::sealed).orElse(open);
        try {
            Files.writeString(output, result.json());
        } catch (IOException e) {
            throw new BadInputException(Messages.text("unwritable", output, TraceFile.reason(e)));
        }
        terminal.out().println(Messages.text("handin.written", output, variant + 1, reading.variants().count(), result.answers().size(), result.programs().size(),
                key.map(k -> Messages.text("handin.sealed", k.id())).orElseGet(() -> Messages.text("handin.unsealed"))));
        return Exit.HOLDS.code();
    }
}
