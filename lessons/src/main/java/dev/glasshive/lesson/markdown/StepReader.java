package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Data;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Mistake;
import dev.glasshive.lesson.Moment;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Question;
import dev.glasshive.lesson.Reason;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Task;
import dev.glasshive.lesson.markdown.Problems.At;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/// Reads what stands under one `##` heading.
final class StepReader {
    private static final String SECTION = "rfc9669 5.1, abi, or verifier";

    private final SourceFiles files;
    private final Problems problems;
    private final ProseReader prose;
    private final At heading;

    StepReader(SourceFiles files, Problems problems, ProseReader prose, At heading) {
        this.files = files;
        this.problems = problems;
        this.prose = prose;
        this.heading = heading;
    }

    /// The words after the tick marks of a fenced block that holds data.
    private enum Fence {
        STATE, TASK, PREDICT, EXERCISE, QUIZ;

        static Optional<Fence> of(Node node) {
            return node instanceof FencedCodeBlock block && block.getInfo() != null
                    ? Arrays.stream(values()).filter(f -> f.name().toLowerCase(Locale.ROOT).equals(block.getInfo().strip())).findFirst()
                    : Optional.empty();
        }
    }

    /// The step, or nothing where problems leave too little of it.
    Optional<Step> read(String title, List<Node> nodes) {
        List<Node> text = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        Optional<Fields> state = Optional.empty();
        Optional<Fields> main = Optional.empty();
        Optional<Fence> kind = Optional.empty();
        for (Node node : nodes) {
            Optional<Fence> fence = Fence.of(node);
            if (fence.isEmpty()) {
                text.add(node);
                continue;
            }
            Optional<Fields> fields = fields((FencedCodeBlock) node);
            switch (fence.get()) {
                case TASK -> fields.ifPresent(f -> task(f).ifPresent(tasks::add));
                case STATE -> {
                    once(state.isPresent(), node, "state");
                    state = fields;
                }
                case PREDICT, EXERCISE, QUIZ -> {
                    once(kind.isPresent(), node, "predict, exercise or quiz");
                    kind = fence;
                    main = fields;
                }
            }
        }
        Prose read = prose.prose(text);
        Optional<Setup> setup = state.map(this::setup);
        if (kind.isEmpty()) {
            return Optional.of(new Step.Read(title, read, setup, tasks));
        }
        if (main.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = main.get();
        Optional<Step> step = switch (kind.get()) {
            case PREDICT -> Optional.of(new Step.Predict(title, read, setup, tasks, question(fields)));
            case QUIZ -> Optional.of(new Step.Quiz(title, read, setup, tasks, ProseReader.of(fields.text("ask"), problems), choices(fields)));
            case EXERCISE -> exercise(title, read, setup, tasks, fields);
            case STATE, TASK -> Optional.empty();
        };
        fields.done();
        return step;
    }

    private void once(boolean again, Node node, String what) {
        if (again) {
            problems.add(prose.at(node), "a second block of this kind (" + what + "); a step has one, so start another step with ##");
        }
    }

    private Optional<Fields> fields(FencedCodeBlock block) {
        At fence = prose.at(block);
        return YamlText.fields(block.getLiteral(), new At(fence.file(), fence.line() + 1, fence.column()), problems);
    }

    private Setup setup(Fields fields) {
        Setup setup = new Setup(files.program(fields.text("program")), files.inputs(fields),
                fields.optionallyParsed("at", Moment::parse, CheckReader.MOMENT));
        fields.done();
        return setup;
    }

    private Optional<Task> task(Fields fields) {
        Prose text = ProseReader.of(fields.text("text"), problems);
        Optional<Check> check = CheckReader.read(fields);
        fields.done();
        return check.map(c -> new Task(text, c));
    }

    private Question question(Fields fields) {
        Prose ask = ProseReader.of(fields.text("ask"), problems);
        Question.Subject subject = fields.parsed("of", StepReader::subject, new Question.NextInstruction(), "r0, fp-4, packet[23], hits[17], or next instruction");
        Question.When when = fields.optionallyParsed("when", StepReader::when, "after the step, or at the end").orElse(Question.When.AFTER_STEP);
        // The same reading as for what a learner types.
        Question reader = new Question(ask, subject, when, List.of(), Reason.NONE, List.of(), Reason.NONE);
        List<Data> accepted = fields.allParsed("answers", reader::read, reader.form());
        if (!fields.has("answers")) {
            fields.text("answers");
        }
        List<Question.WrongAnswer> wrong = new ArrayList<>();
        for (Fields entry : fields.all("wrong")) {
            Optional<Data> answer = entry.optionallyParsed("answer", reader::read, reader.form());
            if (!entry.has("answer")) {
                entry.text("answer");
            }
            Reason reason = reason(entry, "because");
            answer.ifPresent(a -> wrong.add(new Question.WrongAnswer(a, reason)));
            entry.done();
        }
        return new Question(ask, subject, when, accepted, reason(fields, "right"), wrong, new Reason(ProseReader.of(fields.text("otherwise"), problems), section(fields)));
    }

    private static Optional<Question.Subject> subject(String text) {
        return text.equals("next instruction") ? Optional.of(new Question.NextInstruction()) : Spot.parseValued(text).map(Question.Value::new);
    }

    private static Optional<Question.When> when(String text) {
        return switch (text) {
            case "after the step" -> Optional.of(Question.When.AFTER_STEP);
            case "at the end" -> Optional.of(Question.When.AT_END);
            default -> Optional.empty();
        };
    }

    private Reason reason(Fields fields, String key) {
        return new Reason(ProseReader.of(fields.text(key), problems), section(fields));
    }

    private static Optional<Reference> section(Fields fields) {
        return fields.optionallyParsed("section", Reference::parse, SECTION);
    }

    private List<Choice> choices(Fields fields) {
        List<Choice> choices = new ArrayList<>();
        for (Fields entry : fields.all("choices")) {
            Prose text = ProseReader.of(entry.text("text"), problems);
            boolean right = entry.has("right");
            if (right == entry.has("wrong")) {
                problems.add(entry.at(), "a choice is either right or wrong; write one line right: because, or wrong: because");
            }
            Reason reason = right || entry.has("wrong") ? reason(entry, right ? "right" : "wrong") : Reason.NONE;
            choices.add(new Choice(text, right ? Choice.Worth.RIGHT : Choice.Worth.WRONG, reason));
            entry.done();
        }
        long right = choices.stream().filter(c -> c.worth() == Choice.Worth.RIGHT).count();
        if (choices.size() < 2 || right == 0 || right == choices.size()) {
            problems.add(fields.at("choices"), choices.size() + " choices, " + right + " of them right; write at least one right and one wrong choice");
        }
        return choices;
    }

    private Optional<Step> exercise(String title, Prose read, Optional<Setup> setup, List<Task> tasks, Fields fields) {
        Step.Form form = fields.parsed("form", StepReader::form, Step.Form.WRITE, "complete, order, repair, or write");
        List<Inputs> hidden = fields.all("hidden").stream().map(entry -> {
            Inputs inputs = files.inputs(entry);
            entry.done();
            return inputs;
        }).toList();
        List<Check> checks = new ArrayList<>();
        for (Fields entry : fields.all("checks")) {
            CheckReader.read(entry).ifPresent(checks::add);
            entry.done();
        }
        if (!fields.has("checks")) {
            problems.add(fields.at(), "'checks' is missing; add at least - same as solution: [result, maps]");
        }
        List<Prose> hints = fields.texts("hints").stream().map(text -> ProseReader.of(text, problems)).toList();
        List<Mistake> mistakes = new ArrayList<>();
        for (Fields entry : fields.all("mistakes")) {
            mistakes.add(new Mistake(files.program(entry.text("program")), reason(entry, "because")));
            entry.done();
        }
        ProgramText solution = files.program(fields.text("solution"));
        if (setup.isEmpty()) {
            problems.add(heading, "an exercise starts from a program; add a state block with a line program: ...");
            return Optional.empty();
        }
        return Optional.of(new Step.Exercise(title, read, form, setup.get(), hidden, tasks, checks, hints, solution, mistakes));
    }

    private static Optional<Step.Form> form(String text) {
        return Arrays.stream(Step.Form.values()).filter(f -> f.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
    }
}
