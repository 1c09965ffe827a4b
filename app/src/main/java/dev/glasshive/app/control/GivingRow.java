package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A row in which parts leave where there is no room for all, those that matter least first.
public final class GivingRow extends HBox {
    private List<? extends Node> giving = List.of();

    public GivingRow(Node... parts) {
        super(parts);
    }

    /// Says which parts may leave, in the order in which they do.
    public void give(List<? extends Node> parts) {
        giving = List.copyOf(parts);
    }

    /// How many of the parts that may leave have to, where all of these `widths` stand `gap` apart and the row lacks `lack`.
    static int leaving(List<Double> widths, double gap, double lack) {
        int leaving = 0;
        double left = lack;
        while (left > 0 && leaving < widths.size()) {
            left -= widths.get(leaving++) + gap;
        }
        return leaving;
    }

    /// What does not fit is not asked to be as wide as its row.
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        List<Node> parts = new ArrayList<>(getChildren());
        double needed = snappedLeftInset() + snappedRightInset() + parts.stream().mapToDouble(GivingRow::least).sum() + getSpacing() * (parts.size() - 1);
        int leaving = leaving(giving.stream().map(GivingRow::least).toList(), getSpacing(), needed - getWidth());
        for (int i = 0; i < giving.size(); i++) {
            giving.get(i).setVisible(i >= leaving);
            giving.get(i).setManaged(i >= leaving);
        }
        super.layoutChildren();
    }

    /// Labels are whole or not there; what else can be smaller is as small as it can be.
    private static double least(Node part) {
        return part instanceof Region region && region.getMinWidth() != USE_PREF_SIZE ? region.minWidth(-1) : part.prefWidth(-1);
    }
}
