package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.command.KeyDispatcher;
import dev.glasshive.app.command.KeyMap;
import dev.glasshive.app.recovery.RecoveryView;
import dev.glasshive.app.command.PaletteView;
import dev.glasshive.app.command.PaletteViewModel;
import dev.glasshive.app.command.ShortcutsView;
import dev.glasshive.app.command.ShortcutsViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.lesson.Lesson;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Scene;

/// What the user can ask of the window: its commands, the keys and the menu that run them, and what can be dropped on it.
final class Commands {
    /// Where the settings keep the keys that the user chose.
    private static final String KEYS = "keys";

    private final Workspace workspace;
    private final MainView view;
    private final Scene scene;
    private final FileCommands files;
    private final Appearance appearance;
    private final CommandRegistry registry = new CommandRegistry();
    private final KeyMap keys = new KeyMap(registry);
    private final OwnLessons own;
    private final StrategyCommands strategies;
    private final HintCommands hints;
    private final Languages languages;
    private final PaletteView palette;
    private final PaneCommands panes;
    private final PictureCommands pictures;
    private final ShortcutsView shortcuts;

    Commands(Workspace workspace, MainView view, Settings settings, Scene scene) {
        this.workspace = workspace;
        this.view = view;
        this.scene = scene;
        files = new FileCommands(workspace, view.editor(), view.recovery(), settings, scene);
        own = new OwnLessons(workspace, view, files, settings, scene);
        appearance = new Appearance(settings, () -> settings.keep(workspace));
        palette = new PaletteView(new PaletteViewModel(registry, keys, this::atHand));
        panes = new PaneCommands(view);
        pictures = new PictureCommands(view, workspace, panes::current);
        shortcuts = new ShortcutsView(new ShortcutsViewModel(registry, keys));
        hints = new HintCommands(view.editor().hints(), settings, () -> settings.keep(workspace));
        strategies = new StrategyCommands(workspace, settings, () -> settings.keep(workspace));
        languages = new Languages(settings, () -> settings.keep(workspace), words -> workspace.tell(new Notice(Notice.Level.WARNING, words)));
        addFile();
        addEdit();
        addRun();
        addView();
        addLessons();
        // Behind those of lessons, whose "check" has the same key: where a lesson is open, the key is for its exercise.
        view.rejection().addTo(registry, keys);
        view.rejection().openLessonsWith(id -> view.lessons().visit(id, files.wayBack()));
        addHelp();
        keys.recall(settings.group(KEYS));
        keys.changes().subscribe(() -> {
            settings.setGroup(KEYS, keys.choices());
            settings.keep(workspace);
        });
        KeyDispatcher dispatcher = new KeyDispatcher(registry, keys, view.status()::showBegunKeys);
        dispatcher.install(scene);
        DropHint drop = new DropHint();
        view.desk().panes().dressWith(new PaneWindow.Outfit(torn -> {
            appearance.dress(torn);
            dispatcher.install(torn);
            drop.listenTo(torn, this::open, files::pasteLog);
        }, appearance::forget));
        new WindowMenu(registry, keys, files, own).fill(view.menu());
        view.cover(drop);
        drop.listenTo(scene, this::open, files::pasteLog);
        view.savePacketsWith(files::saveCapture);
        RecoveryView recovery = new RecoveryView(view.recovery(), files::restore);
        view.welcome().endAbove(recovery);
        view.cover(recovery);
        view.cover(pictures.sheet());
        view.cover(view.learning().map());
        view.cover(view.learning().sheet());
        view.exams().sheets().forEach(view::cover);
        view.cover(palette);
        view.cover(shortcuts);
        view.welcome().offer(registry, files.recent(), this::open, query -> {
            openPalette();
            palette.look(query + " ");
        });
        view.editor().offerSamples(() -> {
            openPalette();
            palette.look(Text.of("kind.sample") + " ");
        });
        view.status().showSize(appearance.scale(), appearance::resize);
        appearance.dress(scene);
    }

    private void addFile() {
        files.addTo(registry);
        pictures.addTo(registry);
        registry.add(Command.of(CommandGroup.FILE, "file.quit", this::quit).keys("Shortcut+Q"));
    }

    private void addEdit() {
        registry.add(
                Command.of(CommandGroup.EDIT, "edit.undo", () -> view.editor().assembly().area().undo()).keys("Shortcut+Z"),
                Command.of(CommandGroup.EDIT, "edit.redo", () -> view.editor().assembly().area().redo()).keys("Shortcut+Y", "Shortcut+Shift+Z"),
                Command.of(CommandGroup.EDIT, "edit.undo-given", workspace::undo).when(Bindings.createBooleanBinding(() -> workspace.session().get().edits().canUndo(), workspace.session())),
                Command.of(CommandGroup.EDIT, "edit.redo-given", workspace::redo).when(Bindings.createBooleanBinding(() -> workspace.session().get().edits().canRedo(), workspace.session())),
                Command.of(CommandGroup.EDIT, "edit.card", view.editor()::toggleCard).keys("F1"));
        new EditCommands(view.editor(), workspace).addTo(registry);
    }

