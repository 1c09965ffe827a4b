package dev.glasshive.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a lesson as plain text for a terminal.
public final class LessonText {
    private final StringBuilder out = new StringBuilder();
    private final int width;

    private LessonText(int width) {
        this.width = width;
    }

    /// `lesson` in lines of at most `width` characters, where words allow it.
    public static String of(Lesson lesson, int width) {
        LessonText text = new LessonText(width);
        text.lesson(lesson);
        return text.out.toString();
    }

    private void lesson(Lesson lesson) {
        line(lesson.title());
        line("=".repeat(Math.min(width, lesson.title().length())));
        line(lesson.part() + ", " + lesson.minutes() + " minutes, " + lesson.sections().stream().map(Reference::label).collect(Collectors.joining(", ")));
        line("Goal: " + lesson.goal());
        for (int i = 0; i < lesson.steps().size(); i++) {
            out.append('\n');
            line((i + 1) + ". " + lesson.steps().get(i).title());
            step(lesson.steps().get(i));
        }
    }

    private void step(Step step) {
        prose(step.prose());
        step.setup().ifPresent(setup -> line("[machine] " + setup.program().file() + (setup.inputs().capture().isEmpty() ? "" : " on " + setup.inputs().capture())
                + setup.at().map(at -> ", at " + at).orElse("")));
        switch (step) {
            case Step.Read _ -> { }
            case Step.Predict predict -> line("[predict] " + predict.question().ask().plain() + " (" + predict.question().form() + ")");
            case Step.Exercise exercise -> line("[" + exercise.form().name().toLowerCase(Locale.ROOT) + "] start from " + exercise.start().program().file() + "; "
                    + exercise.hints().size() + (exercise.hints().size() == 1 ? " hint" : " hints"));
            case Step.Rejection rejection -> line("[rejected]" + (rejection.slot().isPresent() ? " at instruction " + rejection.slot().getAsInt() : "") + ": " + rejection.message());
            case Step.Fix fix -> line("[proof] before instruction " + fix.slot() + ": " + fix.proof() + ". " + fix.when().plain());
            case Step.Quiz quiz -> {
                line("[choose] " + quiz.question().plain());
                for (int i = 0; i < quiz.choices().size(); i++) {
                    line("   " + (char) ('a' + i) + ") " + quiz.choices().get(i).text().plain());
                }
            }
        }
        step.tasks().forEach(task -> line("[ ] " + task.text().plain()));
    }

    private void prose(Prose prose) {
        for (Prose.Block block : prose.blocks()) {
            if (block instanceof Prose.CodeBlock) {
                out.append(new Prose(List.of(block)).plain()).append('\n');
            } else {
                new Prose(List.of(block)).plain().lines().forEach(this::line);
            }
        }
    }

    private void line(String text) {
        List<String> words = new ArrayList<>();
        int length = 0;
        for (String word : text.split(" ", -1)) {
            if (!words.isEmpty() && length + 1 + word.length() > width) {
                out.append(String.join(" ", words)).append('\n');
                words.clear();
                length = 0;
            }
            length += word.length() + (words.isEmpty() ? 0 : 1);
            words.add(word);
        }
        out.append(String.join(" ", words)).append('\n');
    }
}
