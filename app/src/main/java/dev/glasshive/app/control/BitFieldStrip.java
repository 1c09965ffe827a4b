package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
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
    /// What a letter of a name takes at most, and what is around the words of a field; in sizes of type.
    private static final double LETTER = 0.45;
    private static final double AROUND = 0.9;

    private final ReadOnlyObjectWrapper<@Nullable BitField> hovered = new ReadOnlyObjectWrapper<>();
    private final List<Box> boxes = new ArrayList<>();
    private List<BitField> fields = List.of();
    private boolean foldable;
    private boolean folded;

    public BitFieldStrip() {
        getStyleClass().add("bit-field-strip");
    }

    public void showFields(List<BitField> wanted) {
        if (!fields.equals(wanted)) {
            fields = List.copyOf(wanted);
            while (boxes.size() < fields.size()) {
                boxes.add(new Box());
            }
            for (int i = 0; i < fields.size(); i++) {
                boxes.get(i).show(fields.get(i));
            }
            List<Box> used = boxes.subList(0, fields.size());
            if (!getChildren().equals(used)) {
                getChildren().setAll(used);
            }
            requestLayout();
        }
    }

    /// Whether names may take two lines where one has no room.
    public void setFoldable(boolean may) {
        if (foldable != may) {
            foldable = may;
            requestLayout();
        }
    }

    private void fold() {
        double em = boxes.isEmpty() ? 1 : boxes.getFirst().value.getFont().getSize();
        double needed = fields.stream().mapToDouble(field -> field.name().length() * LETTER + AROUND).sum() * em + GAP * Math.max(0, fields.size() - 1);
        boolean folds = foldable && getWidth() > 0 && needed > getWidth();
        boxes.subList(0, fields.size()).forEach(box -> box.fold(folds));
        if (folds != folded) {
            folded = folds;
            // What is being laid out cannot ask for more room.
            Platform.runLater(() -> boxes.forEach(Box::requestLayout));
        }
    }

    /// The field under the mouse.
    public ReadOnlyObjectProperty<@Nullable BitField> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /// One field; it stays from instruction to instruction, and only its words change.
    private final class Box extends VBox {
        private final Label value = new Label();
        private final Label name = new Label();
        private final Tooltip tooltip = new Tooltip();
        private @Nullable BitField field;

        Box() {
            value.getStyleClass().add("value");
            name.getStyleClass().add("name");
            getStyleClass().add("bit-field");
            getChildren().addAll(value, name);
            setOnMouseEntered(event -> hovered.set(field));
            setOnMouseExited(event -> hovered.set(null));
        }

        /// Puts the last word of the name below the others, or beside them.
        void fold(boolean wanted) {
            String words = field == null ? "" : field.name();
            int last = words.lastIndexOf(' ');
            name.setText(wanted && last > 0 ? words.substring(0, last) + "\n" + words.substring(last + 1) : words);
        }

        void show(BitField wanted) {
            field = wanted;
            value.setText(wanted.value());
            fold(name.getText().indexOf('\n') >= 0);
            wanted.kind().paint(this);
            setAccessibleText(wanted.description());
            tooltip.setText(wanted.description());
            if (wanted.description().isEmpty()) {
                Tooltip.uninstall(this, tooltip);
            } else {
                Tooltip.install(this, tooltip);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        fold();
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
