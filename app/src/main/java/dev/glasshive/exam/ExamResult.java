package dev.glasshive.exam;

import dev.glasshive.open.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// What a learner handed in. It holds no marks: these are made from answers and programs by whoever grades.
///
/// @param lesson the exam's id
/// @param variant from 0
/// @param started when the exam was begun, by the clock of the learner's machine; an empty string where nobody knows
/// @param handedIn when it was handed in, by the same clock
/// @param minutes that the exam allows
/// @param answers to bets and quizzes, by step, such as `exam.2`
/// @param programs texts, by step
/// @param resumed when it went on after the window had closed, or its process was gone
/// @param key the id of the key of the seal, or an empty string where there was none
/// @param seal HMAC-SHA256 in hexadecimal over everything else, or an empty string
public record ExamResult(String format, String learner, String lesson, int variant, String started, String handedIn, int minutes, Map<String, String> answers, Map<String, String> programs, List<String> resumed, String key, String seal) {
    /// What names of result files end with.
    public static final String ENDING = ".exam.json";
    private static final String FORMAT = "glasshive-exam-1";
    private static final int LONGEST = 8 << 20;
    /// In bytes, without the ending; file systems take 255 with it.
    private static final int LONGEST_FILE_NAME = 200;
    private static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// Copies what it is given.
    public ExamResult {
        // One without a seal costs no points, whether it says so or not.
        key = Objects.requireNonNullElse(key, "");
        seal = Objects.requireNonNullElse(seal, "");
        for (String text : new String[] {format, learner, lesson, started, handedIn}) {
            Objects.requireNonNull(text);
        }
        // Results that were written before there was a window for exams have none.
        resumed = Stream.ofNullable(resumed).flatMap(List::stream).toList();
        answers.values().forEach(Objects::requireNonNull);
        programs.values().forEach(Objects::requireNonNull);
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        programs = Collections.unmodifiableMap(new TreeMap<>(programs));
    }

    /// What the file of a result of `learner` is called: the name, with what no file can be called replaced, and cut where it is too long for a file.
    public static String fileName(String learner) {
        String name = learner.strip().replaceAll("[^\\p{L}\\p{N}. _-]", "-");
        while (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_FILE_NAME) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return (name.isEmpty() || name.startsWith(".") ? "exam" + name : name) + ENDING;
    }

    /// One that is not sealed yet, and was not interrupted.
    public static ExamResult of(String learner, String lesson, int variant, Instant started, Instant handedIn, int minutes, Map<String, String> answers, Map<String, String> programs) {
        return new ExamResult(FORMAT, learner, lesson, variant, started.toString(), handedIn.toString(), minutes, answers, programs, List.of(), "", "");
    }

    /// The same one, not sealed, which went on at these times after it had been interrupted.
    public ExamResult resumedAt(List<String> times) {
        return new ExamResult(format, learner, lesson, variant, started, handedIn, minutes, answers, programs, times, "", "");
    }

    /// The same one, of which nobody knows when it was begun.
    public ExamResult begunAnyTime() {
        return new ExamResult(format, learner, lesson, variant, "", handedIn, minutes, answers, programs, resumed, "", "");
    }

    /// Whether it is known when it was begun.
    public boolean knowsStart() {
        return !started.isEmpty();
    }

    /// The same one, sealed with `with`.
    public ExamResult sealed(ExamKey with) {
        ExamResult open = new ExamResult(format, learner, lesson, variant, started, handedIn, minutes, answers, programs, resumed, with.id(), "");
        return new ExamResult(format, learner, lesson, variant, started, handedIn, minutes, answers, programs, resumed, with.id(), HexFormat.of().formatHex(with.seal(open.content())));
    }

    /// Whether it is, to the letter, what was sealed with `with`.
    public boolean isSealedWith(ExamKey with) {
        return MessageDigest.isEqual(sealed(with).seal().getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    /// How long the learner took.
    ///
    /// @throws java.time.DateTimeException if the times are no times
    public Duration taken() {
        return Duration.between(Instant.parse(started), Instant.parse(handedIn));
    }

    /// Everything that is sealed, each piece behind its length, so that no two results have the same content.
    private byte[] content() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String piece : List.of(format, learner, lesson, Integer.toString(variant), started, handedIn, Integer.toString(minutes), Integer.toString(answers.size()))) {
            put(out, piece);
        }
        answers.forEach((step, answer) -> {
            put(out, step);
            put(out, answer);
        });
        programs.forEach((step, program) -> {
            put(out, step);
            put(out, program);
        });
        // Not a word where there is nothing to say, so that older seals hold.
        resumed.forEach(time -> put(out, "resumed " + time));
        put(out, key);
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
    }

    /// As a file has it.
    public String json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    /// The result in `file`.
    ///
    /// @throws BadInputException if there is none
    public static ExamResult read(Path file) throws BadInputException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read");
        }
        if (content.length > LONGEST) {
            throw new BadInputException(file + ": is longer than 8 MB; no result of an exam is");
        }
        try {
            Optional<ExamResult> result = Optional.<ExamResult>ofNullable(JSON.readValue(content, ExamResult.class)).filter(read -> read.format().equals(FORMAT));
            if (result.isPresent()) {
                return result.get();
            }
        } catch (JacksonException | StackOverflowError noResult) {
            // Told below: whatever else it is, it is no result.
        }
        throw new BadInputException(file + ": is no result of an exam; ask for the file that the exam wrote when it was handed in");
    }
}
