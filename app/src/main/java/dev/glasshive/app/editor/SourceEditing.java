package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodePane;
import dev.glasshive.app.control.CodeProblem;
import dev.glasshive.app.control.FieldPopup;
import dev.glasshive.app.text.Text;
import dev.glasshive.asm.SourceNames;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.model.TwoDimensional.Position;

/// What a user can do with the assembly text besides typing. Every change is one step for undo.
public final class SourceEditing {
    /// How many places to come back from are kept.
    private static final int MOST_PLACES = 100;

    private final EditorViewModel model;
    private final CodePane pane;
    private final CodeArea area;
    private final Deque<Integer> places = new ArrayDeque<>();

    SourceEditing(EditorViewModel model, CodePane pane) {
        this.model = model;
        this.pane = pane;
        this.area = pane.area();
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, this::clicked);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::indent);
        model.document().subscribe(places::clear);
    }

    /// Goes to where the name under the caret is defined.
    public void goToDefinition() {
        goToDefinition(area.getCaretPosition());
    }

    private void goToDefinition(int offset) {
        if (model.isC()) {
            return;
        }
        Position from = area.offsetToPosition(offset, Bias.Forward);
        SourceNames.of(area.getText()).at(from.getMajor(), from.getMinor()).ifPresent(found -> go(found.place().line(), found.place().start()));
    }

    /// Goes to the next error, or to the one before; past the last one, to the first.
    public void goToProblem(boolean forwards) {
        List<CodeProblem> errors = Problems.errors(pane.problems());
        if (!errors.isEmpty()) {
            int index = Problems.beside(errors, area.getCaretPosition(), forwards);
            pane.placeCaret(errors.get(index).start());
            pane.revealLine(area.getCurrentParagraph());
            model.showProblem(index);
        }
    }

    /// Goes back to where the caret was before the last jump.
    public void goBack() {
        if (!places.isEmpty()) {
            Position place = area.offsetToPosition(Math.min(places.pop(), area.getLength()), Bias.Forward);
            pane.goTo(place.getMajor(), place.getMinor());
        }
    }

    private void go(int line, int column) {
        places.push(area.getCaretPosition());
        while (places.size() > MOST_PLACES) {
            places.removeLast();
        }
        pane.goTo(line, column);
    }

    /// Asks for a line or an instruction, and goes there.
    public void askWhere() {
        int lines = area.getParagraphs().size();
        pane.showField(area.getCurrentParagraph(), new FieldPopup(Text.of("goto.title"), Text.of("goto.hint", lines), "",
                words -> Destination.fault(words, lines, model::lineOfInstruction), words -> {
                    if (Destination.read(words, lines, model::lineOfInstruction) instanceof Destination.To(Destination there)) {
                        go(there.line(), there.column());
                    }
                }));
    }

    /// Asks for another name for what is named under the caret.
    public void rename() {
        if (model.isC()) {
            model.tell(Text.of("c.not-for-c"));
            return;
        }
        Optional<Renaming> renaming = Renaming.at(area.getText(), area.getCurrentParagraph(), area.getCaretColumn(), model::isHelper);
        if (renaming.isEmpty()) {
            model.tell(Text.of("rename.nothing"));
            return;
        }
        Renaming found = renaming.get();
        pane.showField(area.getCurrentParagraph(), new FieldPopup(found.title(), Text.of("rename.hint"), found.definition().name(), found::fault, name -> {
            // The text may have changed behind the field.
            if (area.getText().equals(found.text())) {
                pane.edit(found.edits(name));
            }
        }));
    }

    /// Sets the text well, and changes nothing that it means.
    public void format() {
        if (model.isC()) {
            model.tell(Text.of("c.not-for-c"));
            return;
        }
        pane.edit(LayoutEdits.of(area.getText()));
    }

    /// Makes comments of the selected lines or of the line of the caret, or the other way about.
    public void toggleComment() {
        int first = area.offsetToPosition(area.getSelection().getStart(), Bias.Forward).getMajor();
        int end = Math.max(area.getSelection().getStart(), area.getSelection().getEnd() - (area.getSelection().getLength() > 0 ? 1 : 0));
        pane.edit(CommentToggle.edits(area.getText(), first, area.offsetToPosition(end, Bias.Forward).getMajor(), model.isC() ? "//" : ";"));
    }

    /// Folds the function or comment that the caret is in.
    public void fold() {
        pane.fold();
    }

    /// Opens what is folded at the caret.
    public void unfold() {
        pane.unfold(false);
    }

    /// Opens all that is folded.
    public void unfoldAll() {
        pane.unfold(true);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown()) {
            goToDefinition(area.hit(event.getX(), event.getY()).getInsertionIndex());
            event.consume();
        }
    }

    /// A new line begins where the one before it began.
    private void indent(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !event.isAltDown() && area.isEditable() && !event.isConsumed()) {
            String line = area.getText(area.getCurrentParagraph());
            String margin = line.substring(0, Math.min(area.getCaretColumn(), (int) line.chars().takeWhile(Character::isWhitespace).count()));
            if (!margin.isEmpty()) {
                area.replaceSelection("\n" + margin);
                area.requestFollowCaret();
                event.consume();
            }
        }
    }
}
