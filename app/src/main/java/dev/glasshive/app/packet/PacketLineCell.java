package dev.glasshive.app.packet;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
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
    /// How far the titles of headers stand before the names of fields, in letters, and where it is narrow.
    private static final double OUTDENT = 0.7;
    private static final double TIGHT_OUTDENT = 0.4;
    /// A narrower list says where fields lie in tooltips only, in letters.
    private static final double WIDE = 34;

    private final ListView<PacketContent.Line> list;
    private final Label name = new Label();
    private final Label value = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(name, value, detail);
    private final Tooltip tooltip = new Tooltip();

    PacketLineCell(ListView<PacketContent.Line> list) {
        this.list = list;
        // What a cell shows may not change while it is being laid out.
        list.widthProperty().subscribe(width -> Platform.runLater(() -> fit(width.doubleValue())));
        name.fontProperty().subscribe(font -> Platform.runLater(() -> fit(list.getWidth())));
        // The values of other cells decide, too, where those of this one begin.
        list.getItems().addListener((ListChangeListener<PacketContent.Line>) change -> Platform.runLater(() -> fit(list.getWidth())));
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
        PacketContent.Line line = getItem();
        double names = FieldColumns.names(list.getItems(), room);
        if (line != null && line.header()) {
            // A title alone has the row to itself.
            names = line.words().isEmpty() ? room : names + (narrow ? TIGHT_OUTDENT : OUTDENT);
        }
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
        fit(list.getWidth());
        tooltip.setText((line.name() + " " + line.words() + (line.detail().isEmpty() ? "" : "\n" + line.detail())).strip());
        setTooltip(tooltip);
        setAccessibleText(tooltip.getText());
    }
}
