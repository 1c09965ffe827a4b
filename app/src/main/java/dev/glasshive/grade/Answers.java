package dev.glasshive.grade;

import dev.glasshive.lesson.markdown.LessonSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A learner's answers to bets and quizzes: lines such as `the-stack.1 = 88 77 66 55 44 33 22 11`. Later lines win; what is no such line says nothing.
record Answers(Map<String, String> byStep) {
    /// The file in a learner's folder.
    static final String FILE = "answers.txt";
    /// How files begin that were meant to be it.
    static final String BARE = "answers";
    private static final int LONGEST = 1 << 20;

    static final Answers NONE = new Answers(Map.of());

    Answers {
        byStep = Map.copyOf(byStep);
    }

    /// Those in `file`; a file that cannot be read has none.
    static Answers read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Map<String, String> answers = new HashMap<>();
            for (String line : LessonSource.withoutMark(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)).split("\\R", -1)) {
                int at = line.indexOf('=');
                if (at > 0) {
                    answers.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
                }
            }
            return new Answers(answers);
        } catch (IOException e) {
            return NONE;
        }
    }

    /// Whether `file` is text in UTF-8.
    static boolean isText(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readNBytes(LONGEST))).chars().noneMatch(letter -> letter == 0);
        } catch (CharacterCodingException _) {
            return false;
        } catch (IOException e) {
            // Whoever may not read it cannot tell.
            return true;
        }
    }

    Optional<String> to(Assignment.Item item) {
        return Optional.ofNullable(byStep.get(item.name())).filter(answer -> !answer.isEmpty());
    }
}
