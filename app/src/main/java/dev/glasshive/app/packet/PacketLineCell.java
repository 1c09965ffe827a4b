package dev.glasshive.app.packet;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A header's title, or a field with its value.
final class PacketLineCell extends ListCell<PacketContent.Line> {
    private static final PseudoClass TOUCHED = PseudoClass.getPseudoClass("touched");
    private static final PseudoClass HEADER = PseudoClass.getPseudoClass("header");
    private static final PseudoClass GIVEN = PseudoClass.getPseudoClass("given");
    /// As long as the longest IPv4 address with a port.
    private static final int SHORT = 26;
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
        boolean wide = width > WIDE * name.getFont().getSize();
        detail.setVisible(wide);
        detail.setManaged(wide);
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
        detail.setText(line.detail());
        // A short value stays whole, whatever happens to the name.
        value.setMinWidth(line.words().length() <= SHORT ? Region.USE_PREF_SIZE : 0);
        tooltip.setText((line.name() + " " + line.words() + (line.detail().isEmpty() ? "" : "\n" + line.detail())).strip());
        setTooltip(tooltip);
        setAccessibleText(tooltip.getText());
    }
}
