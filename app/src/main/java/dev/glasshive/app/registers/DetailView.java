package dev.glasshive.app.registers;

import dev.glasshive.app.control.BitGrid;
import dev.glasshive.app.control.RangeBar;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.ClaimPicture;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Everything there is to know of one register.
public final class DetailView extends VBox {
    /// In letters.
    private static final double WIDTH = 38;

    private final Label title = new Label();
    private final Label words = new Label();
    private final RangeBar bar = new RangeBar();
    private final Label low = new Label();
    private final Label high = new Label();
    private final VBox range = new VBox();
    private final Label legend = new Label();
    private final BitGrid bits = new BitGrid();
    private final GridPane facts = new GridPane();
    private final VBox more = new VBox(legend, bits, range, facts);

    public DetailView() {
        getStyleClass().addAll("card", "register-detail");
        title.getStyleClass().add("semibold");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        legend.getStyleClass().addAll("small", "muted");
        legend.setWrapText(true);
        legend.setMinHeight(USE_PREF_SIZE);
        low.getStyleClass().addAll("code", "small", "muted");
        high.getStyleClass().addAll("code", "small", "muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        range.getChildren().addAll(bar, new HBox(low, gap, high));
        facts.getStyleClass().add("register-facts");
        more.getStyleClass().add("register-more");
        ScrollPane scroll = new ScrollPane(more);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, words, scroll);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.rint(WIDTH * title.getFont().getSize());
    }

    /// All of it; with less it can be scrolled.
    @Override
    protected double computePrefHeight(double width) {
        double inside = (width > 0 ? width : prefWidth(-1)) - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + title.prefHeight(-1) + words.prefHeight(inside) + Math.ceil(more.prefHeight(inside)) + 2 * getSpacing() + snappedBottomInset() + 2;
    }

    /// Shows `detail` in the place of another one.
    public void show(RegisterDetail detail) {
        ClaimPicture picture = detail.picture();
        title.setText(detail.title());
        words.setText(detail.words());
        legend.setText(Text.of(picture.value().isPresent() ? "registers.detail.bits" : "registers.detail.bits.known"));
        present(legend, picture.bits().isPresent());
        present(bits, picture.bits().isPresent());
        picture.bits().ifPresent(known -> bits.show(detail.kind(), known.value(), known.mask(), picture.value()));
        present(range, picture.known().isPresent());
        bar.show(detail.kind(), picture.known().map(RegisterLine::range), picture.proven().map(RegisterLine::range), picture.now());
        low.setText(picture.scale().map(ClaimPicture.Scale::low).orElse(""));
        high.setText(picture.scale().map(ClaimPicture.Scale::high).orElse(""));
        facts.getChildren().clear();
        for (int row = 0; row < detail.facts().size(); row++) {
            Label name = new Label(detail.facts().get(row).name());
            name.getStyleClass().add("muted");
            name.setMinWidth(USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            Label text = new Label(detail.facts().get(row).text());
            text.getStyleClass().add("code");
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            facts.addRow(row, name, text);
        }
    }

    private static void present(Region part, boolean there) {
        part.setVisible(there);
        part.setManaged(there);
    }
}
