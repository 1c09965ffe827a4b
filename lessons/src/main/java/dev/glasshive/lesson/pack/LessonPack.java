package dev.glasshive.lesson.pack;

import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A course of one's own: one lesson, or several in folders beside each other, as a folder or a zip file.
///
/// @param name what it is called: the name of its folder or file, without the ending
/// @param lessons in the order of their names
public record LessonPack(String name, LessonLibrary lessons) {
    private static final int MOST_LESSONS = 200;
    private static final String ENDING = ".zip";

    /// Whether `path` looks like a pack: a zip file, or a folder with lessons.
    public static boolean isPack(Path path) {
        if (Files.isDirectory(path)) {
            try {
                return !LessonLibrary.folder(path).sources().isEmpty();
            } catch (IOException e) {
                return false;
            }
        }
        return isZip(path);
    }

    /// Whether `path` is named like a zip file.
    public static boolean isZip(Path path) {
        return fileName(path).toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /// The pack at `path`.
    ///
    /// @throws BadPackException if there is none, or it is not taken
    public static LessonPack open(Path path) throws BadPackException {
        return open(path, PackLimits.DEFAULT);
    }

    static LessonPack open(Path path, PackLimits limits) throws BadPackException {
        String name = fileName(path);
        LessonLibrary lessons;
        try {
            lessons = Files.isDirectory(path) ? LessonLibrary.folder(path) : unzipped(path, limits);
        } catch (IOException e) {
            throw new BadPackException(path + ": cannot be read; is it there still?");
        }
        if (lessons.sources().isEmpty()) {
            throw new BadPackException(path + ": holds no lesson; a lesson is a folder with a file " + LessonSource.LESSON_FILE);
        }
        if (lessons.sources().size() > MOST_LESSONS) {
            throw new BadPackException(path + ": holds more than " + MOST_LESSONS + " lessons; divide the course");
        }
        return new LessonPack(isZip(path) && !Files.isDirectory(path) ? name.substring(0, name.length() - ENDING.length()) : name, lessons);
    }

    private static String fileName(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().normalize().getFileName()).map(Path::toString).orElse("");
    }

    private static LessonLibrary unzipped(Path path, PackLimits limits) throws IOException, BadPackException {
        if (!Files.isRegularFile(path)) {
            throw new BadPackException(path + ": is no folder and no zip file; is the name right?");
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(path)) {
            content = in.readNBytes(limits.archive() + 1);
        }
        if (content.length > limits.archive()) {
            throw new BadPackException(path + ": is longer than " + (limits.archive() >> 20) + " MB; divide the course");
        }
        Map<String, byte[]> files = new ZipReader(path.toString(), content, limits).files();
        String name = fileName(path);
        Map<String, LessonSource> lessons = new TreeMap<>();
        for (String file : files.keySet()) {
            if (file.equals(LessonSource.LESSON_FILE) || file.endsWith("/" + LessonSource.LESSON_FILE)) {
                String folder = file.substring(0, file.length() - LessonSource.LESSON_FILE.length());
                String id = folder.isEmpty() ? name.substring(0, Math.max(0, name.length() - ENDING.length())) : lastName(folder);
                if (lessons.put(id, LessonSource.inMemory(id, under(folder, files))) != null) {
                    throw new BadPackException(path + ": holds two lessons " + ZipDirectory.quoted(id) + "; give their folders different names");
                }
            }
        }
        return LessonLibrary.of(List.copyOf(lessons.values()));
    }

    /// Of `one/two/` it is `two`.
    private static String lastName(String folder) {
        String path = folder.substring(0, folder.length() - 1);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<String, byte[]> under(String folder, Map<String, byte[]> files) {
        Map<String, byte[]> own = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(folder)) {
                own.put(name.substring(folder.length()), content);
            }
        });
        return own;
    }
}
