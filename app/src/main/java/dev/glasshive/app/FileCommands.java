package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.editor.EditorView;
import dev.glasshive.app.recovery.ClosedTexts;
import dev.glasshive.app.recovery.RecoveryViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.files.WholeFile;
import dev.glasshive.packet.Capture;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;

/// Opening and saving, and what was opened before.
final class FileCommands {
    private final Workspace workspace;
    private final EditorView editor;
    private final Settings settings;
    private final Scene scene;
    private final Unsaved unsaved;
    private BooleanSupplier keptElsewhere = () -> false;
    private final RecoveryViewModel recovery;
    private Runnable onSaved = () -> {};
    private Consumer<List<Path>> takePacks = paths -> { };
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private final List<Path> beingOpened = new ArrayList<>();
    private Optional<String> remark = Optional.empty();

    FileCommands(Workspace workspace, EditorView editor, RecoveryViewModel recovery, Settings settings, Scene scene) {
        this.workspace = workspace;
        this.editor = editor;
        this.settings = settings;
        this.scene = scene;
        this.recovery = recovery;
        this.unsaved = new Unsaved(workspace, editor, this::save);
        recent.setAll(settings.recent());
        editor.beforeOpening(() -> recovery.closing(editor.assembly().text(), unsaved.isSafe(), caret()));
        // What came of the work is known right after it has ended.
        workspace.work().subscribe(work -> work.ifPresentOrElse(w -> { }, () -> Platform.runLater(this::remember)));
    }

    /// Goes on with what `before` knew of the same text.
    void goOnFrom(FileCommands before) {
        unsaved.goOnFrom(before.unsaved);
    }

    /// Adds the commands of files.
    void addTo(CommandRegistry registry) {
        registry.add(
                Command.of(CommandGroup.FILE, "file.new", () -> replace(() -> workspace.openText(Text.of("new.name"), Text.of("new.text")))).keys("Shortcut+N"),
                Command.of(CommandGroup.FILE, "file.open", this::askAndOpen).keys("Shortcut+O"),
                Command.of(CommandGroup.FILE, "file.reopen", this::reopenClosed).keys("Shortcut+Shift+T"),
                Command.of(CommandGroup.FILE, "file.kept", recovery::show).when(Bindings.isNotEmpty(recovery.offers())),
                Command.of(CommandGroup.FILE, "file.explain-log", this::askForLog).keys("Shortcut+Shift+L"),
                Command.of(CommandGroup.FILE, "file.paste-log", this::pasteLog).keys("Shortcut+Shift+V"),
                Command.of(CommandGroup.FILE, "file.save", this::save).keys("Shortcut+S"),
                Command.of(CommandGroup.FILE, "file.save-as", this::saveAs).keys("Shortcut+Shift+S"),
                Command.of(CommandGroup.FILE, "file.save-trace", this::saveTrace).keys("Shortcut+Alt+S")
                        .when(Bindings.createBooleanBinding(() -> workspace.session().get().timeline().isPresent(), workspace.session())),
                Command.of(CommandGroup.FILE, "file.save-capture", this::saveCapture)
                        .when(Bindings.createBooleanBinding(() -> !workspace.session().get().capture().packets().isEmpty(), workspace.session())));
        for (Samples.Sample sample : Samples.programs()) {
            registry.add(Command.titled(CommandGroup.FILE, "sample." + sample.name(), described(sample.name() + ".o", sample),
                    () -> replace(() -> workspace.openSample(sample.name()))));
        }
        for (Samples.Sample sample : Samples.programs()) {
            if (Samples.assembly(sample.name()).isPresent()) {
                registry.add(Command.titled(CommandGroup.FILE, "assembly." + sample.name(), described(sample.name() + ".bpf", sample),
                        () -> replace(() -> workspace.openSampleSource(sample.name()))));
            }
        }
        for (Samples.Sample capture : Samples.captures()) {
            registry.add(Command.titled(CommandGroup.FILE, "capture." + capture.name(), described(capture.name(), capture),
                    () -> workspace.openSampleCapture(capture.name())));
        }
    }

    private static String described(String name, Samples.Sample sample) {
        return Text.of("command.sample", name, sample.sentence());
    }

    /// Files opened before, the newest first.
    ObservableList<Path> recent() {
        return recent;
    }

    /// Does what puts another text in the editor, unless the user wants to keep the one that is there.
    void replace(Runnable action) {
        if (mayClose()) {
            action.run();
        }
    }

    /// Sets what says whether the text in the editor is kept by somebody else, as that of an exam is.
    void knowKept(BooleanSupplier elsewhere) {
        keptElsewhere = elsewhere;
    }

    /// Whether the text in the editor may go: nothing would be lost, or the user says so.
    boolean mayClose() {
        return keptElsewhere.getAsBoolean() || unsaved.mayGo(scene.getWindow());
    }

    /// Brings back what a killed process left, unless the user wants to keep what is open.
    void restore(RecoveryViewModel.Offer offer) {
        replace(() -> recovery.restore(offer, editor.assembly()::placeCaret));
    }

    /// What brings back the text that is open now, whatever is opened meanwhile.
    Runnable wayBack() {
        ClosedTexts.Closed now = recovery.now(editor.assembly().text(), unsaved.isSafe(), caret());
        Capture packets = workspace.session().get().capture();
        return () -> {
            recovery.comeBack(now, editor.assembly()::placeCaret);
            workspace.give(given -> given.with(packets), timeline -> 0);
        };
    }

