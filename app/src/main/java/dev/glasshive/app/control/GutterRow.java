package dev.glasshive.app.control;

import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Everything that lies around one line of a [CodePane]: breakpoint, arrow and index left of it, the inlay at the right
/// edge, and a note under it.
///
/// The editor keeps the graphic of a paragraph in view while the text scrolls sideways, so the inlay and the note ride on it as
/// unmanaged children that reach out over the text. Scrolling makes many rows at once, so what few of them show is made when it is first needed.
final class GutterRow extends HBox {
    private static final double GAP_IN_EM = 1.5;
    private static final double SMALLEST_INLAY_IN_EM = 3;
    private static final double NOTE_IN_EM = 42;

    private final CodePane pane;
    private final int line;
    private final Label index = new Label();
    private final Label inlay = new Label();
    private final StackPane spot = new StackPane();
    private final @Nullable Region note;
    private final double reserved;
    private CodeLine decoration = CodeLine.PLAIN;
    private @Nullable Region dot;
    private @Nullable Region arrow;
    private @Nullable Tooltip hint;
    private Subscription widthWatch = Subscription.EMPTY;
    private Subscription noteWatch = Subscription.EMPTY;
    private boolean measuring;
    private boolean checking;

    /// @param reserved the room under the line that the note was given, in pixels
    GutterRow(CodePane pane, int line, CodeLine decoration, @Nullable Region note, double reserved) {
        this.pane = pane;
        this.reserved = reserved;
        this.line = line;
        this.note = note;
        spot.getStyleClass().add("spot");
        spot.setOnMouseEntered(event -> showDot());
        index.getStyleClass().add("index");
        inlay.getStyleClass().add("inlay");
        inlay.setManaged(false);
        getStyleClass().add("gutter-row");
        // A line that is folded away has no height, but what stands beside it would still be drawn.
        setVisible(!pane.folds().isHidden(line));
        setAccessibleRole(AccessibleRole.BUTTON);
        getChildren().addAll(spot, index, fold());
        addNote();
        show(decoration);
        setOnMousePressed(this::pressed);
        ChoiceMenu.on(this, () -> isKeyboardInNote() ? List.of() : pane.gutterChoices(line));
        sceneProperty()
                .subscribe(
                        scene -> {
                            widthWatch.unsubscribe();
                            noteWatch.unsubscribe();
                            noteWatch = scene == null ? Subscription.EMPTY : watchNote();
                            widthWatch =
                                    scene == null
                                            ? Subscription.EMPTY
                                            : pane.area().widthProperty().subscribe(this::layOutAgain);
                            pane.rowMoved(this, scene != null);
                        });
        parentProperty().subscribe(this::dressLine);
    }

    /// What rides on the row reaches out over the text, where a press means the text.
    private void pressed(MouseEvent event) {
        boolean inGutter = getLayoutBounds().contains(event.getX(), event.getY());
        if (inGutter && event.getButton() == MouseButton.PRIMARY) {
            pane.toggleBreakpoint(line);
        }
        if (inGutter || event.getY() > getHeight()) {
            event.consume();
        }
    }

    /// Shows something else beside the line. The row stays, for the editor measures and dresses a new one from the start.
    void show(CodeLine next) {
        if (next.equals(decoration)) {
            return;
        }
        CodeLine before = decoration;
        decoration = next;
        setAccessibleText(next.description());
        index.setText(next.index());
        if (!next.hint().equals(before.hint())) {
            showHint(next.hint());
        }
        if (!next.inlay().equals(before.inlay())) {
            inlay.setText(next.inlay());
            getChildren().remove(inlay);
            if (!next.inlay().isEmpty()) {
                getChildren().add(inlay);
            }
            layOutAgain();
        }
        if (!next.marks().equals(before.marks())) {
            if (next.marks().contains(LineMark.CURRENT)) {
                showArrow();
            }
            if (next.marks().stream().anyMatch(LineMark::hasDot)) {
                showDot();
            }
            mark(this);
            if (getParent() instanceof Region box) {
                mark(box);
            }
        }
    }

    private void showHint(String words) {
        Tooltip shown = hint == null ? new Tooltip() : hint;
        hint = shown;
        shown.setText(words);
        if (words.isEmpty()) {
            Tooltip.uninstall(spot, shown);
        } else {
            Tooltip.install(spot, shown);
        }
    }

    private void showDot() {
        if (dot == null) {
            dot = region("dot");
            spot.getChildren().addFirst(dot);
        }
    }

    private void showArrow() {
        if (arrow == null) {
            arrow = region("arrow");
            spot.getChildren().addLast(arrow);
        }
    }

    /// Now, and once more after that: the editor may be laying out its lines just now, and would forget.
    private void layOutAgain() {
        requestLayout();
        Platform.runLater(this::requestLayout);
    }

    private void mark(Region place) {
        for (LineMark mark : LineMark.values()) {
            place.pseudoClassStateChanged(mark.pseudoClass(), decoration.marks().contains(mark));
        }
    }

    int line() {
        return line;
    }

