package dev.glasshive.app.packet;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// A header's title, or a field with its value.
final class PacketLineCell extends ListCell<PacketContent.Line> {
    private static final PseudoClass TOUCHED = PseudoClass.getPseudoClass("touched");
    private static final PseudoClass HEADER = PseudoClass.getPseudoClass("header");
    private static final PseudoClass TIGHTLY = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass GIVEN = PseudoClass.getPseudoClass("given");
    /// A narrower list has no room around its words, in letters.
    private static final double NARROW = 26;
    /// What a row takes besides its words, and less where it is narrow; in letters.
    private static final double AROUND = 4.6;
    private static final double TIGHT = 3;
    /// The width of a digit against the size of type.
    private static final double DIGIT = 0.61;
    /// Digits of the values that rows make room for: those of a MAC address.
    private static final int USUAL = 17;
    /// Names have so many letters at least, and at most.
    private static final double LEAST = 5;
    private static final double MOST = 14;
    /// A narrower list says where fields lie in tooltips only, in letters.
    private static final double WIDE = 34;

    private final Label name = new Label();
    private final Label value = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(name, value, detail);
    private final Tooltip tooltip = new Tooltip();

    PacketLineCell(ListView<PacketContent.Line> list) {
        // What a cell shows may not change while it is being laid out.
        list.widthProperty().subscribe(width -> Platform.runLater(() -> fit(width.doubleValue())));
        name.fontProperty().subscribe(font -> Platform.runLater(() -> fit(list.getWidth())));
        row.getStyleClass().add("packet-line");
        // Long values end in dots, and the tooltip has them whole.
        setPrefWidth(0);
        name.getStyleClass().addAll("kind-text", "field-name");
        value.getStyleClass().add("code");
        value.setMaxWidth(Double.MAX_VALUE);
        detail.getStyleClass().addAll("muted", "small");
        detail.setMinWidth(0);
        detail.setManaged(false);
        detail.setVisible(false);
        HBox.setHgrow(value, Priority.ALWAYS);
    }

    private void fit(double width) {
        double letter = name.getFont().getSize();
        boolean wide = width > WIDE * letter;
        detail.setVisible(wide);
        detail.setManaged(wide);
        boolean narrow = width < NARROW * letter;
        pseudoClassStateChanged(TIGHTLY, narrow);
        double room = width / letter - (narrow ? TIGHT : AROUND);
        // Values stand in a column; a long one takes what its name can spare, and ends in dots where that is not enough.
        double column = Math.clamp(room - USUAL * DIGIT, LEAST, MOST);
        name.setMinWidth(USE_COMPUTED_SIZE);
        name.setPrefWidth(USE_COMPUTED_SIZE);
        double named = Math.ceil(name.prefWidth(-1)) / letter;
        double left = room - value.getText().length() * DIGIT;
        // So does a long name what its value can spare; the title of a header has the row to itself.
        double names = value.getText().isEmpty() ? Math.max(column, left) : named > column && named <= left ? named : Math.clamp(left, Math.min(column, named), column);
        // A name that is a little too long takes from what stands between, and its value stays in the column.
        double over = Math.clamp(names - column, 0, 0.4) == names - column ? names - column : 0;
        HBox.setMargin(value, new Insets(0, 0, 0, -over * letter));
        name.setMinWidth(names * letter);
        name.setPrefWidth(names * letter);
        value.setMinWidth(0);
    }

    @Override
    protected void updateItem(PacketContent.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(TOUCHED, line != null && !empty && line.touched());
        pseudoClassStateChanged(HEADER, line != null && !empty && line.header());
        pseudoClassStateChanged(GIVEN, line != null && !empty && line.given());
        if (line == null || empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        setGraphic(row);
        if (!row.getStyleClass().contains(line.kind().styleClass())) {
            row.getStyleClass().removeIf(c -> c.startsWith("kind-"));
            row.getStyleClass().add(line.kind().styleClass());
        }
        name.setText(line.name());
        value.setText(line.words());
        // Of a change the new value is what counts.
        value.setTextOverrun(line.words().contains(" → ") ? OverrunStyle.LEADING_ELLIPSIS : OverrunStyle.ELLIPSIS);
        detail.setText(line.detail());
        fit(getListView().getWidth());
        tooltip.setText((line.name() + " " + line.words() + (line.detail().isEmpty() ? "" : "\n" + line.detail())).strip());
        setTooltip(tooltip);
        setAccessibleText(tooltip.getText());
    }
}
