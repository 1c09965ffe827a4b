package dev.glasshive.app.control;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.richtext.model.TwoDimensional;
import org.jspecify.annotations.Nullable;

/// An editor of code whose lines carry breakpoints, a program counter, instruction indices, inlay words and notes.
///
/// The text is the user's; everything around it is given from outside as values and replaced whole: [#showLines],
/// [#showProblems], [#showNotes].
public final class CodePane extends StackPane {
    private static final Duration HOVER_DELAY = Duration.ofMillis(350);
    private static final int TAB_COLUMNS = 8;
    private static final int MOST_MARKS = 200;
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    /// Below so many letters of height, notes are written smaller, so that more of them is in sight.
    private static final double LOW_IN_EM = 20;
    /// Below so many letters of height, notes should say less.
    private static final double BRIEF_IN_EM = 24;

    private final CodeArea area = new CodeArea();
    private final ReadOnlyIntegerWrapper caretLine = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper low = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper lowest = new ReadOnlyBooleanWrapper();
    private final Map<Integer, GutterRow> rows = new HashMap<>();
    private final Map<Integer, Region> notes = new HashMap<>();
    private final NoteRooms noteRooms = new NoteRooms(this, rows, notes, this::redress);
    private final Tooltip hover = new Tooltip();
    private final CardLayer cards;
    private final FoundMarks found = new FoundMarks(area);
    private final CodeInk ink = new CodeInk(area);
    private final Folds folds = new Folds(area, this::redraw);
    private final LineSight sight = new LineSight(area, folds, rows, notes, this::em);
    // Two invisible letters tell the size of the font that the theme chose.
    private final Text ruler = new Text("00");
    private List<CodeLine> lines = List.of();
    private IntConsumer onBreakpoint = line -> {};
    private PlaceConsumer onCard = (line, column) -> {};
    private IntFunction<List<ChoiceMenu.Choice>> gutterChoices = line -> List.of();
    private final BarBelow barBelow;
    private int dressings;

