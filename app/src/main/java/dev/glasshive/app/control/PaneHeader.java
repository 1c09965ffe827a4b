package dev.glasshive.app.control;

import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The strip on top of a pane: what it shows, a quieter word about it, and its controls at the right.
public final class PaneHeader extends HBox {
    /// A quieter word that is cut to less than so many letters' width tells nothing.
    private static final double LEAST = 5;

    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final HBox controls = new HBox();
    private final Tooltip hidden = new Tooltip();

    public PaneHeader(String title) {
        this(title, PaneButtons.Kind.ALL);
    }

    /// A header of a pane that has some handles of its own.
    public PaneHeader(String title, PaneButtons.Kind handles) {
        getStyleClass().add("pane-header");
        this.title.setText(title);
        this.title.getStyleClass().add("title");
        this.title.setMinWidth(0);
        subtitle.getStyleClass().add("subtitle");
        subtitle.setTextOverrun(OverrunStyle.ELLIPSIS);
        subtitle.setMaxWidth(Double.MAX_VALUE);
        subtitle.setMinWidth(0);
        HBox.setHgrow(subtitle, Priority.ALWAYS);
        subtitle.widthProperty().subscribe(this::judge);
        subtitle.textProperty().subscribe(this::judge);
        this.title.widthProperty().subscribe(this::judge);
        this.title.managedProperty().bind(this.title.textProperty().isNotEmpty());
        controls.getStyleClass().add("controls");
        controls.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(this.title, subtitle, new PaneButtons(handles), controls);
    }

    public PaneHeader(String title, String subtitle) {
        this(title);
        this.subtitle.setText(subtitle);
    }

    /// Whether `content` has a head of its own.
    public static boolean isOn(Node content) {
        return content instanceof Parent parent && parent.getChildrenUnmodifiable().stream().anyMatch(PaneHeader.class::isInstance);
    }

    @Override
    protected double computeMinWidth(double height) {
        return super.computeMinWidth(height) - title.getMinWidth();
    }

    /// A row takes room from all alike; here the title gives some only where the quieter word is gone and the controls still need it.
    @Override
    protected void layoutChildren() {
        double room = Math.clamp(getWidth() - computeMinWidth(-1), 0, title.prefWidth(-1));
        if (subtitle.isManaged() && room != title.getMinWidth()) {
            title.setMinWidth(room);
        }
        super.layoutChildren();
    }

    private void judge() {
        boolean tells = subtitle.getWidth() >= Math.min(subtitle.prefWidth(-1), LEAST * subtitle.getFont().getSize());
        subtitle.setVisible(tells);
        boolean whole = title.getWidth() >= title.prefWidth(-1);
        hidden.setText(whole ? subtitle.getText() : title.getText() + ": " + subtitle.getText());
        title.setTooltip(tells || subtitle.getText().isEmpty() ? null : hidden);
    }

    /// Gives all room to the title, in up to three lines where one has too little, and cut off at its end where they have, too; there is no quieter word then.
    public void showTitleOnly() {
        // What is given a name by others may be longer than any head.
        title.getStyleClass().remove("title");
        title.getStyleClass().add("name");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setWrapText(true);
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        HBox.setHgrow(title, Priority.ALWAYS);
        subtitle.setManaged(false);
        subtitle.setVisible(false);
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    public StringProperty subtitleProperty() {
        return subtitle.textProperty();
    }

    /// The nodes at the right end.
    public ObservableList<Node> controls() {
        return controls.getChildren();
    }
}
