package dev.glasshive.app.packet;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.HexGrid;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.Items;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.packet.PacketViewModel.Content;
import dev.glasshive.app.packet.PacketViewModel.Line;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The packet pane.
public final class PacketView extends VBox {
    private static final PseudoClass TOUCHED = PseudoClass.getPseudoClass("touched");
    private static final PseudoClass CONTEXT = PseudoClass.getPseudoClass("context");
    private static final PseudoClass HEADER = PseudoClass.getPseudoClass("header");

    /// How much of the pane the bytes take, and the rest their names.
    private static final double PACKET_SHARE = 0.45;
    private static final double CONTEXT_SHARE = 0.34;

    private final PacketViewModel model;
    private final PaneHeader header = new PaneHeader(Text.of("packet.title"), "");
    private final Label summary = new Label();
    private final HexGrid grid = new HexGrid(HexGrid.Labels.SHORT);
    private final ListView<Line> lines = new ListView<>();
    private final SplitPane split = new SplitPane(grid, lines);
    private boolean context;
    private final EmptyState empty = new EmptyState(Text.of("packet.none.title"), Text.of("packet.none"));

    /// A pane that shows `model`.
    public PacketView(PacketViewModel model) {
        this.model = model;
        getStyleClass().add("packet");
        grid.setAccessibleText(Text.of("packet.title"));
        lines.setAccessibleText(Text.of("packet.fields"));
        lines.getStyleClass().add("packet-fields");
        lines.setCellFactory(list -> new LineCell());
        ChoiceMenu.on(grid, () -> grid.selected().map(byteAt -> model.questionsAt(byteAt.row(), byteAt.column())).orElse(List.of()).stream().map(q -> new ChoiceMenu.Choice(q.text(), q.ask())).toList());
        ChoiceMenu.on(lines, () -> Optional.ofNullable(lines.getSelectionModel().getSelectedItem()).filter(line -> !line.header())
                .map(line -> model.questions(line.offset(), line.length())).orElse(List.of()).stream().map(q -> new ChoiceMenu.Choice(q.text(), q.ask())).toList());
        summary.getStyleClass().addAll("small", "packet-summary");
        summary.setTooltip(new Tooltip());
        summary.getTooltip().textProperty().bind(summary.textProperty());
        header.controls().addAll(button("packet.previous", Feather.CHEVRON_LEFT, model::previous), button("packet.next", Feather.CHEVRON_RIGHT, model::next));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(PACKET_SHARE);
        StackPane body = new StackPane(split, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, summary, body);
        model.content().subscribe(this::show);
        model.errors().subscribe(wrong -> show(model.content().get()));
    }

    /// Where bytes of the packet, or of the context, are in the scene, if they can be seen.
    public Optional<Bounds> boundsOf(boolean context, int offset, int length) {
        return model.content().get().filter(content -> content.isContext() == context && offset >= 0)
                .flatMap(content -> grid.boundsOf(offset / PacketViewModel.ROW, offset % PacketViewModel.ROW, length));
    }

    private static Button button(String key, Feather icon, Runnable action) {
        Button button = new Button();
        Icons.put(button, icon);
        button.getStyleClass().addAll("flat", "pane-button");
        button.setTooltip(new Tooltip(Text.of(key)));
        button.setAccessibleText(Text.of(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void show(Optional<Content> content) {
        empty.show(Text.of(model.errors().get() ? "packet.errors.title" : "packet.none.title"), Text.of(model.errors().get() ? "packet.errors" : "packet.none"));
        empty.setVisible(content.isEmpty());
        empty.getParent().lookupAll(".split-pane").forEach(node -> node.setVisible(content.isPresent()));
        header.titleProperty().set(Text.of(content.filter(Content::isContext).isPresent() ? "packet.context.title" : "packet.title"));
        header.subtitleProperty().set(content.map(Content::title).orElse(""));
        summary.setText(content.map(Content::summary).orElse(""));
        content.ifPresent(c -> {
            // The user may have moved it since, so only another kind of bytes moves it again.
            if (context != c.isContext()) {
                context = c.isContext();
                split.setDividerPositions(context ? CONTEXT_SHARE : PACKET_SHARE);
            }
            lines.pseudoClassStateChanged(CONTEXT, c.isContext());
            grid.showRows(c.rows());
            if (c.focus() >= 0) {
                grid.revealRow(c.focus());
            }
            Items.update(lines.getItems(), c.lines());
            for (int i = 0; i < c.lines().size(); i++) {
                if (c.lines().get(i).touched()) {
                    lines.scrollTo(Math.max(0, i - 3));
                    break;
                }
            }
        });
    }

    /// A header's title, or a field with its value.
    private static final class LineCell extends ListCell<Line> {
        /// As long as the longest IPv4 address with a port.
        private static final int SHORT = 21;

        private final Label name = new Label();
        private final Label value = new Label();
        private final HBox row = new HBox(name, value);
        private final Tooltip tooltip = new Tooltip();

        LineCell() {
            row.getStyleClass().add("packet-line");
            // Long values end in dots, and the tooltip has them whole.
            setPrefWidth(0);
            name.getStyleClass().add("kind-text");
            name.getStyleClass().add("field-name");
            value.getStyleClass().add("code");
            HBox.setHgrow(value, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                setTooltip(null);
                pseudoClassStateChanged(TOUCHED, false);
                pseudoClassStateChanged(HEADER, false);
                return;
            }
            setGraphic(row);
            pseudoClassStateChanged(TOUCHED, line.touched());
            pseudoClassStateChanged(HEADER, line.header());
            row.getStyleClass().removeIf(c -> c.startsWith("kind-"));
            row.getStyleClass().add(line.kind().styleClass());
            name.setText(line.name());
            value.setText(line.text());
            // A short value stays whole, whatever happens to the name.
            value.setMinWidth(line.text().length() <= SHORT ? Region.USE_PREF_SIZE : 0);
            tooltip.setText(line.name() + " " + line.text());
            setTooltip(tooltip);
            setAccessibleText(tooltip.getText());
        }
    }
}