    /// A triangle where lines below can be folded away; room for it everywhere, so that no line moves.
    private Region fold() {
        StackPane fold = new StackPane();
        fold.getStyleClass().add("fold");
        Folds.State state = pane.folds().state(line);
        if (state != Folds.State.NONE) {
            fold.getChildren().add(region("triangle"));
            fold.pseudoClassStateChanged(PseudoClass.getPseudoClass("foldable"), true);
            fold.pseudoClassStateChanged(PseudoClass.getPseudoClass("closed"), state == Folds.State.CLOSED);
            fold.setOnMousePressed(
                    event -> {
                        pane.folds().toggle(line);
                        event.consume();
                    });
        }
        return fold;
    }

    /// A note has commands of its own.
    private boolean isKeyboardInNote() {
        for (Node at = getScene() == null ? null : getScene().getFocusOwner(); at != null; at = at.getParent()) {
            if (at.equals(note)) {
                return true;
            }
        }
        return false;
    }

    private void addNote() {
        if (note != null) {
            note.setManaged(false);
            note.getStyleClass().remove("note");
            note.getStyleClass().add("note");
            getChildren().add(note);
        }
    }

    // What is not managed does not tell its parent when it grows.
    private Subscription watchNote() {
        return note == null ? Subscription.EMPTY : note.needsLayoutProperty().subscribe(grows -> {
            if (grows && !measuring && note.getParent() == this) {
                requestLayout();
            }
            // What its parts ask for while it is being laid out does not come up to it.
            if (!checking && !measuring) {
                pane.noteChanges();
            }
        });
    }

    // The paragraph's node belongs to the editor; its background and the room under it are ours to set.
    private void dressLine(@Nullable Parent parent) {
        if (parent instanceof Region box) {
            mark(box);
            box.pseudoClassStateChanged(PseudoClass.getPseudoClass("noted"), note != null);
            if (note != null) {
                box.setStyle(roomBelow(reserved));
            } else if (!box.getStyle().isEmpty()) {
                // The note of this line went while lines above were put in or taken out.
                box.setStyle("");
                Platform.runLater(() -> pane.measureAgain(line));
            }
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (inlay.getParent() == this) {
            layoutInlay();
        }
        if (note != null) {
            layoutNote(note);
        }
    }

    // An inline style, because the editor's own stylesheet would win over a padding set in code. The background of the
    // line ends above the note.
    private String roomBelow(double height) {
        double edge = Math.rint(0.2 * pane.em());
        return String.format(
                Locale.ROOT,
                "-fx-padding: %1$.0fpx 0 %2$.0fpx 0; -fx-background-insets: 0 0 %3$.0fpx 0, 0 0 %3$.0fpx 3px;",
                edge,
                edge + height,
                height);
    }

    /// Tells how much room the note needs by now.
    void measureNote() {
        if (note != null && note.getParent() == this && getScene() != null) {
            checking = true;
            double height = noteHeight(note, pane.noteWidth(noteLeft()));
            checking = false;
            if (Math.abs(height - note.getHeight()) > 1) {
                requestLayout();
            }
            pane.noteMeasured(line, roomOf(height), reserved);
        }
    }

    private double noteGap() {
        return pane.em() * 0.45;
    }

    private double roomOf(double height) {
        return Math.ceil(height + 2 * noteGap());
    }

    /// Where the text is narrow, the note needs the room under the indices too.
    private double noteLeft() {
        // A row that is not dressed yet has no width.
        double least = pane.em() / 2;
        return Math.clamp(pane.noteWidth(NOTE_IN_EM * pane.em()), least, Math.max(least, prefWidth(-1)));
    }

    private double noteHeight(Region shown, double width) {
        return Math.max(shown.minHeight(width), Math.min(shown.prefHeight(width), pane.noteRoom()));
    }

    private void layoutNote(Region shown) {
        measuring = true;
        double left = noteLeft();
        double width = pane.noteWidth(left);
        double height = noteHeight(shown, width);
        shown.resizeRelocate(left, getHeight() + noteGap(), width, height);
        measuring = false;
        pane.noteMeasured(line, roomOf(height), reserved);
    }

    private void layoutInlay() {
        double em = pane.em();
        double right = pane.lineWidth() - em;
        double room = right - prefWidth(-1) - pane.textWidth(line) - GAP_IN_EM * em;
        String words = decoration.inlay();
        inlay.setText(words);
        // Where not all of it fits, whole parts of it are left out before one is cut.
        for (int end = lastPart(words); end > 0 && inlay.prefWidth(-1) > room; end = lastPart(words.substring(0, end))) {
            inlay.setText(words.substring(0, end) + " ...");
        }
        double wanted = Math.ceil(inlay.prefWidth(-1));
        double width = Math.min(wanted, room);
        inlay.setVisible(width >= Math.min(wanted, SMALLEST_INLAY_IN_EM * em));
        inlay.setTooltip(width < wanted || !inlay.getText().equals(words) ? new Tooltip(words) : null);
        double height = inlay.prefHeight(-1);
        inlay.resizeRelocate(right - width, snapPositionY((getHeight() - height) / 2), Math.max(0, width), height);
    }

    /// Where the last part of an inlay begins that can be left out, or 0.
    private static int lastPart(String words) {
        int range = words.lastIndexOf(" ∈ ");
        boolean isMore = range > 0 && words.substring(0, range).contains(" = ");
        return Math.max(0, Math.max(Math.max(isMore ? range : -1, words.lastIndexOf(" · ")), words.lastIndexOf(", r")));
    }

    private static Region region(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }
}