    private int caret() {
        return editor.assembly().area().getCaretPosition();
    }

    private void reopenClosed() {
        if (recovery.canReopen()) {
            replace(() -> recovery.reopenClosed(editor.assembly()::placeCaret));
        } else {
            recovery.tellNoneClosed();
        }
    }

    /// Sets what happens after a text was saved.
    void onSaved(Runnable action) {
        onSaved = action;
    }

    /// Whether nothing would be lost if the window closed now.
    boolean isSafe() {
        return keptElsewhere.getAsBoolean() || unsaved.isSafe();
    }

    /// What was just opened is worth remembering, unless it was refused.
    private void remember() {
        // What was asked for in between comes later.
        if (workspace.work().get().isPresent()) {
            return;
        }
        List<Path> opened = OpenedFiles.among(beingOpened, workspace.session().get(), workspace.notice().get());
        tellRemark();
        beingOpened.clear();
        if (!opened.isEmpty()) {
            opened.forEach(settings::opened);
            keep();
        }
    }

    private void keep() {
        recent.setAll(settings.recent());
        settings.keep(workspace);
    }

    /// Sets what takes courses that are dropped or given by name.
    void takePacksWith(Consumer<List<Path>> taker) {
        takePacks = taker;
    }

    /// Opens several files at once, such as a program and its packets; asks once if one of them would take the place of the text, and says what is left.
    void open(List<Path> files) {
        Delivery delivery = Delivery.of(files);
        if (!delivery.lessons().isEmpty()) {
            takePacks.accept(delivery.lessons());
        }
        Runnable opening = () -> {
            remark = delivery.remark();
            delivery.opened().forEach(file -> {
                beingOpened.add(file);
                workspace.open(file);
            });
            if (delivery.opened().isEmpty()) {
                tellRemark();
            }
        };
        if (delivery.program().isEmpty()) {
            opening.run();
        } else {
            replace(opening);
        }
    }

    /// What has gone wrong matters more than what was left.
    private void tellRemark() {
        if (workspace.notice().get().filter(n -> n.level() == Notice.Level.PROBLEM).isEmpty() || beingOpened.isEmpty()) {
            remark.ifPresent(words -> workspace.tell(new Notice(Notice.Level.INFO, words)));
        }
        remark = Optional.empty();
    }

    private void askAndOpen() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("open.title"));
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter(Text.of("open.kinds"), "*.bpf", "*.s", "*.c", "*.o", "*.bin", "*.pcap", "*.pcapng", "*.cap", "*.gstrace"),
                new FileChooser.ExtensionFilter(Text.of("open.all"), "*"));
        List<File> chosen = Optional.ofNullable(chooser.showOpenMultipleDialog(scene.getWindow())).orElse(List.of());
        open(chosen.stream().map(File::toPath).toList());
    }

    private void askForLog() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("open.log.title"));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(Text.of("open.log.kinds"), "*.log", "*.txt"),
                new FileChooser.ExtensionFilter(Text.of("open.all"), "*"));
        Optional.ofNullable(chooser.showOpenDialog(scene.getWindow())).map(File::toPath).ifPresent(file -> open(List.of(file)));
    }

    private void pasteLog() {
        pasteLog(Clipboard.getSystemClipboard().hasString() ? Clipboard.getSystemClipboard().getString() : "");
    }

    /// Opens a log that was copied or dropped.
    void pasteLog(String text) {
        if (text.isBlank()) {
            workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("saved-log.empty")));
        } else {
            replace(() -> workspace.openLog(Text.of("saved-log.pasted"), text));
        }
    }

    private boolean save() {
        Document document = workspace.session().get().document();
        boolean isText = document.object().isEmpty() && document.log().isEmpty() && document.path().isPresent();
        return isText ? write(document.path().get()) : saveAs();
    }

    private boolean saveAs() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("save.title"));
        workspace.session().get().document().path().map(Path::toAbsolutePath).map(Path::getParent).filter(Files::isDirectory)
                .ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
        Document document = workspace.session().get().document();
        chooser.setInitialFileName(document.isC() ? document.name() : document.name().replaceFirst("\\.(o|bin)$", "").replaceFirst("(\\.bpf)?$", ".bpf"));
        return Optional.ofNullable(chooser.showSaveDialog(scene.getWindow())).map(File::toPath).filter(this::write).isPresent();
    }

    private void saveTrace() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("save.trace.title"));
        chooser.setInitialFileName(workspace.session().get().document().name().replaceFirst("\\.\\w+$", "") + ".gstrace");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Text.of("save.trace.kind"), "*.gstrace"));
        Optional.ofNullable(chooser.showSaveDialog(scene.getWindow())).map(File::toPath).ifPresent(workspace::saveTrace);
    }

    void saveCapture() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("save.capture.title"));
        chooser.setInitialFileName(workspace.session().get().capture().name().replaceFirst("\\.\\w+$", "") + ".pcap");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Text.of("save.capture.kind"), "*.pcap"));
        Optional.ofNullable(chooser.showSaveDialog(scene.getWindow())).map(File::toPath).ifPresent(workspace::saveCapture);
    }

    private boolean write(Path file) {
        try {
            WholeFile.write(file, editor.assembly().text());
            unsaved.saved();
            onSaved.run();
            settings.opened(file);
            keep();
            workspace.tell(new Notice(Notice.Level.INFO, Text.of("open.saved", file.getFileName())));
            return true;
        } catch (IOException e) {
            workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("open.not-saved", file, String.valueOf(e.getMessage()))));
            return false;
        }
    }
}
