package dev.glasshive.app;

import dev.glasshive.app.editor.EditorView;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Workspace;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// Asks before text that the user has typed would be lost.
final class Unsaved {
    private final EditorView editor;
    private final BooleanSupplier save;
    private String safe = "";
    private Document last = Document.ofText("", Optional.empty(), "");

    /// @param save saves the text and says whether it is now safe
    Unsaved(Workspace workspace, EditorView editor, BooleanSupplier save) {
        this.editor = editor;
        this.save = save;
        workspace.session().subscribe(session -> arrived(session.document()));
    }

    /// A text that came from elsewhere is safe as it is; one that the user is typing is not.
    private void arrived(Document document) {
        if (!document.isSameAs(last)) {
            safe = document.unsaved() ? "" : document.text();
        }
        last = document;
    }

    /// Goes on with what `before` knew of the same text.
    void goOnFrom(Unsaved before) {
        safe = before.safe;
        last = before.last;
    }

    /// The text was written to a file.
    void saved() {
        safe = editor.assembly().text();
    }

    /// Whether what is in the editor lies somewhere else, too.
    boolean isSafe() {
        String text = editor.assembly().text();
        return text.isBlank() || text.equals(safe);
    }

    /// Whether what is in the editor may go: it is safe, or the user says so.
    boolean mayGo(Window owner) {
        if (isSafe()) {
            return true;
        }
        ButtonType keep = new ButtonType(Text.of("discard.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonType write = new ButtonType(Text.of("discard.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(Text.of("discard.discard"), ButtonBar.ButtonData.NO);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, Text.of("discard.text", last.name()), write, discard, keep);
        question.initOwner(owner);
        question.setTitle(Text.of("discard.title"));
        question.setHeaderText(Text.of("discard.title"));
        ButtonType answer = question.showAndWait().orElse(keep);
        return answer.equals(discard) || answer.equals(write) && save.getAsBoolean();
    }
}
