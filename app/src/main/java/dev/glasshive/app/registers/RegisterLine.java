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
    private static final PseudoClass WORDED = PseudoClass.getPseudoClass("worded");

    /// How much room a line has.
    enum Room {
        NARROW(20.4), USUAL(27.8), WIDE(32.5);

        /// What a line needs beside its value, in letters.
        private final double others;

        Room(double others) {
            this.others = others;
        }
    }

    /// The width of a digit against the size of type.
    private static final double DIGIT = 0.61;
    /// Values of so many digits are never cut off.
    private static final int LEAST_WHOLE = 9;
    /// The letters of words beside the value are smaller; fewer of them than these say nothing.
    private static final double SMALL = 0.846;
    private static final int LEAST_ASIDE = 7;
    /// What stands between the two, in digits.
    private static final double GAP = 1.4;

    private final Label name = new Label();
    private final ValueBadge badge = new ValueBadge("", Kind.NONE);
    private final Label value = new Label();
    private final Label aside = new Label();
    private final Label base = new Label();
    private final HBox values = new HBox();
    private final ReadOnlyDoubleWrapper em = new ReadOnlyDoubleWrapper();
    private Room room = Room.USUAL;
    private int whole = LEAST_WHOLE;
    private final ScaledBar bar = new ScaledBar();
    private final BitStrip bits = new BitStrip();
    private final Label note = new Label();
    private final Tooltip tooltip = new Tooltip();
    private Optional<RegisterRow> shown = Optional.empty();
    private Drawing shownAs = Drawing.values()[0];

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
        aside.setMinWidth(0);
        base.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(aside, Priority.SOMETIMES);
        values.getChildren().addAll(value, aside);
        values.getStyleClass().add("register-values");
        HBox.setHgrow(values, Priority.ALWAYS);
        StackPane side = new StackPane(bar, bits, note);
        side.getStyleClass().add("register-side");
        HBox.setHgrow(side, Priority.SOMETIMES);
        note.setMinWidth(0);
        getChildren().addAll(name, badge, values, base, side);
        Tooltip.install(this, tooltip);
        name.fontProperty().subscribe(font -> em.set(font.getSize()));
        focusedProperty().subscribe(focused -> setFocusTraversable(focused || name.getText().equals("r0")));
    }

    /// The size of a letter.
    ReadOnlyDoubleProperty em() {
        return em.getReadOnlyProperty();
    }

    /// Gives up what can be had elsewhere, where there is little room.
    ///
    /// @param letters how many fit into its width
    void fit(Room given, double letters) {
        room = given;
        whole = Math.max(LEAST_WHOLE, (int) ((letters - given.others) / DIGIT));
        bar.setEndsShown(room != Room.NARROW);
        base.setManaged(room != Room.NARROW);
        base.setVisible(room != Room.NARROW && !base.getText().isEmpty());
        fitValue();
        makeRoom();
    }

    /// The value is whole where it can be, and words beside it are there where they can be read.
    private void fitValue() {
        int length = value.getText().length();
        value.setMinWidth(length > whole ? 0 : USE_PREF_SIZE);
        boolean readable = whole - length - GAP >= Math.min(aside.getText().length(), LEAST_ASIDE) * SMALL;
        aside.setVisible(readable);
        aside.setManaged(readable);
    }

    /// Bits need the room of the value.
    private void makeRoom() {
        boolean values = room != Room.NARROW || !bits.isVisible();
        this.values.setVisible(values);
        this.values.setManaged(values);
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
        fitValue();
        base.setText(row.base().map(b -> Text.of("base." + b.name().toLowerCase(Locale.ROOT))).orElse(""));
        base.setVisible(room != Room.NARROW && row.base().isPresent());
        ClaimPicture picture = row.picture();
        boolean drawBits = drawing == Drawing.BITS && picture.bits().isPresent();
        boolean drawBar = !drawBits && picture.hasBar();
        bits.setVisible(drawBits);
        bits.setManaged(drawBits);
        if (drawBits) {
            bits.show(row.kind(), picture.bits().orElseThrow().value(), picture.bits().orElseThrow().mask(), picture.value());
        }
        makeRoom();
        bar.setVisible(drawBar);
        bar.setManaged(drawBar);
        bar.show(row.kind(), picture.scale().map(ClaimPicture.Scale::low).orElse(""), picture.scale().map(ClaimPicture.Scale::high).orElse(""),
                picture.known().map(RegisterLine::range), picture.proven().map(RegisterLine::range), picture.now());
        note.setVisible(!drawBits && !drawBar);
        note.setText(row.note());
        pseudoClassStateChanged(WORDED, note.isVisible());
        tooltip.setText(row.tip());
        pseudoClassStateChanged(CHANGED, row.change() == RegisterRow.Change.WRITTEN);
        pseudoClassStateChanged(READ, row.change() == RegisterRow.Change.READ);
        setAccessibleText(row.description());
    }

    static RangeBar.Range range(Bar.Stretch stretch) {
        return new RangeBar.Range(stretch.from(), stretch.to());
    }
}
