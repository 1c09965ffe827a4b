package dev.glasshive.app.packs;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonReader;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.lesson.pack.BadPackException;
import dev.glasshive.lesson.pack.LessonPack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The courses that the user added. One that cannot be read stays until the user removes it: it may be on a disk that is not there today.
///
/// Methods are called on the user interface's thread and return at once.
public final class PacksViewModel {
    /// Nobody takes more courses.
    static final int MOST = 50;

    private final String language;
    private final Executor background;
    private final Executor userInterface;
    private final Consumer<Notice> tell;
    private final ReadOnlyObjectWrapper<List<Pack>> packs = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<List<Path>> keep = paths -> { };

    /// @param language in which lessons are shown where they have it
    /// @param background reads courses
    /// @param userInterface runs tasks on the thread that owns the properties, in order
    /// @param tell hears what went wrong, or well
    public PacksViewModel(String language, Executor background, Executor userInterface, Consumer<Notice> tell) {
        this.language = language;
        this.background = background;
        this.userInterface = userInterface;
        this.tell = tell;
    }

    /// The courses, in the order in which they were added.
    public ReadOnlyObjectProperty<List<Pack>> packs() {
        return packs.getReadOnlyProperty();
    }

    /// Brings back courses that were kept, and has changes kept by `keeper` from now on. What cannot be read is told in one notice.
    public void recall(List<Path> paths, Consumer<List<Path>> keeper) {
        keep = keeper;
        if (!paths.isEmpty()) {
            background.execute(() -> {
                List<Pack> read = paths.stream().limit(MOST).map(this::read).toList();
                userInterface.execute(() -> recalled(read));
            });
        }
    }

    private void recalled(List<Pack> read) {
        List<Pack> all = new ArrayList<>(read);
        packs.get().stream().filter(added -> read.stream().noneMatch(pack -> pack.path().equals(added.path()))).forEach(all::add);
        packs.set(List.copyOf(all));
        List<Pack> lost = read.stream().filter(pack -> pack.trouble().isPresent()).toList();
        if (!lost.isEmpty()) {
            tell.accept(new Notice(Notice.Level.PROBLEM, Text.of("packs.lost", lost.size(), lost.stream().flatMap(pack -> pack.trouble().stream()).collect(Collectors.joining("; ")))));
        }
    }

    /// Adds courses, or reads them again. One that cannot be read is not added, and one that was there already stays as it was.
    public void add(List<Path> paths) {
        List<Path> absolute = paths.stream().map(path -> path.toAbsolutePath().normalize()).distinct().toList();
        background.execute(() -> {
            List<Pack> read = absolute.stream().map(this::read).toList();
            userInterface.execute(() -> added(read));
        });
    }

    private void added(List<Pack> read) {
        List<Pack> all = new ArrayList<>(packs.get());
        List<String> said = new ArrayList<>();
        boolean wrong = false;
        for (Pack pack : read) {
            int at = all.stream().map(Pack::path).toList().indexOf(pack.path());
            if (pack.trouble().isPresent() || at < 0 && all.size() >= MOST) {
                wrong = true;
                said.add(pack.trouble().orElseGet(() -> Text.of("packs.most", pack.path(), MOST)));
                continue;
            }
            if (at < 0) {
                all.add(pack);
            } else {
                all.set(at, pack);
            }
            wrong |= !pack.broken().isEmpty();
            said.add(pack.broken().isEmpty() ? Text.of("packs.added", pack.name(), pack.lessons().size())
                    : Text.of("packs.broken", pack.name(), pack.lessons().size(), String.join(", ", pack.broken()), pack.path()));
        }
        set(all);
        tell.accept(new Notice(wrong ? Notice.Level.PROBLEM : Notice.Level.INFO, String.join("\n", said)));
    }

    /// Removes a course from the window; its files stay.
    public void remove(Path path) {
        set(packs.get().stream().filter(pack -> !pack.path().equals(path)).toList());
    }

    private void set(List<Pack> all) {
        packs.set(List.copyOf(all));
        keep.accept(all.stream().map(Pack::path).toList());
    }

    private Pack read(Path path) {
        String name = Optional.ofNullable(path.getFileName()).map(Path::toString).orElseGet(path::toString);
        try {
            LessonPack pack = LessonPack.open(path);
            List<Lesson> lessons = new ArrayList<>();
            List<String> broken = new ArrayList<>();
            for (LessonSource source : pack.lessons().sources()) {
                LessonReader.readOrEnglish(source, language).lesson().map(lesson -> lesson.in(Text.of("packs.part", pack.name(), lesson.part()))).ifPresentOrElse(lessons::add, () -> broken.add(source.id()));
            }
            return new Pack(path, pack.name(), lessons, broken, Optional.empty());
        } catch (BadPackException e) {
            return new Pack(path, name, List.of(), List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
