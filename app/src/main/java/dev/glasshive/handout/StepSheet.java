package dev.glasshive.handout;

import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Mistake;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Task;
import dev.glasshive.lesson.Work;
import dev.glasshive.lesson.check.Scene;
import dev.glasshive.page.Html;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One step on paper.
final class StepSheet {
    private static final int LINES_TO_WRITE = 12;

    private final StringBuilder out = new StringBuilder();
    private final boolean solutions;
    private final Words words;

    private StepSheet(boolean solutions, Words words) {
        this.solutions = solutions;
        this.words = words;
    }

    /// @param number from 1
    /// @param solutions whether it is the teacher's copy
    static String of(Step step, int number, boolean solutions, Words words) {
        StepSheet sheet = new StepSheet(solutions, words);
        sheet.write(step, number);
        return sheet.out.toString();
    }

    private void write(Step step, int number) {
        out.append("<section>\n").append(Html.element("h2", "", number + ". " + step.title())).append(ProseHtml.of(step.prose()));
        step.setup().ifPresent(setup -> state(step, setup));
        switch (step) {
            case Step.Read _ -> { }
            case Step.Predict predict -> predict(predict.question());
            case Step.Exercise exercise -> exercise(exercise);
            case Step.Quiz quiz -> quiz(quiz);
            case Step.Rejection rejection -> out.append("<p class=\"bad\">").append(rejection.slot().isPresent() ? words.html("rejected", rejection.slot().getAsInt()) : words.html("rejected.whole")).append(" <code>").append(Html.escaped(rejection.message())).append("</code></p>\n");
            case Step.Fix fix -> {
                out.append("<p>").append(ProseHtml.line(fix.when())).append("</p>\n<p class=\"good\">").append(words.html("proven", fix.slot())).append(" <code>").append(Html.escaped(fix.proof().toString())).append("</code></p>\n");
            }
        }
        // What there is to see after a bet would tell what to bet on.
        if (solutions || !(step instanceof Step.Predict)) {
            tasks(step.tasks());
        }
        out.append("</section>\n");
    }

    private void state(Step step, Setup setup) {
        boolean order = step instanceof Step.Exercise exercise && exercise.work() instanceof Work.Order;
        Optional<String> gaps = step instanceof Step.Exercise exercise && exercise.work() instanceof Work.Blanks(String template) ? Optional.of(template) : Optional.empty();
        Optional<Scene> scene = order || gaps.isPresent() ? Optional.empty() : Scene.of(setup);
        boolean stands = setup.at().isPresent();
        if (!order) {
            out.append(ProgramListing.of(new ProgramText(setup.program().file(), gaps.orElse(setup.program().text())), scene, stands, words));
        }
        if (!setup.inputs().capture().isEmpty()) {
            int packets = setup.inputs().inputs().size();
            String capture = setup.inputs().capture();
            out.append("<p class=\"muted\">").append(packets == 1 ? words.html("packets.one", capture) : words.html("packets", packets, capture)).append("</p>\n");
        }
        if (stands) {
            scene.ifPresent(s -> out.append(StatePicture.of(s, words)));
        }
    }

    private void tasks(List<Task> tasks) {
        if (!tasks.isEmpty()) {
            out.append("<ul class=\"boxes\">\n");
            tasks.forEach(task -> out.append("<li>☐ ").append(ProseHtml.line(task.text())).append("</li>\n"));
            out.append("</ul>\n");
        }
    }

    private void ask(String kind, Prose question) {
        out.append("<p class=\"ask\"><strong>").append(words.html(kind)).append("</strong> ").append(ProseHtml.line(question)).append("</p>\n");
    }

    private void predict(Question question) {
        ask("predict", question.ask());
        if (!question.choices().isEmpty()) {
            out.append("<p>").append(question.choices().stream().map(choice -> "☐ " + Html.escaped(choice)).collect(Collectors.joining(" &emsp; "))).append("</p>\n");
        } else if (question.bits().isPresent()) {
            bits(question.bits().get());
        } else {
            out.append("<p class=\"answer\" aria-label=\"").append(words.html("room")).append("\"><span class=\"muted\">").append(words.isEnglish() ? Html.escaped(question.form()) : "").append("</span></p>\n");
        }
        if (solutions) {
            solution(question.accepted().stream().map(Data::toString).map(text -> "<code>" + Html.escaped(text) + "</code>").collect(Collectors.joining(", ")) + ". " + ProseHtml.of(question.right()));
            wrong(question.wrong().stream().map(each -> "<code>" + Html.escaped(each.answer().toString()) + "</code>: " + ProseHtml.of(each.reason())).toList());
            wrong(question.otherwise().text().equals(Prose.EMPTY) ? List.of() : List.of(words.html("otherwise") + " " + ProseHtml.of(question.otherwise())));
        }
    }

