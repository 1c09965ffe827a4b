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
import dev.glasshive.app.rejection.RejectionView;
import dev.glasshive.app.rejection.RejectionViewModel;
import dev.glasshive.app.rejection.Trial;
import dev.glasshive.app.workspace.Workspace;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// Puts the card about a rejection under its line in the editor.
final class RejectionPlace implements Doors {
    private static final String FIX = "verify.fix";

    private final RejectionViewModel model;
    private final EditorView editor;
    private final Consumer<String> openLesson;
    private final Runnable showCauses;
    private final RejectionView card;
    private String fixKey = "";

    RejectionPlace(Workspace workspace, EditorView editor, Consumer<String> openLesson, Runnable showCauses) {
        this.model = new RejectionViewModel(workspace);
        this.editor = editor;
        this.openLesson = openLesson;
        this.showCauses = showCauses;
        card = new RejectionView(model, this);
        model.card().subscribe(this::place);
        model.open().subscribe(this::place);
        model.applyWith(this::apply);
        editor.onTyping(model::edited);
    }

    void addTo(CommandRegistry registry, KeyMap keys) {
        BooleanBinding isRejected = Bindings.createBooleanBinding(() -> model.card().get().isPresent(), model.card());
        BooleanBinding traps = Bindings.createBooleanBinding(() -> model.trial().get() instanceof Trial.Traps, model.trial());
        Command fix = Command.of(CommandGroup.RUN, FIX, model::apply).keys("Shortcut+Enter").when(model.canApply());
        registry.add(Command.of(CommandGroup.RUN, "verify.rejection", this::reveal).keys("F8").when(isRejected), fix,
                Command.of(CommandGroup.RUN, "verify.trap", model::runAndTrap).when(traps));
        fixKey = keys.keys(fix).stream().findFirst().map(KeySequence::words).orElse("");
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
    public String fixKey() {
        return fixKey;
    }

    private void apply(FixChoice fix) {
        if (editor.assembly().text().equals(fix.text())) {
            editor.assembly().editInPlace(fix.edits().stream().map(edit -> new TextEdit(edit.start(), edit.start() + edit.length(), edit.replacement())).toList());
            editor.takeOver();
        }
    }

    private void place() {
        if (model.open().get() && model.card().get().isPresent()) {
            editor.showBelow(line(), card);
            if (model.takesEye()) {
                editor.assembly().revealNote(line());
            }
        } else {
            editor.showNothingBelow();
        }
    }

    private int line() {
        return model.card().get().flatMap(shown -> shown.line().stream().boxed().findFirst()).orElse(0);
    }
}
