package dev.glasshive.grade;

import dev.glasshive.exam.ExamResult;
import dev.glasshive.files.WholeFile;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.open.BadInputException;
import dev.glasshive.open.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one learner handed in: a program, or a folder of programs and answers.
///
/// @param learner the name of the file or folder, without the ending
public record Submission(String learner, Path place) {
    /// A class has at most as many learners.
    public static final int MOST = 10_000;
    static final int MOST_NAMED = 5;
    /// What the tools of a system leave behind.
    private static final List<String> LITTER = List.of("__MACOSX", "Thumbs.db", "desktop.ini");
    /// Endings of files that may be programs.
    private static final List<String> PROGRAMS = List.of(".bpf", ".s", ".o", ".bin");

    /// The submissions right in `folder`, in the order of their names. What is hidden is left out; everything else has a row, if only to say why it has no marks.
    ///
    /// @throws BadInputException if the folder cannot be listed or holds no submission
    public static List<Submission> in(Path folder) throws BadInputException {
        List<Path> places = new ArrayList<>();
        // Whoever asks what a pipe holds waits for it.
        if (!Files.isDirectory(folder)) {
            throw unlisted(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(Submission::counts).sorted(Comparator.comparing(Path::toString)).limit(MOST + 1L).forEach(places::add);
        } catch (IOException e) {
            throw unlisted(folder);
        }
        if (places.isEmpty()) {
            throw new BadInputException(folder + ": holds no submission; put a file or folder for each learner into it");
        }
        if (places.size() > MOST) {
            throw new BadInputException(folder + ": holds more than " + MOST + " submissions; divide the class");
        }
        Map<String, Long> count = places.stream().collect(Collectors.groupingBy(Submission::learner, Collectors.counting()));
        // Where two would have one name, each goes by the whole name of its file.
        return places.stream().map(place -> new Submission(count.getOrDefault(learner(place), 1L) > 1 ? name(place) : learner(place), place)).toList();
    }

    private static BadInputException unlisted(Path folder) {
        return new BadInputException(folder + ": is no folder that can be read; name the folder that holds a file or folder for each learner");
    }

    private static String learner(Path place) {
        String name = name(place);
        boolean exam = name.endsWith(ExamResult.ENDING) && name.length() > ExamResult.ENDING.length();
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) ? name : exam ? name.substring(0, name.length() - ExamResult.ENDING.length()) : name.replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    /// The results of the exam `lesson`: the file itself, or those in the folder.
    ///
    /// @throws BadInputException if what should be one is none
    Results results(String lesson) throws BadInputException {
        return Results.of(lesson, place);
    }

    private static boolean counts(Path place) {
        return !name(place).startsWith(".") && !LITTER.contains(name(place));
    }

    /// Whether a file of this name may be a program.
    static boolean isProgram(String name) {
        return PROGRAMS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /// Why nothing of this is looked at; absent where it is a file or folder.
    Optional<String> refusal() {
        return Oddity.of(place).map(oddity -> name(place) + " " + oddity.reason());
    }

    private static String name(Path path) {
        return FileName.of(path);
    }

    /// The name of the file or folder.
    String fileName() {
        return name(place);
    }

    /// The same without the ending, even where another submission has that name, too.
    String bareName() {
        return learner(place);
    }

    /// What `failure` says, with the bare name of the file or folder in place of the way to it.
    String shortened(BadInputException failure) {
        return String.valueOf(failure.getMessage()).replace(place.toString(), fileName());
    }

    /// Which files of this folder could be the program for `exercise`, if there are several; empty where one is, or none.
    String rivals(Assignment.Item exercise) {
        if (!Files.isDirectory(place)) {
            return "";
        }
        List<String> there = exercise.names().stream().flatMap(name -> PROGRAMS.stream().map(ending -> name + ending)).filter(name -> Files.isRegularFile(place.resolve(name), LinkOption.NOFOLLOW_LINKS)).toList();
        return there.size() < 2 ? "" : there.size() + " programs for " + exercise.name() + ", " + String.join(", ", there) + ": " + there.getFirst() + " was taken";
    }

    /// The program for `exercise`: of a folder, the file with the exercise's name, or with the lesson's where it has one exercise; a file is the program itself.
    ///
    /// @param alone whether the whole assignment is this exercise
    Optional<Path> program(Assignment.Item exercise, boolean alone) {
        if (!Files.isDirectory(place)) {
            return alone ? Optional.of(place) : Optional.empty();
        }
        return exercise.names().stream().flatMap(name -> PROGRAMS.stream().map(ending -> place.resolve(name + ending))).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).findFirst()
                .or(() -> alone ? onlyProgram() : Optional.empty());
    }

    private Optional<Path> onlyProgram() {
        try (Stream<Path> children = Files.list(place)) {
            List<Path> programs = children.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && PROGRAMS.stream().anyMatch(name(file).toLowerCase(Locale.ROOT)::endsWith)).limit(2).toList();
            return programs.size() == 1 ? Optional.of(programs.getFirst()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What lies there in place of a program for `exercise`, in words; empty where nothing does.
    String others(Assignment.Item exercise) {
        if (!Files.isDirectory(place)) {
            return "; " + name(place) + " is one file, and it counts only where one program is asked for, so hand in a folder " + learner + " with a file for each step, such as " + exercise.name() + ".bpf";
        }
        for (String name : exercise.names()) {
            for (String ending : PROGRAMS) {
                Optional<String> odd = Oddity.of(place.resolve(name + ending)).or(() -> Files.isDirectory(place.resolve(name + ending)) ? Optional.of(Oddity.FOLDER) : Optional.empty()).map(Oddity::reason);
                if (odd.isPresent()) {
                    return "; " + name + ending + " " + odd.get();
                }
            }
        }
        try (Stream<Path> children = Files.list(place)) {
            List<Path> files = children.filter(file -> !name(file).startsWith(".")).sorted(Comparator.comparing(Path::toString)).toList();
            Optional<Path> foreign = files.stream().filter(file -> Oddity.ofName(name(file)).isPresent()).findFirst();
            if (foreign.isPresent() && files.stream().noneMatch(file -> PROGRAMS.stream().anyMatch(name(file).toLowerCase(Locale.ROOT)::endsWith))) {
                return "; " + name(foreign.get()) + " " + Oddity.ofName(name(foreign.get())).orElseThrow().reason();
            }
            Optional<String> deeper = files.stream().filter(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).map(Submission::name).findFirst();
            String there = files.stream().filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).map(Submission::name).filter(name -> PROGRAMS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith))
                    .sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
            return files.isEmpty() ? "; the folder is empty" : there.isEmpty() ? deeper.map(inner -> "; there is a folder " + inner + ", and programs must lie directly in " + fileName()).orElse("") : "; there are " + there + ", so rename the one that is meant to " + exercise.name() + there.substring(there.lastIndexOf('.'));
        } catch (IOException e) {
            return "";
        }
    }

    /// Why the file with answers is not read; empty where there is none, or it is read.
    String othersThanAnswers() {
        Path file = place.resolve(Answers.FILE);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Answers.isText(file) ? "" : "; " + Answers.FILE + " is no text in UTF-8; save it as UTF-8";
        }
        return Oddity.of(file).or(() -> Files.isDirectory(file) ? Optional.of(Oddity.FOLDER) : Optional.empty()).map(oddity -> "; " + Answers.FILE + " " + oddity.reason())
                .or(() -> misnamedAnswers().map(name -> "; there is " + name + ", so rename it to " + Answers.FILE)).orElse("");
    }

