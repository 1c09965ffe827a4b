package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.Check;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Mistake;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Task;
import dev.glasshive.lesson.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads an exercise, whose programs are files, or the start's own with its gaps filled or its lines in another order.
final class ExerciseReader {
    private final SourceFiles files;
    private final Problems problems;
    private final Fields fields;
    private final Setup start;
    private final Step.Form form;
    private final Work work;

    ExerciseReader(SourceFiles files, Problems problems, Fields fields, Setup start) {
        this.files = files;
        this.problems = problems;
        this.fields = fields;
        this.start = start;
        this.form = fields.parsed("form", ExerciseReader::form, Step.Form.WRITE, "complete, blanks, order, repair, or write");
        this.work = work();
    }

    Step.Exercise read(String title, Prose prose, List<Task> tasks) {
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
            Mistake mistake = new Mistake(program(entry, "program"), Reasons.read(entry, "because", problems));
            problems.places().put(mistake, "", entry.at(entry.keys().getFirst()));
            mistakes.add(mistake);
            entry.done();
        }
        return new Step.Exercise(title, prose, form, work, draft(), hidden, tasks, checks, hints, program(fields, "solution"), mistakes);
    }

    private Work work() {
        String text = start.program().text();
        List<String> extra = fields.texts("extra").stream().map(Fields.Text::value).toList();
        if (form == Step.Form.ORDER) {
            return Work.Order.of(text, extra);
        }
        if (form == Step.Form.BLANKS) {
            if (!text.isEmpty() && !text.contains(Work.Blanks.GAP)) {
                problems.add(fields.at("form"), start.program().file() + " has no gap; write " + Work.Blanks.GAP + " in the place of what is to be filled in");
            }
            return new Work.Blanks(text);
        }
        return new Work.Typed();
    }

    private Setup draft() {
        if (work instanceof Work.Blanks blanks) {
            Setup draft = start.with(new ProgramText(start.program().file(), blanks.compose(List.of())));
            problems.places().same(start, draft);
            return draft;
        }
        return start;
    }

    /// The program of a solution or mistake: the words for the gaps, the order of the pieces, or a file.
    private ProgramText program(Fields entry, String key) {
        String name = start.program().file();
        if (work instanceof Work.Blanks blanks && entry.has("fills")) {
            List<String> words = entry.texts("fills").stream().map(Fields.Text::value).toList();
            if (words.size() != blanks.count()) {
                problems.add(entry.at("fills"), words.size() + " words for " + blanks.count() + " gaps; write one for each, in the order of the text");
            }
            return new ProgramText(name, blanks.compose(words));
        }
        if (work instanceof Work.Order order && entry.has("order")) {
            int all = order.pieces().size();
            List<Integer> numbers = entry.allParsed("order", text -> Fields.readNumber(text, 1, all), "numbers of pieces, from 1 to " + all);
            return new ProgramText(name, order.compose(numbers.stream().map(n -> n - 1).toList()));
        }
        return files.program(entry.text(key));
    }

    private static Optional<Step.Form> form(String text) {
        return Arrays.stream(Step.Form.values()).filter(f -> f.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
    }
}
