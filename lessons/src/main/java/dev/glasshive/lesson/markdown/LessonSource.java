package dev.glasshive.lesson.markdown;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of one lesson, wherever they lie.
public final class LessonSource {
    /// The file that every lesson has.
    public static final String LESSON_FILE = "lesson.md";
    /// The language in which every lesson can be read.
    public static final String ENGLISH = "en";
    /// No file of a lesson may be longer.
    public static final int MAX_FILE_BYTES = 1 << 20;
    /// A lesson may name no more files.
    public static final int MAX_FILES = 64;

    static final String BUNDLED = "/glasshive/lessons/";
    private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]{0,99}(/[\\w-][\\w.-]{0,99}){0,3}");

    /// What the tools of a system leave behind.
    private static final Set<String> LITTER = Set.of("__MACOSX", "Thumbs.db", "desktop.ini");
    private static final Pattern TRANSLATION = Pattern.compile("lesson\\.([\\w-]{2,8})\\.md");

    private final String id;
    private final Opener files;

    /// Opens a file by a name that has been found harmless.
    private interface Opener {
        @Nullable InputStream open(String name) throws IOException;

        /// The names of the files, where they can be listed.
        default Collection<String> names() throws IOException {
            return List.of();
        }
    }

    private LessonSource(String id, Opener files) {
        this.id = id;
        this.files = files;
    }

    /// The lesson in the folder `root`.
    public static LessonSource folder(Path root) {
        Path name = root.toAbsolutePath().normalize().getFileName();
        return new LessonSource(name == null ? "" : name.toString(), new FolderFiles(root));
    }

    /// Opens files of a folder.
    private record FolderFiles(Path root) implements Opener {
        @Override
        public @Nullable InputStream open(String name) throws IOException {
            Path path = root.resolve(name);
            if (!Files.isRegularFile(path)) {
                return null;
            }
            if (!path.toRealPath().startsWith(root.toRealPath())) {
                throw new IOException("is a link that leads out of the lesson's folder; copy the file into it");
            }
            return Files.newInputStream(path);
        }

        @Override
        public Collection<String> names() throws IOException {
            try (Stream<Path> files = Files.list(root)) {
                return files.map(file -> String.valueOf(file.getFileName())).toList();
            }
        }
    }

    /// Opens files in memory.
    private record MemoryFiles(Map<String, byte[]> contents) implements Opener {
        @Override
        public @Nullable InputStream open(String name) {
            byte[] content = contents.get(name);
            return content == null ? null : new ByteArrayInputStream(content);
        }

        @Override
        public Collection<String> names() {
            return contents.keySet();
        }
    }

    /// The lesson with `id` that comes with Glasshive.
    static LessonSource bundled(String id) {
        return new LessonSource(id, new BundledFiles(id));
    }

    /// Opens files of a lesson that comes with Glasshive.
    private record BundledFiles(String id) implements Opener {
        @Override
        public @Nullable InputStream open(String name) {
            return LessonSource.class.getResourceAsStream(BUNDLED + id + "/" + name);
        }
    }

    /// Whether the lesson comes with Glasshive.
    boolean isBundled() {
        return files instanceof BundledFiles;
    }

    /// A lesson in memory.
    public static LessonSource of(String id, Map<String, String> textByFile) {
        return inMemory(id, textByFile.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8))));
    }

    /// A lesson whose files are in memory already. What `files` holds must not change any more.
    public static LessonSource inMemory(String id, Map<String, byte[]> files) {
        return new LessonSource(id, new MemoryFiles(Map.copyOf(files)));
    }

    /// Whether there is a lesson.
    boolean isThere() {
        return isIn(ENGLISH);
    }

    /// Whether the lesson can be read in `language`.
    public boolean isIn(String language) {
        try (InputStream in = files.open(fileIn(language))) {
            return in != null;
        } catch (IOException e) {
            return false;
        }
    }

    /// The languages of the translations that lie beside the lesson, listed in it or not. Those of a lesson that comes with Glasshive are not looked for.
    public List<String> translations() {
        try {
            return files.names().stream().map(TRANSLATION::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// What else lies right beside the lesson: not its text and translations, nor what is in `named` or hidden. Of a lesson that comes with Glasshive it is not looked for.
    public List<String> strays(Set<String> named) {
        try {
            return files.names().stream().filter(name -> !name.startsWith(".") && !LITTER.contains(name) && !name.equals(LESSON_FILE) && !TRANSLATION.matcher(name).matches()
                    && named.stream().noneMatch(used -> used.equals(name) || used.startsWith(name + "/"))).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// The id that the lesson must have: its folder's name.
    public String id() {
        return id;
    }

    /// The name of the file in `language`, whether it is there or not.
    static String fileIn(String language) {
        return language.equals(ENGLISH) ? LESSON_FILE : "lesson." + language + ".md";
    }

    /// The language of a lesson's text by the name of its file.
    static String languageOf(String file) {
        Matcher matcher = TRANSLATION.matcher(file);
        return matcher.matches() ? matcher.group(1) : ENGLISH;
    }

    /// The content of the file `name`, absent if there is no such file or it cannot be read.
    public Optional<byte[]> content(String name) {
        try {
            return read(name);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The content of the file `name`, absent if there is no such file.
    ///
    /// @throws IOException with a message for the author, if the name leads outside or the file cannot be read
    Optional<byte[]> read(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("is no name of a file in the lesson's folder; write letters, digits, hyphens and dots, and / between folders");
        }
        try (InputStream in = files.open(name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
            if (content.length > MAX_FILE_BYTES) {
                throw new IOException("is longer than 1 MB; make it shorter");
            }
            return Optional.of(content);
        }
    }

    /// `text` without the mark that some editors put before the first letter of a file in UTF-8.
    public static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    @Override
    public String toString() {
        return id;
    }
}