    private Optional<String> misnamedAnswers() {
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> children = Files.list(place)) {
            return children.map(Submission::name).filter(name -> name.toLowerCase(Locale.ROOT).startsWith(Answers.BARE)).sorted().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The file with answers to bets and quizzes, if there is one.
    Optional<Path> answers() {
        return Optional.of(place.resolve(Answers.FILE)).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /// Answers of this folder to steps of `exam`, by their names.
    public Map<String, String> answersTo(Lesson exam) {
        Map<String, String> all = answers().map(Answers::read).orElse(Answers.NONE).byStep();
        Map<String, String> own = new TreeMap<>();
        for (int i = 1; i <= exam.steps().size(); i++) {
            String step = exam.id() + "." + i;
            if (all.containsKey(step)) {
                own.put(step, all.getOrDefault(step, ""));
            }
        }
        return own;
    }

    /// Texts of programs in this folder for steps of `exam`, by their names.
    ///
    /// @throws BadInputException if a program is no text
    public Map<String, String> programsFor(Lesson exam) throws BadInputException {
        Map<String, String> own = new TreeMap<>();
        for (int i = 1; i <= exam.steps().size(); i++) {
            Path file = place.resolve(exam.id() + "." + i + ".bpf");
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    byte[] text = WholeFile.read(file, Kind.SOURCE.limit()).orElseThrow(() -> new BadInputException(file + ": is longer than " + (Kind.SOURCE.limit() >> 20) + " MB; no program is"));
                    own.put(exam.id() + "." + i, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
                } catch (IOException e) {
                    throw new BadInputException(file + ": is no text that can be read");
                }
            }
        }
        return own;
    }
}
