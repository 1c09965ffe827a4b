package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.editor.EditorView;
import dev.glasshive.app.rejection.RejectionCard;
import dev.glasshive.app.rejection.RejectionView;
import dev.glasshive.app.rejection.RejectionViewModel;
import dev.glasshive.app.workspace.Workspace;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;

/// Puts the card about a rejection under its line in the editor.
final class RejectionPlace {
    private final RejectionViewModel model;
    private final EditorView editor;
    private final Consumer<String> openLesson;

    RejectionPlace(Workspace workspace, EditorView editor, Consumer<String> openLesson) {
        this.model = new RejectionViewModel(workspace);
        this.editor = editor;
        this.openLesson = openLesson;
        model.card().subscribe(this::place);
        model.open().subscribe(this::place);
        editor.onTyping(model::edited);
    }

    void addTo(CommandRegistry registry) {
        registry.add(Command.of(CommandGroup.RUN, "verify.rejection", this::reveal).keys("F8").when(Bindings.createBooleanBinding(() -> model.card().get().isPresent(), model.card())));
    }

    /// Shows the card, and the line that it is about.
    void reveal() {
        if (model.card().get().isPresent()) {
            model.show();
            editor.showAssemblyTab();
            editor.assembly().revealLine(line(model.card().get().get()));
        }
    }

    private void place() {
        if (model.open().get() && model.card().get().isPresent()) {
            RejectionCard card = model.card().get().get();
            editor.showBelow(line(card), new RejectionView(model, card, openLesson));
        } else {
            editor.showNothingBelow();
        }
    }

    private static int line(RejectionCard card) {
        return card.line().orElse(0);
    }
}
