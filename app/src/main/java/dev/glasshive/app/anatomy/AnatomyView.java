package dev.glasshive.app.anatomy;

import dev.glasshive.app.control.BitFieldStrip;
import dev.glasshive.app.control.PaneButtons;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The anatomy pane under the editor.
public final class AnatomyView extends VBox {
    /// Below so many letters of width, and from so many of height on, what it says of the standard stands below, and names of fields take two lines.
    private static final double NARROW = 42;
    private static final double TALL = 13;

    private final AnatomyViewModel model;
    private final Label title = new Label();
    private final Label bytes = new Label();
    private final Label group = new Label();
    private final Label section = new Label();
    private final HBox head = new HBox();
    private final HBox foot = new HBox();
    private final BitFieldStrip strip = new BitFieldStrip();
    private final Label notation = new Label();
    private final Label sentence = new Label();
    private final Label needs = new Label();
    private final HBox below = new HBox(needs);
    private final List<Node> beside = new ArrayList<>();

    /// A pane that shows `model`.
    public AnatomyView(AnatomyViewModel model) {
        this.model = model;
        getStyleClass().add("anatomy");
        title.getStyleClass().add("semibold");
        bytes.getStyleClass().add("code");
        group.getStyleClass().addAll("link", "small");
        section.getStyleClass().addAll("muted", "small");
        notation.getStyleClass().add("code");
        sentence.setWrapText(true);
        sentence.setAlignment(Pos.TOP_LEFT);
        sentence.setTooltip(new Tooltip());
        sentence.getTooltip().textProperty().bind(sentence.textProperty());
        title.setMinWidth(Region.USE_PREF_SIZE);
        bytes.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().setAll(title, bytes, gap, new PaneButtons(PaneButtons.Kind.ALL), section, group);
        head.getStyleClass().add("anatomy-head");
        needs.getStyleClass().addAll("muted", "small");
        needs.setTooltip(new Tooltip());
        needs.getTooltip().textProperty().bind(needs.textProperty());
        getChildren().addAll(head, strip, new MeaningBox(notation, sentence), below, foot);
        needs.setMinWidth(0);
        needs.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(needs, Priority.ALWAYS);
        below.getStyleClass().add("anatomy-below");
        foot.getStyleClass().add("anatomy-foot");
        foot.setVisible(false);
        foot.setManaged(false);
        // What there is may not change while it is being laid out.
        layoutBoundsProperty().subscribe(bounds -> Platform.runLater(this::fit));
        setFocusTraversable(true);
        setOnMousePressed(event -> requestFocus());
        model.anatomy().subscribe(this::show);
        model.absence().subscribe(() -> show(model.anatomy().get()));
        model.withheld().subscribe(() -> show(model.anatomy().get()));
    }

    private void fit() {
        double em = title.getFont().getSize();
        boolean narrow = getWidth() < NARROW * em && getHeight() >= TALL * em;
        strip.setFoldable(narrow);
        if (narrow != foot.isVisible()) {
            foot.setVisible(narrow);
            foot.setManaged(narrow);
            (narrow ? head : foot).getChildren().removeAll(section, group);
            (narrow ? foot : head).getChildren().addAll(section, group);
            below.getChildren().removeAll(beside);
            getChildren().removeAll(beside);
            (narrow ? getChildren() : below.getChildren()).addAll(beside);
        }
    }

    /// Puts something at the right of what the instruction needs, or below where there is no room beside it.
    public void addBesideNeeds(Node more) {
        beside.add(more);
        below.getChildren().add(more);
    }

    private void show(Optional<AnatomyViewModel.Anatomy> shown) {
        title.setText(shown.map(AnatomyViewModel.Anatomy::title).orElseGet(() -> Text.of(model.withheld().get() ? "anatomy.withheld.title" : "anatomy.none.title")));
        bytes.setText(shown.map(AnatomyViewModel.Anatomy::bytes).orElse(""));
        group.setText(shown.map(AnatomyViewModel.Anatomy::group).orElse(""));
        section.setText(shown.map(AnatomyViewModel.Anatomy::section).orElse(""));
        strip.showFields(shown.map(AnatomyViewModel.Anatomy::fields).orElse(List.of()));
        needs.setText(shown.map(AnatomyViewModel.Anatomy::needs).orElse(""));
        notation.setText(shown.map(AnatomyViewModel.Anatomy::notation).orElse(""));
        sentence.setText(shown.map(AnatomyViewModel.Anatomy::sentence).orElseGet(model.absence()::get));
        setAccessibleText(Stream.of(title, notation, sentence, needs).map(Label::getText).filter(words -> !words.isEmpty()).collect(Collectors.joining(". ")));
    }
}
