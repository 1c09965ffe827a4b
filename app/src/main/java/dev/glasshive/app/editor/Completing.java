package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodePane;
import dev.glasshive.app.control.CompletionList;
import dev.glasshive.app.text.Text;
import java.util.function.IntPredicate;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.CodeArea;

/// Offers what could stand at the caret, when asked or while somebody types.
public final class Completing {
    /// In texts of more lines nothing is offered unasked, for all their names would be read after every letter.
    private static final int LONG = 20_000;

    private final EditorViewModel model;
    private final CodeArea area;
    private final CompletionList list;
    private Completions.Answer answer = Completions.Answer.NONE;
    private boolean asked;
    // What follows from the last letter, once the editor has taken it.
    private Runnable next = Completing::rest;

    Completing(EditorViewModel model, CodePane pane) {
        this.model = model;
        this.area = pane.area();
        list = new CompletionList(pane, Text.of("complete.title"), this::choose);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        area.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> close());
        area.addEventFilter(ScrollEvent.SCROLL, event -> close());
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                close();
            }
        });
    }

    /// Offers what could stand at the caret.
    public void open() {
        asked = true;
        refresh();
    }

    private void close() {
        asked = false;
        answer = Completions.Answer.NONE;
        list.close();
    }

    private void refresh() {
        int caret = area.getCaretPosition();
        answer = area.getSelection().getLength() > 0 || !area.isEditable() ? Completions.Answer.NONE : model.completions(area.getText(), caret);
        if (answer.proposals().isEmpty()) {
            close();
        } else {
            list.show(answer.proposals().stream().map(Completing::item).toList());
        }
    }

    private static CompletionList.Item item(Proposal proposal) {
        String tag = Text.of("complete.sort." + proposal.sort().key());
        return new CompletionList.Item(tag, proposal.sort().token(), proposal.name(), proposal.detail(), Text.of("complete.item", proposal.name(), tag, proposal.detail()));
    }

    /// The editor has not taken the letter yet.
    private void typed(KeyEvent event) {
        String letter = event.getCharacter();
        if (event.isShortcutDown() || event.isAltDown() || letter.isEmpty() || Character.isISOControl(letter.charAt(0))) {
            return;
        }
        later(() -> {
            String before = area.getText(area.getCurrentParagraph()).substring(0, area.getCaretColumn());
            if (!asked && area.getParagraphs().size() > LONG) {
                return;
            }
            if (list.isOpen() && CaretPlace.isWordPart(letter.charAt(0)) || Completions.isOpenedBy(before)) {
                refresh();
            } else {
                close();
            }
        });
    }

    private void later(Runnable action) {
        next = action;
        Platform.runLater(this::catchUp);
    }

    private void catchUp() {
        Runnable action = next;
        next = Completing::rest;
        action.run();
    }

    private static void rest() {}

    private void pressed(KeyEvent event) {
        // A key may come before what was put off, and is not meant for proposals for a word that is longer by now.
        catchUp();
        if (!list.isOpen()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> move(event, -1);
            case DOWN -> move(event, 1);
            case PAGE_UP -> move(event, -list.page());
            case PAGE_DOWN -> move(event, list.page());
            case ESCAPE -> {
                close();
                event.consume();
            }
            case ENTER, TAB -> accept(event);
            case BACK_SPACE -> later(this::shorten);
            case LEFT, RIGHT, HOME, END, DELETE -> close();
            default -> { }
        }
    }

    private void shorten() {
        if (asked || area.getCaretPosition() > answer.start()) {
            refresh();
        } else {
            close();
        }
    }

    private void move(KeyEvent event, int rows) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            close();
        } else {
            list.move(rows);
            event.consume();
        }
    }

    /// Who has typed all of a word and did not ask means a new line.
    private void accept(KeyEvent event) {
        Proposal proposal = answer.proposals().get(list.selected());
        String word = area.getText(answer.start(), area.getCaretPosition());
        if (event.getCode() == KeyCode.ENTER && !asked && proposal.insert().equals(word)) {
            close();
            return;
        }
        event.consume();
        insert(proposal, event.getCode() == KeyCode.TAB ? CaretPlace::isWordPart : c -> false);
    }

    private void choose(int index) {
        area.requestFocus();
        insert(answer.proposals().get(index), c -> false);
    }

    /// @param taken which letters behind the caret are replaced, too
    private void insert(Proposal proposal, IntPredicate taken) {
        int start = answer.start();
        int end = area.getCaretPosition();
        while (end < area.getLength() && taken.test(area.getText(end, end + 1).charAt(0))) {
            end++;
        }
        close();
        area.getUndoManager().preventMerge();
        area.replaceText(start, end, proposal.insert());
        area.getUndoManager().preventMerge();
        area.selectRange(start + proposal.selectFrom(), start + proposal.selectTo());
        area.requestFollowCaret();
        if (proposal.again()) {
            later(this::refresh);
        }
    }
}
