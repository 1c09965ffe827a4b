package dev.glasshive.app.registers;

import dev.glasshive.app.control.BitStrip;
import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.InSight;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.RangeBar;
import dev.glasshive.app.control.ScaledBar;
import dev.glasshive.app.control.ValueBadge;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Bar;
import dev.glasshive.app.workspace.ClaimPicture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// One line of the register pane; it stays where it is and only its words change.
final class RegisterLine extends HBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass READ = PseudoClass.getPseudoClass("read");
    private static final PseudoClass BLAMED = PseudoClass.getPseudoClass("blamed");
    private static final PseudoClass WORDED = PseudoClass.getPseudoClass("worded");
    private static final PseudoClass NOTED = PseudoClass.getPseudoClass("noted");
    private static final PseudoClass BITS = PseudoClass.getPseudoClass("bits");

    /// How much room a line has.
    enum Room {
        TIGHT, NARROW, USUAL, WIDE;

        boolean isLittle() {
            return this == TIGHT || this == NARROW;
        }
    }

    private final Label name = new Label();
    private final ValueBadge badge = new ValueBadge("", Kind.NONE);
    private final Label value = new Label();
    private final Label aside = new Label();
    private final Label base = new Label();
    private final ValueWords values = new ValueWords(value, aside);
    private final ReadOnlyDoubleWrapper em = new ReadOnlyDoubleWrapper();
    private Room room = Room.USUAL;
    private double letters;
    private final ScaledBar bar = new ScaledBar();
    private final BitStrip bits = new BitStrip();
    private final Label note = new Label();
    private final StackPane side = new StackPane(bar, bits, note);
    private final Tooltip tooltip = new Tooltip();
    private Optional<RegisterRow> shown = Optional.empty();
    private Drawing shownAs = Drawing.values()[0];
    private boolean isWorded;

    /// @param bases what the tag with the base offers
    RegisterLine(Supplier<List<ChoiceMenu.Choice>> bases) {
        getStyleClass().add("register-row");
        name.getStyleClass().addAll("code", "register-name");
        value.getStyleClass().addAll("code", "kind-text", "register-value");
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        aside.getStyleClass().addAll("code", "muted", "small");
        note.getStyleClass().addAll("code", "muted", "small", "register-note");
        base.getStyleClass().add("base-tag");
        ChoiceMenu.onClick(base, bases);
        base.setMinWidth(USE_PREF_SIZE);
        side.getStyleClass().add("register-side");
        note.setMinWidth(0);
        getChildren().addAll(name, badge, values, base, side);
        Tooltip.install(this, tooltip);
        name.fontProperty().subscribe(font -> em.set(font.getSize()));
        focusedProperty().subscribe(this::beReachable);
        name.textProperty().subscribe(this::beReachable);
    }

    /// The keyboard comes to one line of all, from which arrows lead to the others.
    private void beReachable() {
        setFocusTraversable(isFocused() || name.getText().equals("r0"));
    }

    /// The size of a letter.
    ReadOnlyDoubleProperty em() {
        return em.getReadOnlyProperty();
    }

    /// Gives up what can be had elsewhere, where there is little room.
    ///
    /// @param width of the line, in letters
    void fit(Room given, double width) {
        room = given;
        bar.setEnds(switch (room) {
            case TIGHT -> ScaledBar.Ends.NOWHERE;
            case NARROW -> ScaledBar.Ends.BELOW;
            case USUAL, WIDE -> ScaledBar.Ends.BESIDE;
        });
        letters = width;
        base.setManaged(!room.isLittle());
        base.setVisible(!room.isLittle() && !base.getText().isEmpty());
        makeRoom();
    }

    /// Bits may need the room of the value, and so do words that would be cut off in the column of the bars.
    private void makeRoom() {
        // What it was is told before a second way to read it, but not before what the verifier knows.
        note.setVisible(isWorded && !(room.isLittle() && shown.filter(RegisterLine::tellsWhatItWas).isPresent()));
        side.setManaged(!isWorded || note.isVisible());
        String words = shown.map(RegisterRow::note).orElse("");
        boolean noted = room.isLittle() && note.isVisible() && !words.isEmpty();
        // What it was and what is known of it are two things, which stand beside each other here.
        note.setText((noted && shown.filter(row -> !row.aside().isEmpty()).isPresent() ? "· " : "") + words);
        boolean isNothing = room == Room.TIGHT && noted && shown.filter(row -> row.kind() != Kind.NONE).isEmpty();
        boolean hasValue = !isNothing && (!room.isLittle() || !bits.isVisible() || BesideBits.hasRoom(letters, room == Room.TIGHT, bits.letters(), value.getText().length()));
        pseudoClassStateChanged(BITS, room.isLittle() && bits.isVisible());
        values.setVisible(hasValue);
        values.setManaged(hasValue);
        values.setAlone(noted && shown.filter(row -> row.change() == RegisterRow.Change.WRITTEN).isEmpty());
        pseudoClassStateChanged(NOTED, noted);
        HBox.setHgrow(values, noted ? Priority.NEVER : Priority.ALWAYS);
        HBox.setHgrow(side, noted ? Priority.ALWAYS : Priority.SOMETIMES);
    }

    private static boolean tellsWhatItWas(RegisterRow row) {
        return row.change() == RegisterRow.Change.WRITTEN && row.kind() != Kind.NONE && !row.aside().isEmpty() && !row.note().equals(row.knows());
    }

    /// Where the value is in the scene, if it can be seen.
    Optional<Bounds> boundsOfValue() {
        return InSight.of(value);
    }

    void show(RegisterRow row, Drawing drawing) {
        // Most registers stay as they are, and a style that is set anew is worked out anew.
        if (Optional.of(row).equals(shown) && drawing == shownAs) {
            return;
        }
        boolean isRecoloured = shown.filter(before -> before.kind() == row.kind()).isEmpty();
        shown = Optional.of(row);
        shownAs = drawing;
        name.setText(row.name());
        badge.show(row.badge(), row.kind());
        if (isRecoloured) {
            getStyleClass().removeIf(c -> c.startsWith("kind-"));
            getStyleClass().add(row.kind().styleClass());
        }
        value.setText(row.value());
        aside.setText(row.aside());
        base.setText(row.base().map(b -> Text.of("base." + b.name().toLowerCase(Locale.ROOT))).orElse(""));
        base.setVisible(!room.isLittle() && row.base().isPresent());
        ClaimPicture picture = row.picture();
        boolean drawBits = drawing == Drawing.BITS && picture.bits().isPresent();
        boolean drawBar = !drawBits && picture.hasBar();
        bits.setVisible(drawBits);
        bits.setManaged(drawBits);
        if (drawBits) {
            bits.show(row.kind(), picture.bits().orElseThrow().value(), picture.bits().orElseThrow().mask(), picture.value());
        }
        bar.setVisible(drawBar);
        bar.setManaged(drawBar);
        bar.show(row.kind(), picture.scale().map(ClaimPicture.Scale::low).orElse(""), picture.scale().map(ClaimPicture.Scale::high).orElse(""),
                picture.known().map(RegisterLine::range), picture.proven().map(RegisterLine::range), picture.now());
        isWorded = !drawBits && !drawBar;
        pseudoClassStateChanged(WORDED, isWorded);
        makeRoom();
        tooltip.setText(row.tip());
        pseudoClassStateChanged(CHANGED, row.change() == RegisterRow.Change.WRITTEN);
        pseudoClassStateChanged(READ, row.change() == RegisterRow.Change.READ);
        pseudoClassStateChanged(BLAMED, row.blamed());
        setAccessibleText(row.description());
    }

    static RangeBar.Range range(Bar.Stretch stretch) {
        return new RangeBar.Range(stretch.from(), stretch.to());
    }
}
