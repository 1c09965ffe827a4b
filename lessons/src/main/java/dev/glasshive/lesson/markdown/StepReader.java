package dev.glasshive.lesson.markdown;

import dev.glasshive.isa.Register;
import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Choice;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Knowledge;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Reason;
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
import java.util.OptionalInt;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/// Reads what stands under one `##` heading.
final class StepReader {
    private static final Knowledge NOTHING = new Knowledge(Register.R0, Knowledge.Facet.TYPE, "");

    private static final Setup NO_SETUP = new Setup(new ProgramText("", ""), Inputs.NONE, Optional.empty(), Machine.DEFAULT, Optional.empty());

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
        STATE, TASK, PREDICT, EXERCISE, QUIZ, REJECTION, FIX;

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
                misspelt(node);
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
                case PREDICT, EXERCISE, QUIZ, REJECTION, FIX -> {
                    once(kind.isPresent(), node, "predict, exercise, quiz, rejection or fix");
                    kind = fence;
                    main = fields;
                }
            }
        }
        Prose read = prose.prose(text);
        Optional<Setup> setup = state.map(f -> SetupReader.read(f, files));
        if (kind.isEmpty()) {
            return Optional.of(new Step.Read(title, read, setup, tasks));
        }
        if (main.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = main.get();
        Optional<Step> step = switch (kind.get()) {
            case PREDICT -> Optional.of(new Step.Predict(title, read, setup, tasks, QuestionReader.read(fields, problems)));
            case QUIZ -> Optional.of(new Step.Quiz(title, read, setup, tasks, ProseReader.of(fields.text("ask"), problems), choices(fields)));
            case EXERCISE -> Optional.of(new ExerciseReader(files, problems, fields, start(setup, "an exercise").orElse(NO_SETUP)).read(title, read, tasks));
            case REJECTION -> start(setup, "a rejection").map(start -> new Step.Rejection(title, read, start, tasks, fields.text("message").value(), fields.has("at") ? OptionalInt.of(slot(fields)) : OptionalInt.empty()));
            case FIX -> start(setup, "a fix").map(start -> new Step.Fix(title, read, start, tasks, ProseReader.of(fields.text("when"), problems), slot(fields),
                    fields.parsed("proof", Knowledge::parse, NOTHING, CheckReader.KNOWLEDGE)));
            case STATE, TASK -> Optional.empty();
        };
        step.ifPresent(made -> problems.places().put(made, fields, "message", "at", "proof", "when", "solution", "fills", "order", "hints"));
        step.ifPresent(_ -> fields.done());
        return step;
    }

    /// A block whose name is nearly that of data would be shown as code, and its question would be lost.
    private void misspelt(Node node) {
        if (node instanceof FencedCodeBlock block && block.getInfo() != null) {
            String name = block.getInfo().strip();
            Arrays.stream(Fence.values()).map(fence -> fence.name().toLowerCase(Locale.ROOT)).filter(word -> Likeness.isAlike(name.toLowerCase(Locale.ROOT), word)).findFirst()
                    .ifPresent(word -> problems.add(prose.at(node), Problems.quote(name) + " is no kind of block; did you mean " + word + "?"));
        }
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

    private Optional<Setup> start(Optional<Setup> setup, String what) {
        if (setup.isEmpty()) {
            problems.add(heading, what + " starts from a program; add a state block with a line program: ...");
        }
        return setup;
    }

    private static int slot(Fields fields) {
        return fields.parsed("at", text -> Spot.parse(text).flatMap(spot -> spot instanceof Spot.InstructionSpot(int slot) ? Optional.of(slot) : Optional.empty()), 0, "insn 4");
    }

    private Optional<Task> task(Fields fields) {
        Prose text = ProseReader.of(fields.text("text"), problems);
        Optional<Check> check = CheckReader.read(fields);
        fields.done();
        Optional<Task> task = check.map(c -> new Task(text, c));
        task.ifPresent(made -> problems.places().put(made, "", fields.at(asked(fields))));
        return task;
    }

    /// The key of what a task asks for.
    private static String asked(Fields fields) {
        return fields.has("holds") ? "holds" : fields.keys().stream().filter(key -> !key.equals("text")).findFirst().orElse("text");
    }

    private List<Choice> choices(Fields fields) {
        List<Choice> choices = new ArrayList<>();
        for (Fields entry : fields.all("choices")) {
            Prose text = ProseReader.of(entry.text("text"), problems);
            boolean right = entry.has("right");
            if (right == entry.has("wrong")) {
                problems.add(entry.at(), "a choice is either right or wrong; write one line right: because, or wrong: because");
            }
            Reason reason = right || entry.has("wrong") ? Reasons.read(entry, right ? "right" : "wrong", problems) : Reason.NONE;
            choices.add(new Choice(text, right ? Choice.Worth.RIGHT : Choice.Worth.WRONG, reason));
            entry.done();
        }
        long right = choices.stream().filter(c -> c.worth() == Choice.Worth.RIGHT).count();
        if (choices.size() < 2 || right == 0 || right == choices.size()) {
            problems.add(fields.at("choices"), choices.size() + " choices, " + right + " of them right; write at least one right and one wrong choice");
        }
        return choices;
    }
}
