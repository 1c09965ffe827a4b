package dev.glasshive.app;

import dev.glasshive.app.text.Text;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.pack.LessonPack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files that the user hands over at once, by a drop say: which of them are opened, and what is to be said of the rest.
///
/// @param program takes the place of the text that is open
/// @param capture gives it packets
/// @param left what is not opened, because only one of its kind can be open
/// @param lessons courses: zip files and folders with lessons; a lesson's text stands for its folder
record Delivery(Optional<Path> program, Optional<Path> capture, List<Path> left, List<Path> lessons) {
    /// No more files than that are named in a sentence.
    private static final int MOST_NAMES = 3;

    /// Copies what it is given.
    Delivery {
        left = List.copyOf(left);
        lessons = List.copyOf(lessons);
    }

    static Delivery of(List<Path> files) {
        Optional<Path> program = Optional.empty();
        Optional<Path> capture = Optional.empty();
        List<Path> left = new ArrayList<>();
        List<Path> lessons = new ArrayList<>();
        for (Path file : files) {
            if (isLesson(file)) {
                lessons.add(name(file).equals(LessonSource.LESSON_FILE) ? file.toAbsolutePath().getParent() : file);
            } else if (isCapture(file)) {
                capture.ifPresent(before -> left.add(file));
                capture = capture.or(() -> Optional.of(file));
            } else {
                program.ifPresent(before -> left.add(file));
                program = program.or(() -> Optional.of(file));
            }
        }
        return new Delivery(program, capture, left, lessons);
    }

    private static boolean isCapture(Path file) {
        return lowerName(file).matches(".*\\.(pcap|pcapng|cap)");
    }

    private static boolean isLesson(Path file) {
        return lowerName(file).endsWith(".md") || LessonPack.isPack(file);
    }

    private static String lowerName(Path file) {
        return name(file).toLowerCase(Locale.ROOT);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// What is opened, the program before its packets.
    List<Path> opened() {
        return Stream.concat(program.stream(), capture.stream()).toList();
    }

    /// What is to be said of files that are not opened.
    Optional<String> remark() {
        if (!left.isEmpty()) {
            return Optional.of(Text.of("drop.left", names(left), left.size()));
        }
        return Optional.empty();
    }

    private static String names(List<Path> files) {
        String names = files.stream().limit(MOST_NAMES).map(Delivery::name).collect(Collectors.joining(", "));
        return files.size() > MOST_NAMES ? Text.of("drop.more", names, files.size() - MOST_NAMES) : names;
    }
}
