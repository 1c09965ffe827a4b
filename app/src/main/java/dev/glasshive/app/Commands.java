package dev.glasshive.app;

import dev.glasshive.app.control.Theme;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.app.workspace.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// What the user can ask of the window: its menu, its keys, and what can be dropped on it.
final class Commands {
    private static final List<Double> SCALES = List.of(1.0, 1.25, 1.5, 2.0, 3.0);

    private final Workspace workspace;
    private final MainView view;
    private final Settings settings;
    private final Scene scene;
    private final Unsaved unsaved;
    private final Menu recent = new Menu(Text.of("menu.recent"));
    private final List<Path> beingOpened = new ArrayList<>();
    private double scale;
    private Theme theme;

    Commands(Workspace workspace, MainView view, Settings settings, Scene scene) {
        this.workspace = workspace;
        this.view = view;
        this.settings = settings;
        this.scene = scene;
        this.unsaved = new Unsaved(workspace, view.editor(), this::save);
        this.theme = settings.theme();
        this.scale = settings.number("scale", 1, Theme.SMALLEST_SCALE, Theme.LARGEST_SCALE);
        workspace.work().subscribe(work -> work.ifPresentOrElse(w -> { }, this::remember));
        fillMenu();
        keys();
        drops();
        view.welcome().openButton().setOnAction(event -> askAndOpen());
        theme.apply(scene, scale);
    }

