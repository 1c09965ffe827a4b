package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.files.WholeFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// What the window remembers from one start to the next, in one small file that is replaced whole.
///
/// Reading never fails: whatever cannot be read has its default. Failing to write is told to the caller.
final class Settings {
    private static final int MOST_RECENT = 10;
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final Properties values = new Properties();

    private Settings(Path file) {
        this.file = file;
    }

    /// The settings in `file`, or defaults.
    static Settings read(Path file) {
        Settings settings = new Settings(file);
        try {
            Optional<byte[]> content = WholeFile.read(file, LARGEST);
            if (content.isPresent()) {
                settings.values.load(new StringReader(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.get())).toString()));
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            settings.values.clear();
        }
        return settings;
    }

    /// Nothing but defaults, whatever a user of this machine has chosen or opened.
    static Settings none() {
        return new Settings(Path.of(System.getProperty("java.io.tmpdir"), "glasshive-no-settings"));
    }

    /// Where this system keeps settings of programs.
    static Path usualFile() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return Path.of(System.getenv().getOrDefault("APPDATA", home), "Glasshive", "settings.properties");
        }
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "Glasshive", "settings.properties");
        }
        String config = System.getenv().getOrDefault("XDG_CONFIG_HOME", "");
        return (config.isEmpty() ? Path.of(home, ".config") : Path.of(config)).resolve("glasshive").resolve("settings.properties");
    }

    /// Writes them beside the old file and puts them in its place, so that a crash leaves one or the other.
    void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        StringWriter text = new StringWriter();
        values.store(text, "Glasshive");
        WholeFile.write(file, text.toString());
    }

    /// Writes them now, so that they outlive a process that is killed; a failure is told to the user.
    void keep(Workspace workspace) {
        try {
            write();
        } catch (IOException e) {
            workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("settings.not-kept", String.valueOf(e.getMessage()))));
        }
    }

    /// The theme that the user chose; without one, the window follows the system.
    Optional<Theme> theme() {
        return Theme.titled(values.getProperty("theme", ""));
    }

    void set(Optional<Theme> theme) {
        values.setProperty("theme", theme.map(Theme::title).orElse(""));
    }

    /// A number, kept between `least` and `most`.
    double number(String key, double usual, double least, double most) {
        try {
            double value = Double.parseDouble(values.getProperty(key, Double.toString(usual)));
            return Double.isNaN(value) ? usual : Math.clamp(value, least, most);
        } catch (IllegalArgumentException damaged) {
            return usual;
        }
    }

    void set(String key, double value) {
        values.setProperty(key, Double.toString(value));
    }

    boolean isSet(String key, boolean usual) {
        return Boolean.parseBoolean(values.getProperty(key, Boolean.toString(usual)));
    }

    void set(String key, boolean value) {
        values.setProperty(key, Boolean.toString(value));
    }

    String text(String key, String usual) {
        return values.getProperty(key, usual);
    }

    void set(String key, String value) {
        values.setProperty(key, value);
    }

    /// All texts of a group, by their names within it.
    Map<String, String> group(String name) {
        return values.stringPropertyNames().stream().filter(key -> key.startsWith(name + "."))
                .collect(Collectors.toMap(key -> key.substring(name.length() + 1), values::getProperty));
    }

    /// Replaces all texts of a group.
    void setGroup(String name, Map<String, String> texts) {
        values.keySet().removeIf(key -> key.toString().startsWith(name + "."));
        texts.forEach((key, text) -> values.setProperty(name + "." + key, text));
    }

    /// Files opened before, the newest first.
    List<Path> recent() {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < MOST_RECENT; i++) {
            String name = values.getProperty("recent." + i);
            if (name != null && !name.isBlank()) {
                try {
                    files.add(Path.of(name));
                } catch (InvalidPathException damaged) {
                    // The other files are still worth offering.
                }
            }
        }
        return files;
    }

    void opened(Path path) {
        List<Path> files = new ArrayList<>(recent());
        files.remove(path.toAbsolutePath());
        files.addFirst(path.toAbsolutePath());
        for (int i = 0; i < Math.min(files.size(), MOST_RECENT); i++) {
            values.setProperty("recent." + i, files.get(i).toString());
        }
    }
}
