package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.exam.ExamPlace;
import dev.glasshive.app.lesson.Draft;
import dev.glasshive.app.packs.LessonWatch;
import dev.glasshive.app.packs.Pack;
import dev.glasshive.app.packs.PacksViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.LessonProblem;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Courses of the user's own in the window: how they are added, remembered, opened and removed.
final class OwnLessons {
    /// Where the settings keep their places.
    private static final String GROUP = "course";

    private final MainView view;
    private final FileCommands files;
    private final Scene scene;
    private final PacksViewModel packs;
    private Optional<LessonWatch> watch = Optional.empty();
    private Optional<Path> previewed = Optional.empty();

    OwnLessons(Workspace workspace, MainView view, FileCommands files, Settings settings, Scene scene) {
        this.view = view;
        this.files = files;
        this.scene = scene;
        packs = new PacksViewModel(Text.language().tag(), task -> Thread.ofVirtual().name("packs").start(task), Platform::runLater, workspace::tell);
        packs.recall(kept(settings), paths -> {
            keep(settings, paths);
            settings.keep(workspace);
        });
        files.takePacksWith(packs::add);
        packs.packs().subscribe(all -> view.learning().course().offer(Stream.concat(view.lessons().lessons().stream(), all.stream().flatMap(pack -> pack.lessons().stream())).toList()));
        view.lessons().draft().subscribe((before, now) -> {
            if (now.isEmpty()) {
                stopWatching();
            }
        });
    }

    private static List<Path> kept(Settings settings) {
        List<Path> paths = new ArrayList<>();
        new TreeMap<>(settings.group(GROUP)).values().forEach(text -> {
            try {
                paths.add(Path.of(text));
            } catch (InvalidPathException damaged) {
                // The other courses are still worth having.
            }
        });
        return paths;
    }

    private static void keep(Settings settings, List<Path> paths) {
        Map<String, String> texts = new TreeMap<>();
        for (Path path : paths) {
            texts.put(String.format(Locale.ROOT, "%03d", texts.size()), path.toString());
        }
        settings.setGroup(GROUP, texts);
    }

    PacksViewModel packs() {
        return packs;
    }

    void addTo(CommandRegistry registry) {
        registry.add(
                Command.of(CommandGroup.LESSONS, "lessons.add-zip", this::addZip),
                Command.of(CommandGroup.LESSONS, "lessons.add-folder", this::addFolder),
                Command.of(CommandGroup.LESSONS, "lessons.preview", this::askForPreview));
    }

    private void addZip() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("packs.zip.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Text.of("packs.zip.kind"), "*.zip"));
        List<File> chosen = Optional.ofNullable(chooser.showOpenMultipleDialog(scene.getWindow())).orElse(List.of());
        if (!chosen.isEmpty()) {
            packs.add(chosen.stream().map(File::toPath).toList());
        }
    }

    private void askForPreview() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Text.of("preview.title"));
        Optional.ofNullable(chooser.showDialog(scene.getWindow())).map(File::toPath).ifPresent(folder -> files.replace(() -> preview(folder)));
    }

    /// Shows the lesson in `folder`, or a lesson of the course there or in a zip file, as it is being written, until another lesson is opened or this one is closed.
    void preview(Path folder) {
        watch.ifPresent(LessonWatch::close);
        AtomicReference<@Nullable LessonWatch> own = new AtomicReference<>();
        LessonWatch fresh = new LessonWatch(folder, (id, lesson, problems) -> Platform.runLater(() -> Optional.ofNullable(own.get()).ifPresent(mine -> heard(mine, id, lesson, problems))));
        own.set(fresh);
        watch = Optional.of(fresh);
        previewed = Optional.of(folder);
        fresh.start();
    }

    /// Goes on with the lesson that `before` watched, which nobody uses any more.
    void goOnFrom(OwnLessons before) {
        before.previewed.filter(folder -> before.watch.isPresent()).ifPresent(this::preview);
        before.stopWatching();
    }

    private void heard(LessonWatch from, String id, Optional<Lesson> lesson, List<LessonProblem> problems) {
        if (watch.filter(from::equals).isPresent()) {
            view.lessons().preview(new Draft(id, lesson, problems));
        }
    }

    /// Looks no more at a lesson that is being written.
    void stopWatching() {
        watch.ifPresent(LessonWatch::close);
        watch = Optional.empty();
    }

    private void addFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Text.of("packs.folder.title"));
        Optional.ofNullable(chooser.showDialog(scene.getWindow())).map(File::toPath).ifPresent(folder -> packs.add(List.of(folder)));
    }

    /// A menu for each course.
    List<Menu> menus() {
        return Stream.concat(written().stream(), packs.packs().get().stream().map(this::menu)).toList();
    }

    /// The lessons of the course that is being written, where it has several.
    private Optional<Menu> written() {
        return watch.filter(watched -> watched.lessons().size() > 1).map(watched -> {
            Menu menu = new Menu(Text.of("preview.course"));
            watched.lessons().forEach(id -> menu.getItems().add(item(id, () -> watched.show(id))));
            return menu;
        });
    }

    private Menu menu(Pack pack) {
        Menu menu = new Menu(pack.trouble().isEmpty() ? pack.name() : Text.of("packs.unread", pack.name()));
        menu.setMnemonicParsing(false);
        pack.lessons().forEach(lesson -> menu.getItems().add(item(lesson.title(), () -> open(pack, lesson))));
        if (!pack.lessons().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().addAll(item(Text.of("packs.again", pack.name()), () -> packs.add(List.of(pack.path()))),
                item(Text.of("packs.remove", pack.name()), () -> packs.remove(pack.path())));
        return menu;
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    /// The same as commands, for the palette.
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Pack pack : packs.packs().get()) {
            for (Lesson lesson : pack.lessons()) {
                commands.add(Command.titled(CommandGroup.LESSONS, "lesson." + pack.path() + "/" + lesson.id(), Text.of("packs.lesson", lesson.title(), pack.name()), () -> open(pack, lesson)));
            }
            commands.add(Command.titled(CommandGroup.LESSONS, "lessons.remove." + pack.path(), Text.of("packs.remove", pack.name()), () -> packs.remove(pack.path())));
        }
        return commands;
    }

    /// Where `lesson` lies, whichever course it is of.
    ExamPlace placeOf(Lesson lesson) {
        return packs.packs().get().stream().filter(pack -> pack.lessons().contains(lesson)).findFirst().map(pack -> new ExamPlace(pack.path().toString(), lesson.id())).orElseGet(() -> ExamPlace.bundled(lesson.id()));
    }

    /// Opens a lesson, whichever course it is of.
    void open(Lesson lesson) {
        packs.packs().get().stream().filter(pack -> pack.lessons().contains(lesson)).findFirst()
                .ifPresentOrElse(pack -> open(pack, lesson), () -> files.replace(() -> view.lessons().open(lesson)));
    }

    private void open(Pack pack, Lesson lesson) {
        files.replace(() -> view.lessons().open(pack.lessons(), lesson));
    }
}