    private void fillMenu() {
        Menu samples = new Menu(Text.of("menu.samples"));
        for (Samples.Sample sample : Samples.programs()) {
            MenuItem object = item(sample.name() + ".o   " + sample.sentence(), null, () -> replace(() -> workspace.openSample(sample.name())));
            samples.getItems().add(object);
        }
        samples.getItems().add(new SeparatorMenuItem());
        for (Samples.Sample sample : Samples.programs()) {
            if (Samples.assembly(sample.name()).isPresent()) {
                samples.getItems().add(item(sample.name() + ".bpf", null, () -> replace(() -> workspace.openSampleSource(sample.name()))));
            }
        }
        Menu captures = new Menu(Text.of("menu.captures"));
        for (Samples.Sample capture : Samples.captures()) {
            captures.getItems().add(item(capture.name() + "   " + capture.sentence(), null, () -> workspace.openSampleCapture(capture.name())));
        }
        Menu lessons = new Menu(Text.of("menu.lessons"));
        view.lessons().lessons().forEach(lesson -> lessons.getItems().add(item(lesson.title(), null, () -> replace(() -> view.lessons().open(lesson.id())))));
        lessons.getItems().addAll(new SeparatorMenuItem(), item(Text.of("menu.lesson.hide"), null, view.lessons()::close));
        fillRecent();
        MachineMenu machine = new MachineMenu(workspace);
        view.menu().getItems().setAll(
                item(Text.of("menu.new"), key(KeyCode.N), () -> replace(() -> workspace.openText(Text.of("new.name"), Text.of("new.text")))),
                item(Text.of("menu.open"), key(KeyCode.O), this::askAndOpen),
                recent,
                item(Text.of("menu.save"), key(KeyCode.S), this::save),
                item(Text.of("menu.save-as"), new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), this::saveAs),
                traceItem(),
                new SeparatorMenuItem(), samples, captures, lessons,
                new SeparatorMenuItem(), machine.platforms(), machine.processors(), machine.turns(),
                item(Text.of("menu.world"), null, () -> view.showDock(MainView.WORLD)),
                item(Text.of("menu.stop-where"), new KeyCodeCombination(KeyCode.F9, KeyCombination.SHORTCUT_DOWN), view::askWhereToStop),
                new SeparatorMenuItem(), themes(), scales(),
                new SeparatorMenuItem(), item(Text.of("menu.quit"), key(KeyCode.Q), this::quit));
    }

    /// Does what puts another text in the editor, unless the user wants to keep the one that is there.
    private void replace(Runnable action) {
        if (unsaved.mayGo(scene.getWindow())) {
            action.run();
        }
    }

    /// Whether the window may close: nothing in it would be lost, or the user says so.
    boolean mayClose() {
        return unsaved.mayGo(scene.getWindow());
    }

    private void quit() {
        if (mayClose()) {
            scene.getWindow().hide();
            Platform.exit();
        }
    }

    /// What was just opened is worth remembering, unless it was refused; a refusal names the file.
    private void remember() {
        String refused = workspace.notice().get().filter(n -> n.level() == Notice.Level.PROBLEM).map(Notice::text).orElse("");
        List<Path> opened = beingOpened.stream().filter(file -> !refused.contains(String.valueOf(file.getFileName()))).toList();
        beingOpened.clear();
        if (!opened.isEmpty()) {
            opened.forEach(settings::opened);
            fillRecent();
            keep();
        }
    }

    private void fillRecent() {
        recent.getItems().clear();
        for (Path file : settings.recent()) {
            recent.getItems().add(item(file.toString(), null, () -> open(file)));
        }
        if (recent.getItems().isEmpty()) {
            MenuItem none = new MenuItem(Text.of("menu.recent.none"));
            none.setDisable(true);
            recent.getItems().add(none);
        }
    }

    private Menu themes() {
        Menu menu = new Menu(Text.of("menu.theme"));
        ToggleGroup group = new ToggleGroup();
        for (Theme each : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(Text.of("menu.theme." + each.name().toLowerCase(Locale.ROOT)));
            item.setToggleGroup(group);
            item.setSelected(each == theme);
            item.setOnAction(event -> show(each, scale));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu scales() {
        Menu menu = new Menu(Text.of("menu.scale"));
        ToggleGroup group = new ToggleGroup();
        for (double each : SCALES) {
            RadioMenuItem item = new RadioMenuItem(Math.round(each * 100) + " %");
            item.setToggleGroup(group);
            item.setSelected(each == scale);
            item.setOnAction(event -> show(theme, each));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void show(Theme wanted, double size) {
        theme = wanted;
        scale = size;
        settings.set(wanted);
        settings.set("scale", size);
        wanted.apply(scene, size);
        keep();
    }

    /// Writes the settings at once, so that they outlive a process that is killed.
    private void keep() {
        try {
            settings.write();
        } catch (IOException e) {
            workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("settings.not-kept", String.valueOf(e.getMessage()))));
        }
    }

    private void keys() {
        TransportViewModel transport = view.transport();
        Map<KeyCombination, Runnable> keys = Map.of(
                new KeyCodeCombination(KeyCode.F10), transport::step,
                new KeyCodeCombination(KeyCode.F11), transport::step,
                new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN), transport::stepBack,
                new KeyCodeCombination(KeyCode.F11, KeyCombination.SHIFT_DOWN), transport::stepBack,
                new KeyCodeCombination(KeyCode.F5), transport::run,
                new KeyCodeCombination(KeyCode.F5, KeyCombination.SHIFT_DOWN), transport::runBack,
                new KeyCodeCombination(KeyCode.F9, KeyCombination.SHIFT_DOWN), () -> view.editor().askCondition(view.editor().assembly().caretLineProperty().get()),
                new KeyCodeCombination(KeyCode.F9), () -> workspace.toggleBreakpoint(view.editor().assembly().caretLineProperty().get()),
                new KeyCodeCombination(KeyCode.F1), view.editor()::toggleCard,
                new KeyCodeCombination(KeyCode.F2), transport::toStart);
        scene.getAccelerators().putAll(keys);
    }

    private void drops() {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            Dragboard board = event.getDragboard();
            open(board.getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(board.hasFiles());
            event.consume();
        });
    }

    void open(Path file) {
        open(List.of(file));
    }

    /// Opens several files at once, such as a program and its packets; asks once if one of them would take the place of the text.
    void open(List<Path> files) {
        Runnable opening = () -> files.forEach(file -> {
            beingOpened.add(file);
            workspace.open(file);
        });
        if (files.stream().allMatch(Commands::isCapture)) {
            opening.run();
        } else {
            replace(opening);
        }
        fillRecent();
    }

    private static boolean isCapture(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(pcap|pcapng|cap)");
    }

    private void askAndOpen() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("open.title"));
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter(Text.of("open.kinds"), "*.bpf", "*.s", "*.o", "*.bin", "*.pcap", "*.pcapng", "*.cap", "*.gstrace"),
                new FileChooser.ExtensionFilter(Text.of("open.all"), "*"));
        List<File> chosen = Optional.ofNullable(chooser.showOpenMultipleDialog(scene.getWindow())).orElse(List.of());
        open(chosen.stream().map(File::toPath).toList());
    }

    private boolean save() {
        Document document = workspace.session().get().document();
        boolean isText = document.object().isEmpty() && document.path().isPresent();
        return isText ? write(document.path().get()) : saveAs();
    }

    private boolean saveAs() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("save.title"));
        workspace.session().get().document().path().map(Path::toAbsolutePath).map(Path::getParent).filter(Files::isDirectory)
                .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        chooser.setInitialFileName(workspace.session().get().document().name().replaceFirst("\\.(o|bin)$", "") .replaceFirst("(\\.bpf)?$", ".bpf"));
        return Optional.ofNullable(chooser.showSaveDialog(scene.getWindow())).map(File::toPath).filter(this::write).isPresent();
    }

    private MenuItem traceItem() {
        MenuItem item = item(Text.of("menu.save-trace"), null, this::saveTrace);
        workspace.session().subscribe(session -> item.setDisable(session.timeline().isEmpty()));
        return item;
    }

    private void saveTrace() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("save.trace.title"));
        chooser.setInitialFileName(workspace.session().get().document().name().replaceFirst("\\.\\w+$", "") + ".gstrace");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Text.of("save.trace.kind"), "*.gstrace"));
        Optional.ofNullable(chooser.showSaveDialog(scene.getWindow())).map(File::toPath).ifPresent(workspace::saveTrace);
    }

    private boolean write(Path file) {
        try {
            Files.writeString(file, view.editor().assembly().text());
            unsaved.saved();
            settings.opened(file);
            fillRecent();
            keep();
            workspace.tell(new Notice(Notice.Level.INFO, Text.of("open.saved", file.getFileName())));
            return true;
        } catch (IOException e) {
            workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("open.not-saved", file, String.valueOf(e.getMessage()))));
            return false;
        }
    }

    private static MenuItem item(String title, @Nullable KeyCombination key, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setAccelerator(key);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