    public CodePane() {
        getStyleClass().add("code-pane");
        ruler.getStyleClass().add("code");
        ruler.setOpacity(0);
        ruler.setManaged(false);
        hover.setWrapText(true);
        area.sceneProperty().subscribe(scene -> installGutter());
        area.currentParagraphProperty()
                .addListener((observable, old, now) -> caretLine.set(now == null ? 0 : now));
        TypedLines.keepInSight(area);
        area.plainTextChanges().filter(change -> change.getInserted().indexOf('\n') >= 0 || change.getRemoved().indexOf('\n') >= 0).subscribe(this::linesMoved);
        area.setMouseOverTextDelay(HOVER_DELAY);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::showHover);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> hover.hide());
        addEventFilter(ScrollEvent.SCROLL, event -> sight.lookElsewhere());
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> sight.lookElsewhere());
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> sight.typed());
        area.heightProperty().subscribe(height -> {
            lowest.set(height.doubleValue() > 0 && height.doubleValue() < LOW_IN_EM * em());
            pseudoClassStateChanged(LOW, lowest.get());
            low.set(height.doubleValue() > 0 && height.doubleValue() < BRIEF_IN_EM * em());
            Platform.runLater(() -> rows.values().stream().filter(row -> notes.containsKey(row.line())).forEach(GutterRow::requestLayout));
        });
        VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
        barBelow = new BarBelow(scroll, area);
        getChildren().addAll(ruler, scroll);
        cards = new CardLayer(this, area);
    }

    /// Whether there is so little height that notes should be short.
    public ReadOnlyBooleanProperty low() {
        return low.getReadOnlyProperty();
    }

    /// Whether there is even less, so that notes are written smaller and should only name what they lead to.
    public ReadOnlyBooleanProperty lowest() {
        return lowest.getReadOnlyProperty();
    }

    /// Replaces the whole text and forgets the undo history, as when another file is opened. The same text, opened again, keeps its colours.
    public void open(String text) {
        // The editor does not tell of a text that takes the place of its equal, but drops its colours.
        if (!text.equals(area.getText())) {
            area.replaceText(text);
        }
        area.moveTo(0);
        revealLine(0);
        area.getUndoManager().forgetHistory();
    }

    /// Makes edits as [#edit] does; caret and scroll stay where they are.
    public void editInPlace(List<TextEdit> edits) {
        int caret = area.getCaretPosition();
        int moved = caret + edits.stream().filter(edit -> edit.end() <= caret).mapToInt(edit -> edit.text().length() - (edit.end() - edit.start())).sum();
        double scroll = area.getEstimatedScrollY();
        edit(edits);
        area.moveTo(Math.clamp(moved, 0, area.getLength()));
        area.scrollYToPixel(scroll);
    }

    public String text() {
        return area.getText();
    }

    /// Sets what happens, besides what was set before, after every change of the text. The text itself is not made for it, which takes long where it is long.
    public void onChange(Runnable action) {
        area.multiPlainChanges().subscribe(changes -> action.run());
    }

    public BooleanProperty editableProperty() {
        return area.editableProperty();
    }

    /// The line the caret is in, counted from 0.
    public ReadOnlyIntegerProperty caretLineProperty() {
        return caretLine.getReadOnlyProperty();
    }

    /// The editor itself, for key bindings and completion.
    public CodeArea area() {
        return area;
    }

    /// Sets who colours the text: style classes for every stretch of it, such as `token-register`.
    ///
    /// @param byLine whether the colours of a line depend on that line alone, so that it can be coloured alone
    public void highlightWith(Function<String, StyleSpans<Collection<String>>> highlighter, boolean byLine) {
        ink.highlightWith(highlighter, byLine);
    }

    /// Sets what happens when the gutter of a line, counted from 0, is clicked.
    public void onBreakpoint(IntConsumer action) {
        onBreakpoint = action;
    }

    /// Sets what the menu of the gutter of a line, counted from 0, offers.
    public void gutterMenu(IntFunction<List<ChoiceMenu.Choice>> choices) {
        gutterChoices = choices;
    }

    /// Opens a field below a line, or at the top where the line is out of view.
    public void showField(int line, FieldPopup field) {
        Bounds place = line < area.getParagraphs().size() ? area.getParagraphBoundsOnScreen(line).orElseGet(() -> localToScreen(getBoundsInLocal())) : localToScreen(getBoundsInLocal());
        field.show(this, place.getMinX() + 3 * em(), Math.min(place.getMaxY(), place.getMinY() + 2 * em()));
    }

    /// Takes a place of the text; line and column count from 0.
    @FunctionalInterface
    public interface PlaceConsumer {
        /// Takes a place.
        void accept(int line, int column);
    }

    /// Sets who is told that the user wants to know about a place: the mouse rests on it. [#showCard] is the answer.
    public void onCard(PlaceConsumer action) {
        onCard = action;
    }

    /// Shows a card beside a line until the user turns to something else.
    public void showCard(int line, CodeCard card) {
        cards.open(line, new CodeCardView(card), em());
    }

    /// Shows a card beside a line and gives it the keyboard, so that arrow keys scroll it and Escape closes it.
    public void showCardForKeyboard(int line, CodeCard card) {
        CodeCardView view = new CodeCardView(card);
        cards.open(line, view, em());
        view.takeKeyboard();
    }

    /// Closes the card, if one is open.
    public void closeCard() {
        cards.close();
    }

    /// Whether a card is open.
    public boolean hasCard() {
        return cards.isOpen();
    }

    /// Shows what lies beside each line; lines past the end of the list are plain. The list is not copied, and must not change any more; only lines in view are asked for.
    public void showLines(List<CodeLine> wanted) {
        lines = wanted;
        // Lines out of view have no rows; they get theirs when they come into view.
        List.copyOf(rows.values()).forEach(row -> row.show(line(row.line())));
    }

    private void linesMoved(PlainTextChange change) {
        // Of several changes in one, the text is already as it is after the last.
        TwoDimensional.Position place = area.offsetToPosition(Math.min(change.getPosition(), area.getLength()), Bias.Forward);
        showLines(MovedLines.of(lines, place.getMajor(), place.getMinor(), change.getRemoved(), change.getInserted()));
    }

    void rowMoved(GutterRow row, boolean isThere) {
        if (isThere) {
            rows.put(row.line(), row);
            sight.moved();
            row.show(line(row.line()));
        } else {
            rows.remove(row.line(), row);
        }
    }

    /// Underlines the given stretches of the text.
    public void showProblems(List<CodeProblem> wanted) {
        ink.showProblems(wanted);
    }

    /// What is underlined, in the order of the text; while the user types, it moves along with the text.
    public List<CodeProblem> problems() {
        return ink.problems();
    }

    /// Shows a note under each of these lines, counted from 0, and none under others. A note that stays is not touched.
    public void showNotes(Map<Integer, ? extends Region> wanted) {
        Set<Integer> changed = new HashSet<>(notes.keySet());
        changed.addAll(wanted.keySet());
        changed.removeIf(line -> Objects.equals(notes.get(line), wanted.get(line)));
        notes.clear();
        notes.putAll(wanted);
        wanted.keySet().forEach(folds::reveal);
        changed.forEach(this::redress);
    }

    /// Brings a line and the note under it into view, and keeps the note there while it grows, until the user scrolls or types. The line itself stays in view.
    public void revealNote(int line) {
        sight.revealNote(line);
    }

    /// Scrolls no more than needed to bring a line into view, and keeps it there when the editor gets lower, until the user scrolls or types.
    public void revealLine(int line) {
        sight.reveal(line);
    }

    /// Brings a line into view as [#revealLine] does, but where the text has to move for it, in an event of its own after the next frame: whoever steps
    /// sees the machine change first, and does not wait for both at once.
    public void followLine(int line) {
        sight.follow(line);
    }

    /// Where the text of a line is in the scene, if it can be seen.
    public Optional<Bounds> boundsOf(int line) {
        return Optional.ofNullable(rows.get(line)).flatMap(row -> InSight.of(row).map(gutter -> {
            double letter = ruler.getLayoutBounds().getWidth() / ruler.getText().length();
            String text = area.getParagraph(line).getText();
            double indent = letter * (text.length() - text.stripLeading().length());
            return new BoundingBox(gutter.getMaxX() + indent, gutter.getMinY(), Math.max(letter, textWidth(line) - indent), gutter.getHeight());
        }));
    }

    /// Puts the caret at the start of a line, brings it into view and takes the keyboard.
    public void goToLine(int line) {
        if (line >= 0 && line < area.getParagraphs().size()) {
            folds.reveal(line);
            area.moveTo(line, 0);
            area.requestFollowCaret();
            area.requestFocus();
        }
    }

    /// Puts the caret at a position, in characters, brings it into view and takes the keyboard.
    public void placeCaret(int position) {
        folds.reveal(area.offsetToPosition(Math.clamp(position, 0, area.getLength()), TwoDimensional.Bias.Forward).getMajor());
        area.moveTo(Math.clamp(position, 0, area.getLength()));
        area.requestFollowCaret();
        area.requestFocus();
    }

    /// Puts the caret at a place, which may lie past the end of its line, brings it into view and takes the keyboard.
    public void goTo(int line, int column) {
        if (line >= 0 && line < area.getParagraphs().size()) {
            folds.reveal(line);
            area.moveTo(line, Math.min(column, area.getParagraphLength(line)));
            revealLine(line);
            area.requestFollowCaret();
            area.requestFocus();
        }
    }

    /// The line that is marked as the next to run, if it is in view.
    Optional<Integer> currentLine() {
        return rows.keySet().stream().filter(row -> line(row).marks().contains(LineMark.CURRENT)).findFirst();
    }

    /// Where a line is drawn, in the scene; nowhere while it is out of view.
    Optional<Bounds> lineInScene(int line) {
        return Optional.ofNullable(rows.get(line)).map(Node::getParent).map(box -> box.localToScene(box.getLayoutBounds()));
    }

    /// Where the caret is drawn, in the scene; nowhere while it is out of view.
    Optional<Bounds> caretInScene() {
        // After a change of the text, the caret lies nowhere until the line is laid out again.
        area.applyCss();
        area.layout();
        return area.lookupAll(".caret").stream().filter(caret -> caret.getScene() != null && caret.getBoundsInLocal().getHeight() > 0)
                .map(caret -> caret.localToScene(caret.getBoundsInLocal())).filter(Objects::nonNull)
                .filter(place -> area.localToScene(area.getBoundsInLocal()).intersects(place)).findFirst();
    }

    /// Puts light behind what was found, of many matches those around the one with the number `current`.
    public void showFound(List<Stretch> matches, int current) {
        int first = Math.clamp(current - MOST_MARKS / 2, 0, Math.max(0, matches.size() - MOST_MARKS));
        found.show(matches.subList(first, Math.min(matches.size(), first + MOST_MARKS)), current - first);
    }

    /// Selects a stretch and brings it into view; the keyboard stays where it is.
    public void select(Stretch stretch) {
        if (stretch.end() <= area.getLength()) {
            folds.reveal(area.offsetToPosition(stretch.start(), TwoDimensional.Bias.Forward).getMajor());
            area.selectRange(stretch.start(), stretch.end());
            revealLine(area.getCurrentParagraph());
            area.requestFollowCaret();
        }
    }

    /// Makes edits that do not overlap as one step that undo takes back as a whole.
    public void edit(List<TextEdit> edits) {
        if (edits.isEmpty() || !area.isEditable()) {
            return;
        }
        area.getUndoManager().preventMerge();
        var changes = area.createMultiChange(edits.size());
        edits.forEach(edit -> changes.replaceText(edit.start(), edit.end(), edit.text()));
        changes.commit();
        area.getUndoManager().preventMerge();
    }

    /// Sets what is said of a line that hides so many others.
    public void describeFoldsWith(IntFunction<String> words) {
        folds.describeWith(words);
    }

    /// Sets which lines can be folded away.
    public void showFolds(List<FoldRange> ranges) {
        folds.show(ranges);
    }

    /// Folds the smallest part that the caret is in.
    public void fold() {
        folds.foldAround(area.getCurrentParagraph());
    }

    /// Opens what is folded at the line of the caret, or everything.
    public void unfold(boolean everything) {
        if (everything) {
            folds.unfoldAll();
        } else if (folds.state(area.getCurrentParagraph()) == Folds.State.CLOSED) {
            folds.toggle(area.getCurrentParagraph());
        }
    }

    Folds folds() {
        return folds;
    }

    List<ChoiceMenu.Choice> gutterChoices(int line) {
        return gutterChoices.apply(line);
    }

    void toggleBreakpoint(int line) {
        onBreakpoint.accept(line);
    }

    double em() {
        return ruler.getFont().getSize();
    }

    double lineWidth() {
        return area.getWidth();
    }

    double noteWidth(double left) {
        return Math.max(0, area.getWidth() - left - em());
    }

    /// How high a note may be so that it and its line can be seen together.
    double noteRoom() {
        return area.getHeight() - barBelow.missing() - LineSight.AROUND_NOTE_IN_EM * em();
    }

    void noteMeasured(int line, double wanted, double reserved) {
        if (noteRooms.measured(line, wanted, reserved)) {
            sight.noteGrows();
        }
    }

    void noteChanges() {
        noteRooms.ask();
    }

    /// The width of a line's text; every letter of the code font is as wide as the next.
    double textWidth(int line) {
        String text = line < area.getParagraphs().size() ? area.getText(line) : "";
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            columns = text.charAt(i) == '\t' ? (columns / TAB_COLUMNS + 1) * TAB_COLUMNS : columns + 1;
        }
        return columns * ruler.getLayoutBounds().getWidth() / ruler.getText().length();
    }

    // The editor has a first line, and dresses it, before there is a scene with colours; the gutter waits for the scene.
    private void installGutter() {
        if (area.getScene() != null && area.getParagraphGraphicFactory() == null) {
            area.setParagraphGraphicFactory(
                    line ->
                            new GutterRow(
                                    this, line, line(line), notes.get(line), noteRooms.of(line)));
        }
    }

    // Lines out of view have no nodes; asking the editor for them would make some, and asking it which are in view would lay it out.
    private boolean isInView(int line) {
        return area.getScene() != null && line < area.getParagraphs().size() && rows.containsKey(line);
    }

    private CodeLine line(int line) {
        return folds.beside(lines, line);
    }

    private void redraw(int line) {
        if (isInView(line) && area.getParagraphGraphicFactory() != null) {
            area.recreateParagraphGraphic(line);
        }
    }

    /// Gives a line the height that it needs by now.
    void measureAgain(int line) {
        redress(line);
    }

    // The editor measures a line again only when the line itself is replaced, which a new paragraph style does.
    private void redress(int line) {
        if (isInView(line)) {
            dressings++;
            String dressing = "dressing-" + dressings;
            area.setParagraphStyle(line, folds.isHidden(line) ? List.of("collapse", dressing) : List.of(dressing));
        }
    }

    private void showHover(MouseOverTextEvent event) {
        int at = event.getCharacterIndex();
        Optional<CodeProblem> problem = ink.problems().stream().filter(p -> p.start() <= at && at < p.end()).findFirst();
        if (problem.isEmpty()) {
            TwoDimensional.Position place = area.offsetToPosition(at, TwoDimensional.Bias.Backward);
            onCard.accept(place.getMajor(), place.getMinor());
            return;
        }
        hover.setText(problem.get().message());
        hover.setMaxWidth(40 * em());
        hover.show(area, event.getScreenPosition().getX(), event.getScreenPosition().getY() + 1.5 * em());
    }
}
