package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.command.KeyMap;
import dev.glasshive.app.command.KeySequence;
import dev.glasshive.app.control.TextEdit;
import dev.glasshive.app.editor.EditorView;
import dev.glasshive.app.rejection.Doors;
import dev.glasshive.app.rejection.FixChoice;
import dev.glasshive.app.rejection.RejectionReports;
import dev.glasshive.app.rejection.RejectionView;
import dev.glasshive.app.rejection.RejectionViewModel;
import dev.glasshive.app.rejection.Trial;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.files.WholeFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;

/// Puts the card about a rejection under its line in the editor.
final class RejectionPlace implements Doors {
    private static final String FIX = "verify.fix";

    private final Workspace workspace;
    private final RejectionViewModel model;
    private final RejectionReports reports;
    private final EditorView editor;
    private Consumer<String> openLesson = id -> { };
    private final Runnable showCauses;
    private final Runnable showLog;
    private final Runnable showPlatforms;
    private final RejectionView card;
    private final RejectionView cardInC;
    private String fixKey = "";

    /// @param showLog shows what the verifier says itself
    /// @param showPlatforms shows what both platforms say
    RejectionPlace(Workspace workspace, EditorView editor, Runnable showCauses, Runnable showLog, Runnable showPlatforms) {
        this.workspace = workspace;
        this.model = new RejectionViewModel(workspace);
        this.reports = new RejectionReports(workspace, model);
        this.editor = editor;
        this.showCauses = showCauses;
        this.showLog = showLog;
        this.showPlatforms = showPlatforms;
        card = new RejectionView(model, this);
        cardInC = new RejectionView(model, this);
        model.card().subscribe(this::place);
        model.open().subscribe(this::place);
        editor.assembly().low().subscribe(card::shorten);
        editor.assembly().lowest().subscribe(card::shortenMore);
        model.applyWith(this::apply);
        editor.onTyping(model::edited);
        editor.assembly().area().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.open().get() && model.card().get().isPresent()) {
                model.close();
                event.consume();
            }
        });
        workspace.verifier().look().subscribe(look -> {
            if (model.open().get() && workspace.isVerifying()) {
                look.flatMap(this::line).ifPresent(editor.assembly()::revealLine);
            }
        });
    }

    void addTo(CommandRegistry registry, KeyMap keys) {
        BooleanBinding isRejected = Bindings.createBooleanBinding(() -> model.card().get().isPresent(), model.card());
        BooleanBinding traps = Bindings.createBooleanBinding(() -> model.trial().get() instanceof Trial.Shown, model.trial());
        Command fix = Command.of(CommandGroup.RUN, FIX, model::apply).keys("Shortcut+Enter").when(model.canAnswer());
        registry.add(Command.of(CommandGroup.RUN, "verify.rejection", this::reveal).keys("F8").when(isRejected), fix,
                Command.of(CommandGroup.RUN, "verify.trap", model::runAndTrap).when(traps),
                Command.of(CommandGroup.FILE, "verify.save", this::save).when(isRejected),
                Command.of(CommandGroup.EDIT, "verify.copy", this::copy).when(isRejected));
        fixKey = keys.keys(fix).stream().findFirst().map(KeySequence::words).orElse("");
    }

    /// Sets who opens the lesson that is called as given.
    void openLessonsWith(Consumer<String> action) {
        openLesson = action;
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("page.title"));
        chooser.setInitialFileName(workspace.session().get().document().name().replaceFirst("\\.\\w+$", "") + ".html");
        Optional.ofNullable(chooser.showSaveDialog(card.getScene() == null ? null : card.getScene().getWindow())).map(File::toPath).ifPresent(this::saveTo);
    }

    /// Writes the rejection as a page.
    void saveTo(Path file) {
        reports.page().ifPresent(page -> {
            try {
                WholeFile.write(file, page);
                workspace.tell(new Notice(Notice.Level.INFO, Text.of("open.saved", file.getFileName())));
            } catch (IOException e) {
                workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("open.not-saved", file, String.valueOf(e.getMessage()))));
            }
        });
    }

    private void copy() {
        reports.text().ifPresent(text -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            workspace.tell(new Notice(Notice.Level.INFO, Text.of("page.copied")));
        });
    }

    /// What the card says.
    RejectionViewModel model() {
        return model;
    }

    /// Shows the card, and the line that it is about.
    void reveal() {
        if (model.card().get().isPresent()) {
            model.show();
            editor.showAssemblyTab();
            editor.assembly().revealNote(line());
        } else if (workspace.silent().get()) {
            showLog.run();
        }
    }

    @Override
    public void openLesson(String id) {
        openLesson.accept(id);
    }

    @Override
    public void showCauses() {
        showCauses.run();
    }

    @Override
    public void showPlatforms() {
        showPlatforms.run();
    }

    @Override
    public String fixKey() {
        return fixKey;
    }

    private void apply(FixChoice fix) {
        if (editor.assembly().text().equals(fix.text())) {
            editor.assembly().editInPlace(fix.edits().stream().map(edit -> new TextEdit(edit.start(), edit.start() + edit.length(), edit.replacement())).toList());
            editor.takeOver();
            // The card that was pressed goes, and the keyboard would go to whatever comes next.
            editor.assembly().area().requestFocus();
        }
    }

    private void place() {
        if (model.open().get() && model.card().get().isPresent()) {
            editor.showBelow(line(), card);
            model.card().get().get().lineInC().ifPresent(line -> editor.showBelowInC(line, cardInC));
            if (model.takesEye()) {
                editor.assembly().revealNote(line());
            }
        } else {
            editor.showNothingBelow();
        }
    }

    private Optional<Integer> line(Look look) {
        return workspace.verifier().verification().get()
                .flatMap(judged -> workspace.session().get().lines().line(judged.program().name(), look.visit().slot()).stream().boxed().findFirst());
    }

    private int line() {
        return model.card().get().flatMap(shown -> shown.line().stream().boxed().findFirst()).orElse(0);
    }
}
