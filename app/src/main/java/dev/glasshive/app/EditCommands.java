package dev.glasshive.app;

import dev.glasshive.app.command.Command;
import dev.glasshive.app.command.CommandGroup;
import dev.glasshive.app.command.CommandRegistry;
import dev.glasshive.app.editor.EditorView;
import dev.glasshive.app.editor.SourceEditing;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.Diagnostic;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// What can be done with the assembly text.
final class EditCommands {
    private final EditorView editor;
    private final BooleanBinding hasErrors;

    EditCommands(EditorView editor, Workspace workspace) {
        this.editor = editor;
        hasErrors = Bindings.createBooleanBinding(() -> workspace.session().get().diagnostics().stream().anyMatch(Diagnostic::isError), workspace.session());
    }

    void addTo(CommandRegistry registry) {
        registry.add(
                Command.of(CommandGroup.EDIT, "edit.complete", editor::complete).keys("Ctrl+Space"),
                Command.of(CommandGroup.EDIT, "edit.find", () -> editor.find().open(false)).keys("Shortcut+F"),
                Command.of(CommandGroup.EDIT, "edit.replace", () -> editor.find().open(true)).keys("Shortcut+H"),
                Command.of(CommandGroup.EDIT, "edit.find-next", () -> editor.find().next()).keys("F3"),
                Command.of(CommandGroup.EDIT, "edit.find-previous", () -> editor.find().previous()).keys("Shift+F3"),
                of("edit.definition", SourceEditing::goToDefinition).keys("F12"),
                of("edit.back", SourceEditing::goBack).keys("Alt+Left"),
                of("edit.where", SourceEditing::askWhere).keys("Shortcut+G"),
                Command.of(CommandGroup.EDIT, "edit.next-error", () -> editor.editing().goToProblem(true)).keys("F8").when(hasErrors),
                Command.of(CommandGroup.EDIT, "edit.previous-error", () -> editor.editing().goToProblem(false)).keys("Shift+F8").when(hasErrors),
                of("edit.rename", SourceEditing::rename).keys("F2"),
                of("edit.fold", SourceEditing::fold).keys("Shortcut+Shift+Minus"),
                of("edit.unfold", SourceEditing::unfold).keys("Shortcut+Shift+Equals"),
                of("edit.unfold-all", SourceEditing::unfoldAll).keys("Shortcut+K Shortcut+J"),
                of("edit.comment", SourceEditing::toggleComment).keys("Shortcut+Slash"),
                of("edit.format", SourceEditing::format).keys("Shortcut+Shift+I"));
    }

    private Command of(String id, Consumer<SourceEditing> action) {
        return Command.of(CommandGroup.EDIT, id, () -> action.accept(editor.editing()));
    }
}