    /// A drawn row of cells, the highest bit first, so that it prints at any size.
    private void bits(Question.Bits bits) {
        int cell = 22;
        int across = Math.min(bits.width(), 32);
        int rows = (bits.width() + across - 1) / across;
        int width = across * cell + 2;
        int height = rows * 64 + 2;
        out.append("<svg viewBox=\"0 0 ").append(width).append(' ').append(height).append("\" width=\"").append(width).append("\" height=\"").append(height).append("\" role=\"img\" aria-label=\"")
                .append(words.html("bits", bits.width(), "0x" + Long.toHexString(bits.cut(bits.from())))).append("\">\n");
        for (int i = 0; i < bits.width(); i++) {
            int bit = bits.width() - 1 - i;
            int x = 1 + i % across * cell;
            int y = 1 + i / across * 64;
            out.append("<text x=\"").append(x + cell / 2).append("\" y=\"").append(y + 10).append("\" class=\"bit\">").append(bit).append("</text><text x=\"").append(x + cell / 2).append("\" y=\"").append(y + 26)
                    .append("\" class=\"from\">").append(bits.from() >>> bit & 1).append("</text><rect x=\"").append(x).append("\" y=\"").append(y + 32).append("\" width=\"").append(cell).append("\" height=\"26\"/>\n");
        }
        out.append("</svg>\n");
    }

    private void quiz(Step.Quiz quiz) {
        ask("choose", quiz.question());
        out.append("<ol type=\"a\" class=\"boxes\">\n");
        for (Choice choice : quiz.choices()) {
            boolean right = choice.worth() == Choice.Worth.RIGHT;
            out.append("<li>").append(solutions && right ? "☒ " : "☐ ").append(ProseHtml.line(choice.text()));
            if (solutions) {
                out.append("<div class=\"").append(right ? "good" : "wrong").append("\">").append(words.html(right ? "right" : "wrong")).append(' ').append(ProseHtml.of(choice.reason())).append("</div>");
            }
            out.append("</li>\n");
        }
        out.append("</ol>\n");
    }

    private void exercise(Step.Exercise exercise) {
        switch (exercise.work()) {
            case Work.Blanks _ -> out.append("<p class=\"ask\"><strong>").append(words.html("exercise.blanks")).append("</strong></p>\n");
            case Work.Order order -> {
                out.append("<p class=\"ask\"><strong>").append(words.html(order.extra() > 0 ? "exercise.order.extra" : "exercise.order")).append("</strong></p>\n<ul class=\"pieces\">\n");
                order.pieces().stream().sorted().forEach(piece -> out.append("<li><span class=\"box\"></span><pre>").append(Html.escaped(piece)).append("</pre></li>\n"));
                out.append("</ul>\n");
            }
            case Work.Typed() -> {
                out.append("<p class=\"ask\"><strong>").append(words.html("exercise.write")).append("</strong></p>\n");
                if (!solutions) {
                    out.append("<div class=\"lines\" role=\"img\" aria-label=\"").append(words.html("room")).append("\">").append("<div></div>".repeat(LINES_TO_WRITE)).append("</div>\n");
                }
            }
        }
        if (!solutions) {
            return;
        }
        solution(ProgramListing.of(exercise.solution(), Optional.empty(), false, words));
        wrong(exercise.hints().stream().map(hint -> words.html("hint") + " " + ProseHtml.line(hint)).toList());
        for (Mistake mistake : exercise.mistakes()) {
            out.append("<div class=\"wrong\">").append(words.html("mistake")).append(' ').append(ProseHtml.of(mistake.reason())).append(ProgramListing.of(mistake.program(), Optional.empty(), false, words)).append("</div>\n");
        }
    }

    private void solution(String html) {
        out.append("<div class=\"good\"><strong>").append(words.html("solution")).append("</strong> ").append(html).append("</div>\n");
    }

    private void wrong(List<String> lines) {
        lines.forEach(line -> out.append("<div class=\"wrong\">").append(line).append("</div>\n"));
    }
}
