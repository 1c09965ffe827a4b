package dev.glasshive.cli;

import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Task;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonReading;
import dev.glasshive.open.BadInputException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `glasshive lesson show`: a lesson as plain text.
@Command(name = "show")
final class LessonShowCommand implements Callable<Integer> {
    private static final int WIDTH = 96;

    private final Terminal terminal;
    private final PrintWriter out;

    @Parameters(paramLabel = "ID")
    private String id = "";

    LessonShowCommand(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.out();
    }

    @Override
    public Integer call() throws BadInputException {
        LessonReading reading = LessonReader.read(LessonCommand.find(id).getFirst());
        reading.problems().forEach(problem -> terminal.err().println(problem));
        Lesson lesson = reading.lesson().orElseThrow(() -> new BadInputException(Messages.text("lesson.broken", id)));
        out.println(lesson.title());
        out.println(Messages.text("lesson.head", lesson.part(), lesson.minutes(),
                lesson.sections().stream().map(Reference::label).collect(Collectors.joining(", "))));
        out.println();
        paragraph(lesson.goal(), "");
        int number = 1;
        for (Step step : lesson.steps()) {
            out.println();
            out.println(number++ + "  " + step.title());
            show(step);
        }
        return Exit.HOLDS.code();
    }

    private void show(Step step) {
        prose(step.prose(), "   ");
        switch (step) {
            case Step.Read _ -> { }
            case Step.Predict predict -> prose(predict.question().ask(), "   ? ");
            case Step.Exercise exercise -> exercise.hints().forEach(hint -> prose(hint, "   " + Messages.text("lesson.hint") + " "));
            case Step.Quiz quiz -> {
                prose(quiz.question(), "   ? ");
                for (Choice choice : quiz.choices()) {
                    prose(choice.text(), "   [ ] ");
                }
            }
        }
        for (Task task : step.tasks()) {
            prose(task.text(), "   [ ] ");
        }
    }

    private void prose(Prose prose, String first) {
        String indent = first;
        for (Prose.Block block : prose.blocks()) {
            String text = new Prose(List.of(block)).plain();
            switch (block) {
                case Prose.Paragraph _ -> paragraph(text, indent);
                case Prose.Items _, Prose.CodeBlock _ -> text.lines().forEach(line -> out.println("   " + line));
            }
            indent = " ".repeat(first.length());
        }
    }

    /// Fills lines with words.
    private void paragraph(String text, String first) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.strip().split("\\s+", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder(" ".repeat(first.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.println(line);
    }
}
