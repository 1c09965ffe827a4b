package dev.glasshive.lesson.markdown;

import dev.glasshive.lesson.LateSteps;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Reference;
import dev.glasshive.lesson.Step;
import dev.glasshive.lesson.Variants;
import dev.glasshive.lesson.markdown.Problems.At;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/// Reads lessons. Any text at all gives a [LessonReading].
public final class LessonReader {
    private static final int MOST_STEPS = 100;
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,9}");
    private static final Pattern NUMBER = Pattern.compile("[LG][1-9]\\d?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");
    private static final String FENCE = "---";
    private static final String VARIANTS = "variants";

    private final LessonSource source;
    private final String file;
    private final int variant;
    private final At top;
    private final Problems problems = new Problems();
    private final SourceFiles files;
    private final Map<String, At> unused = new TreeMap<>();
    private Variants variants = Variants.NONE;

    private LessonReader(LessonSource source, String file, int variant) {
        this.source = source;
        this.variant = variant;
        this.file = file;
        this.top = new At(file, 1, 1);
        this.files = new SourceFiles(source, problems);
    }

    /// The lesson in `source`, in English.
    public static LessonReading read(LessonSource source) {
        return read(source, LessonSource.ENGLISH);
    }

    /// The lesson in `source`, from its file for `language`; if there is none, that is a problem.
    public static LessonReading read(LessonSource source, String language) {
        return read(source, language, 0);
    }

    /// The same, in one of its variants.
    ///
    /// @param variant from 0
    public static LessonReading read(LessonSource source, String language, int variant) {
        return readFile(source, LessonSource.fileIn(language), variant);
    }

    /// The lesson in `source` in `language`, or in English where that file is not there or has problems.
    public static LessonReading readOrEnglish(LessonSource source, String language) {
        LessonReading reading = read(source, language);
        return reading.lesson().isPresent() || language.equals(LessonSource.ENGLISH) ? reading : read(source);
    }

    /// The lesson in `source` in `language`, or in English where that file is not there, whose steps are read when they are looked at. Only for lessons that are
    /// known to be sound.
    static Optional<Lesson> outline(LessonSource source, String language) {
        return source.isIn(language) ? outlineFile(source, language) : outlineFile(source, LessonSource.ENGLISH);
    }

    private static Optional<Lesson> outlineFile(LessonSource source, String language) {
        LessonReader reader = new LessonReader(source, LessonSource.fileIn(language), 0);
        return reader.text().flatMap(text -> reader.outline(text, () -> read(source, language).lesson().orElseThrow(() -> new IllegalStateException("lesson " + source)).steps()));
    }

    private Optional<Lesson> outline(String text, Supplier<List<Step>> steps) {
        // Every start of the window reads all outlines, and a pattern takes longer to find the ends of lines.
        List<String> lines = text.lines().toList();
        int end = closing(lines);
        return end < 0 ? Optional.empty() : front(lines, end).map(fields -> lesson(fields, new LateSteps(Headings.count(lines.subList(end + 1, lines.size())), steps)));
    }

    private Optional<Fields> front(List<String> lines, int end) {
        return YamlText.fields(String.join("\n", lines.subList(1, end)), new At(file, 2, 1), problems);
    }

    private static LessonReading readFile(LessonSource source, String file, int variant) {
        LessonReader reader = new LessonReader(source, file, variant);
        Optional<Lesson> lesson = reader.text().flatMap(reader::lesson);
        List<LessonProblem> found = reader.problems.inOrder();
        return new LessonReading(found.isEmpty() ? lesson : Optional.empty(), found, reader.problems.places(), reader.variants, reader.files.named(), reader.idle());
    }

    private Optional<String> text() {
        try {
            Optional<byte[]> content = source.read(file);
            if (content.isEmpty()) {
                problems.add(new At(file, 0, 0), "there is no such file; a lesson is a folder with a file " + file);
                return Optional.empty();
            }
            return Optional.of(LessonSource.withoutMark(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.get())).toString()));
        } catch (CharacterCodingException e) {
            problems.add(new At(file, 0, 0), "this is no UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            problems.add(new At(file, 0, 0), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<Lesson> lesson(String text) {
        List<String> lines = Arrays.asList(LINE_END.split(text, -1));
        int end = lines.getFirst().strip().equals(FENCE) ? closing(lines) : -1;
        if (end < 0) {
            problems.add(top, "a lesson starts with front matter: a line ---, lines such as title: ..., and a line ---");
            return Optional.empty();
        }
        Optional<Fields> front = front(lines, end);
        variants = front.map(fields -> VariantsReader.read(fields, problems)).orElse(Variants.NONE);
        front.filter(fields -> fields.has(VARIANTS)).map(fields -> fields.all(VARIANTS)).filter(blocks -> !blocks.isEmpty())
                .ifPresent(blocks -> variants.rows().getFirst().keySet().forEach(name -> unused.put(name, blocks.getFirst().at(name))));
        files.fillWith(this::filled);
        // Empty lines in place of the front matter keep the numbers of the lines after it.
        List<Step> steps = steps("\n".repeat(end + 1) + filled(String.join("\n", lines.subList(end + 1, lines.size()))));
        return front.map(fields -> lesson(fields, steps));
    }

    private String filled(String text) {
        unused.keySet().removeIf(name -> text.contains("{" + name + "}"));
        return variants.fill(text, variant);
    }

    private List<LessonProblem> idle() {
        return unused.entrySet().stream().map(name -> new LessonProblem(name.getValue().file(), name.getValue().line(), name.getValue().column(),
                "{" + name.getKey() + "} stands nowhere in the text and its programs; use it, or take it out")).toList();
    }

    private static int closing(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(FENCE)) {
                return i;
            }
        }
        return -1;
    }

    private Lesson lesson(Fields fields, List<Step> steps) {
        Fields.Text id = fields.text("id");
        if (ID.matcher(id.value()).matches() && !id.value().equals(source.id())) {
            problems.add(id.at(), "the id is " + Problems.quote(id.value()) + ", but the folder is " + Problems.quote(source.id()) + "; give both the same name");
        }
        fields.parsed("id", known(ID), "", "lower-case words with hyphens, such as the-stack");
        Lesson lesson = new Lesson(id.value(), fields.optionallyParsed("number", known(NUMBER), "L1 to L37, or G1 to G25 for a story").orElse(""), fields.text("title").value(), fields.text("part").value(),
                fields.optionallyParsed("kind", LessonReader::kind, "lesson, story, or exam").orElse(Lesson.Kind.LESSON),
                fields.allParsed("sections", Reference::parse, "sections such as rfc9669 5.1, abi, or verifier"),
                fields.allParsed("after", known(ID), "ids of lessons"),
                fields.number("minutes", 1, 120),
                languages(fields),
                fields.text("goal").value(), steps);
        problems.places().put(lesson, fields, "number", "kind", "languages");
        fields.texts("after").forEach(after -> problems.places().put(lesson, "after " + after.value(), after.at()));
        if (fields.has(VARIANTS) && lesson.kind() != Lesson.Kind.EXAM) {
            problems.add(fields.at(VARIANTS), "variants are for exams; write kind: exam, or leave them out");
        }
        if (!fields.has("sections")) {
            fields.text("sections");
        }
        fields.done();
        return lesson;
    }

    private static List<String> languages(Fields fields) {
        List<String> languages = fields.allParsed("languages", known(LANGUAGE), "language tags such as en");
        return languages.isEmpty() ? List.of("en") : languages;
    }

    private static Function<String, Optional<String>> known(Pattern pattern) {
        return text -> Optional.of(text).filter(pattern.asMatchPredicate());
    }

    private static Optional<Lesson.Kind> kind(String text) {
        return Arrays.stream(Lesson.Kind.values()).filter(k -> k.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
    }

    private List<Step> steps(String markdown) {
        ProseReader prose = new ProseReader(problems, top);
        List<Step> steps = new ArrayList<>();
        List<Node> under = new ArrayList<>();
        Optional<Heading> open = Optional.empty();
        for (Node node : ProseReader.children(ProseReader.parse(markdown))) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                open.flatMap(h -> step(h, under, prose)).ifPresent(steps::add);
                open = Optional.of(heading);
                under.clear();
                if (steps.size() == MOST_STEPS) {
                    problems.add(prose.at(heading), "a lesson has at most " + MOST_STEPS + " steps; make two lessons of it");
                    return steps;
                }
            } else if (open.isEmpty()) {
                problems.add(prose.at(node), "text before the first step; start a step with a line ## and its title");
            } else {
                under.add(node);
            }
        }
        open.flatMap(h -> step(h, under, prose)).ifPresent(steps::add);
        if (open.isEmpty()) {
            problems.add(top, "a lesson needs at least one step; start one with a line ## and its title");
        }
        return steps;
    }

    private Optional<Step> step(Heading heading, List<Node> nodes, ProseReader prose) {
        At at = prose.at(heading);
        String title = Prose.plain(prose.inlines(heading, 0)).strip();
        if (title.isEmpty()) {
            problems.add(at, "this step has no title; write one after ##");
        }
        Optional<Step> step = new StepReader(files, problems, prose, at).read(title, List.copyOf(nodes));
        step.ifPresent(read -> problems.places().put(read, "", at));
        return step;
    }
}