    private void addRun() {
        TransportViewModel transport = view.transport();
        registry.add(
                Command.of(CommandGroup.RUN, "run.step", transport::step).keys("F10", "F11"),
                Command.of(CommandGroup.RUN, "run.step-back", transport::stepBack).keys("Shift+F10", "Shift+F11"),
                Command.of(CommandGroup.RUN, "run.run", transport::run).keys("F5"),
                Command.of(CommandGroup.RUN, "run.run-back", transport::runBack).keys("Shift+F5"),
                Command.of(CommandGroup.RUN, "run.start", transport::toStart).keys("Shortcut+F10"),
                Command.of(CommandGroup.RUN, "run.faster", () -> transport.changePace(1)).keys("Shortcut+K Up"),
                Command.of(CommandGroup.RUN, "run.slower", () -> transport.changePace(-1)).keys("Shortcut+K Down"),
                Command.of(CommandGroup.RUN, "run.verify", this::changeMode).keys("Shortcut+K V")
                        .marked(Bindings.equal(workspace.verifier().mode(), Mode.VERIFY)),
                Command.of(CommandGroup.RUN, "run.breakpoint", () -> workspace.toggleBreakpoint(caretLine())).keys("F9"),
                Command.of(CommandGroup.RUN, "run.condition", () -> view.editor().askCondition(caretLine())).keys("Shift+F9"),
                Command.of(CommandGroup.RUN, "run.stop-where", view::askWhereToStop).keys("Shortcut+F9"));
        new MachineCommands(workspace).addTo(registry);
        strategies.addTo(registry);
    }

    private void changeMode() {
        workspace.verifier().mode().set(workspace.isVerifying() ? Mode.RUN : Mode.VERIFY);
    }

    private int caretLine() {
        return view.editor().assembly().caretLineProperty().get();
    }

    private void addView() {
        for (DockTab tab : DockTab.values()) {
            registry.add(Command.titled(CommandGroup.VIEW, "dock." + tab.id(), tab.title(), () -> view.dock().show(tab)).keys(tab.keys()));
        }
        panes.addTo(registry);
        hints.addTo(registry);
        appearance.addTo(registry);
        languages.addTo(registry);
    }

    private void addLessons() {
        for (Lesson lesson : view.lessons().lessons()) {
            registry.add(Command.titled(CommandGroup.LESSONS, "lesson." + lesson.id(), lesson.title(), () -> files.replace(() -> view.lessons().open(lesson.id()))));
        }
        view.learning().openWith(own::open);
        view.learning().addTo(registry);
        own.addTo(registry);
        view.exams().findWith(own::placeOf);
        view.exams().askIn(scene, files::replace);
        files.knowKept(view.lessons()::isAtExam);
        view.exams().addTo(registry);
        BooleanBinding isOpen = Bindings.createBooleanBinding(() -> view.lessons().open().get().isPresent(), view.lessons().open());
        registry.add(
                Command.of(CommandGroup.LESSONS, "lessons.next", () -> turn(view.lessons()::next)).keys("Alt+Page_Down").when(isOpen),
                Command.of(CommandGroup.LESSONS, "lessons.previous", () -> turn(view.lessons()::previous)).keys("Alt+Page_Up").when(isOpen),
                Command.of(CommandGroup.LESSONS, "lessons.check", view.lessons()::check).keys("Shortcut+Enter").when(isOpen),
                Command.of(CommandGroup.LESSONS, "lessons.hint", view.lessons()::hint).when(isOpen),
                Command.of(CommandGroup.LESSONS, "lessons.hide", view.lessons()::close).when(isOpen));
    }

    /// What was typed just now belongs to the step before.
    private void turn(Runnable way) {
        view.editor().leave();
        way.run();
    }

    private void addHelp() {
        registry.add(
                Command.of(CommandGroup.HELP, "help.palette", this::openPalette).keys("Shortcut+Shift+P"),
                Command.of(CommandGroup.HELP, "help.shortcuts", this::openShortcuts).keys("Shortcut+K Shortcut+S"));
    }

    /// Opens the command palette.
    void openPalette() {
        shortcuts.close();
        palette.open();
    }

    /// Opens the list of all keys.
    void openShortcuts() {
        palette.close();
        shortcuts.open();
    }

    /// Commands that come and go: files opened before, lessons of courses of the user's own.
    private List<Command> atHand() {
        return Stream.concat(recent().stream(), own.commands().stream()).toList();
    }

    private List<Command> recent() {
        return files.recent().stream().map(file -> Command.titled(CommandGroup.FILE, "recent." + file, Text.of("command.recent", file), () -> open(file))).toList();
    }

    /// All commands.
    CommandRegistry registry() {
        return registry;
    }

    /// How the window looks.
    Appearance appearance() {
        return appearance;
    }

    /// What the window speaks.
    Languages languages() {
        return languages;
    }

    /// Whether the window may close: nothing in it would be lost, or the user says so.
    boolean mayClose() {
        return files.mayClose();
    }

    PictureCommands pictures() {
        return pictures;
    }

    OwnLessons own() {
        return own;
    }

    FileCommands files() {
        return files;
    }

    private void quit() {
        if (mayClose()) {
            scene.getWindow().hide();
            Platform.exit();
        }
    }

    void open(Path file) {
        open(List.of(file));
    }

    /// Opens several files at once, as a drop does.
    void open(List<Path> paths) {
        files.open(paths);
    }
}
