package dev.glasshive.app.control;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The fields of an encoded instruction side by side: value above, name below, colour by role.
///
/// Every field is at least as wide as its words; what room is left is shared by number of bits.
public final class BitFieldStrip extends Pane {
    private static final double GAP = 3;

    private final ReadOnlyObjectWrapper<@Nullable BitField> hovered = new ReadOnlyObjectWrapper<>();
    private List<BitField> fields = List.of();

    public BitFieldStrip() {
        getStyleClass().add("bit-field-strip");
    }

    public void showFields(List<BitField> wanted) {
        if (!fields.equals(wanted)) {
            fields = List.copyOf(wanted);
            getChildren().setAll(fields.stream().map(this::node).toList());
        }
    }

    /// The field under the mouse.
    public ReadOnlyObjectProperty<@Nullable BitField> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    private Node node(BitField field) {
        Label value = new Label(field.value());
        value.getStyleClass().add("value");
        Label name = new Label(field.name());
        name.getStyleClass().add("name");
        VBox box = new VBox(value, name);
        box.getStyleClass().add("bit-field");
        field.kind().paint(box);
        box.setAccessibleText(field.description());
        if (!field.description().isEmpty()) {
            Tooltip.install(box, new Tooltip(field.description()));
        }
        box.setOnMouseEntered(event -> hovered.set(field));
        box.setOnMouseExited(event -> hovered.set(null));
        return box;
    }

    @Override
    protected void layoutChildren() {
        double words = 0;
        int bits = 0;
        for (int i = 0; i < fields.size(); i++) {
            words += getChildren().get(i).prefWidth(-1);
            bits += fields.get(i).bits();
        }
        double room = getWidth() - GAP * (fields.size() - 1);
        double spare = Math.max(0, room - words);
        double squeeze = words > room ? Math.max(0, room) / words : 1;
        double x = 0;
        for (int i = 0; i < fields.size(); i++) {
            Node node = getChildren().get(i);
            double width = node.prefWidth(-1) * squeeze + spare * fields.get(i).bits() / bits;
            double from = snapPositionX(x);
            node.resizeRelocate(from, 0, snapPositionX(x + width) - from, getHeight());
            x += width + GAP;
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return getChildren().stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double words = getChildren().stream().mapToDouble(node -> node.prefWidth(-1)).sum();
        return words + GAP * Math.max(0, fields.size() - 1);
    }
}
