package dev.glasshive.app.command;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of the palette: what it is about, what it does, and the keys that do it.
final class PaletteCell extends ListCell<PaletteViewModel.Entry> {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Label group = new Label();
    private final Label title = new Label();
    private final Label mark = new Label();
    private final Label keys = new Label();
    private final HBox row = new HBox(group, title, mark, keys);
    private final Tooltip whole = new Tooltip();

    PaletteCell(Consumer<PaletteViewModel.Entry> run) {
        getStyleClass().add("palette-cell");
        row.getStyleClass().add("palette-row");
        group.getStyleClass().addAll("palette-group", "muted", "small");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        keys.getStyleClass().add("keycap");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        mark.getStyleClass().add("muted");
        // Long titles end in dots, and the tooltip has them whole.
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            PaletteViewModel.Entry entry = getItem();
            if (entry != null) {
                run.accept(entry);
            }
        });
    }

    @Override
    protected void updateItem(PaletteViewModel.@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (entry == null || empty) {
            setGraphic(null);
            setTooltip(null);
            pseudoClassStateChanged(OFF, false);
            return;
        }
        pseudoClassStateChanged(OFF, !entry.command().enabled().get());
        group.setText(entry.command().label());
        title.setText(entry.command().title());
        mark.setText(entry.command().mark().filter(m -> m.get()).isPresent() ? "✓" : "");
        keys.setText(entry.keys());
        keys.setVisible(!entry.keys().isEmpty());
        keys.setManaged(!entry.keys().isEmpty());
        whole.setText(entry.command().title());
        setTooltip(whole);
        setAccessibleText(entry.command().title() + " " + entry.keys());
        setGraphic(row);
    }
}
