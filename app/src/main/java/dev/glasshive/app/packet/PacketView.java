package dev.glasshive.app.packet;

import dev.glasshive.app.control.BytePosition;
import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EditKeys;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.FieldPopup;
import dev.glasshive.app.control.HexGrid;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.Items;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.packet.PacketViewModel.Subject;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Inquiries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The packet pane.
public final class PacketView extends VBox {
    private static final PseudoClass CONTEXT = PseudoClass.getPseudoClass("context");
    /// How much of the pane the bytes take, and the rest their names.
    private static final double PACKET_SHARE = 0.45;
    private static final double CONTEXT_SHARE = 0.34;
    /// From so many letters of width on, the names stand beside the bytes.
    private static final double BESIDE = 60;
    private static final double BESIDE_SHARE = 0.53;
    /// What a row of bytes needs, in letters: its label, and each byte.
    private static final double LABEL = 5.6;
    private static final double BYTE = 1.63;
    private static final int MOST_IN_ROW = 32;
    /// So many fields stand above the one that was read or written.
    private static final int ABOVE = 2;
    /// Small type against usual type.
    private static final double SMALL = 0.846;

    private final PacketViewModel model;
    private final PaneHeader header = new PaneHeader(Text.of("packet.title"), "");
    private final ChoiceBox<String> subject = new ChoiceBox<>();
    private final Label summary = new Label();
    private final HexGrid grid = new HexGrid(HexGrid.Labels.SHORT);
    private final ListView<PacketContent.Line> lines = new ListView<>();
    private final SplitPane split = new SplitPane(grid, lines);
    private final PacketsView packets;
    private final EmptyState empty = new EmptyState(Text.of("packet.none.title"), Text.of("packet.none"));
    private List<Subject> subjects = List.of();
    private boolean context;
    private String whose = "";
    private boolean filling;

    /// A pane that shows `model`.
    public PacketView(PacketViewModel model) {
        this.model = model;
        this.packets = new PacketsView(model.packets(), model::undo, model::redo);
        getStyleClass().add("packet");
        fillGrid();
        fillLines();
        subject.getStyleClass().add("compact");
        subject.setAccessibleText(Text.of("packet.choose"));
        subject.setId("packet-subject");
        subject.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (!filling && index.intValue() >= 0 && index.intValue() < subjects.size()) {
                model.wanted().set(subjects.get(index.intValue()));
            }
        });
        summary.getStyleClass().addAll("small", "packet-summary");
        summary.setTooltip(new Tooltip());
        summary.getTooltip().textProperty().bind(summary.textProperty());
        Button previous = button("packet.previous", Feather.CHEVRON_LEFT, model::previous);
        Button next = button("packet.next", Feather.CHEVRON_RIGHT, model::next);
        previous.disableProperty().bind(model.first());
        next.disableProperty().bind(model.last());
        header.controls().addAll(previous, next);
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setMinWidth(0);
        HBox.setHgrow(summary, Priority.ALWAYS);
        HBox about = new HBox(summary, subject);
        about.getStyleClass().add("packet-about");
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(PACKET_SHARE);
        StackPane body = new StackPane(split, packets, empty);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, about, body);
        widthProperty().subscribe(this::place);
        lines.heightProperty().subscribe(height -> Platform.runLater(this::revealLine));
        grid.widthProperty().subscribe(width -> Platform.runLater(this::fillRows));
        summary.fontProperty().subscribe(this::place);
        model.content().subscribe(content -> show());
        model.subjects().subscribe(there -> show());
        model.wanted().subscribe(wanted -> show());
        model.errors().subscribe(wrong -> show());
    }

    private double letters(double width) {
        return width / Math.max(1, summary.getFont().getSize() / SMALL);
    }

    private void place() {
        Orientation wanted = letters(getWidth()) >= BESIDE ? Orientation.HORIZONTAL : Orientation.VERTICAL;
        if (split.getOrientation() != wanted) {
            split.setOrientation(wanted);
            divide();
        }
    }

    private void divide() {
        split.setDividerPositions(split.getOrientation() == Orientation.HORIZONTAL ? BESIDE_SHARE : context ? CONTEXT_SHARE : PACKET_SHARE);
    }

    /// As many bytes as fit stand in a row, a power of two from 8 on.
    private void fillRows() {
        int fit = (int) ((letters(grid.getWidth()) - LABEL) / BYTE);
        model.showInRowsOf(Math.clamp(Integer.highestOneBit(Math.max(1, fit)), HexRows.NARROWEST, MOST_IN_ROW));
    }

    /// Sets what asks where to save the packets.
    public void savePacketsWith(Runnable saver) {
        packets.saveWith(saver);
    }

    private void fillGrid() {
        grid.setAccessibleText(Text.of("packet.title"));
        grid.allowTyping(model::type);
        ChoiceMenu.on(grid, () -> choices(grid.selected().map(at -> model.questionsAt(at.row(), at.column())).orElse(List.of()), List.of(), grid));
        CopyText.on(grid, model::text);
        EditKeys.on(grid, Map.of(EditKeys.ADD, () -> at(model::insert), EditKeys.REMOVE, () -> at(model::delete), EditKeys.UNDO, model::undo, EditKeys.REDO, model::redo));
    }

    private void fillLines() {
        lines.setAccessibleText(Text.of("packet.fields"));
        lines.getStyleClass().add("packet-fields");
        lines.setCellFactory(list -> new PacketLineCell(list));
        ChoiceMenu.on(lines, this::lineChoices);
        CopyText.on(lines, () -> line().map(PacketViewModel::text).map(String::strip).orElseGet(model::text));
        EditKeys.on(lines, Map.of(EditKeys.EDIT, this::editLine, EditKeys.OPEN, this::editLine, EditKeys.REMOVE, () -> line().ifPresent(model::reset),
                EditKeys.UNDO, model::undo, EditKeys.REDO, model::redo));
        lines.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                editLine();
            }
        });
    }

    private List<ChoiceMenu.Choice> lineChoices() {
        Optional<PacketContent.Line> line = line();
        List<ChoiceMenu.Choice> edits = new ArrayList<>();
        line.filter(l -> !l.header()).ifPresent(l -> edits.add(new ChoiceMenu.Choice(Text.of("packet.edit"), this::editLine, EditKeys.EDIT)));
        line.filter(PacketContent.Line::given).ifPresent(l -> edits.add(new ChoiceMenu.Choice(Text.of("context.reset"), () -> model.reset(l), EditKeys.REMOVE)));
        return choices(line.filter(l -> !l.header()).map(l -> model.questions(l.offset(), l.length())).orElse(List.of()), edits, lines);
    }

    private List<ChoiceMenu.Choice> choices(List<Inquiries.Question> questions, List<ChoiceMenu.Choice> edits, Node owner) {
        List<ChoiceMenu.Choice> choices = new ArrayList<>();
        questions.forEach(q -> choices.add(new ChoiceMenu.Choice(q.text(), q.ask())));
        choices.addAll(edits);
        if (model.isPacket()) {
            if (owner.equals(grid) && grid.selected().isPresent()) {
                choices.add(new ChoiceMenu.Choice(Text.of("packet.insert"), () -> at(model::insert), EditKeys.ADD));
                choices.add(new ChoiceMenu.Choice(Text.of("packet.delete"), () -> at(model::delete), EditKeys.REMOVE));
            }
            choices.add(new ChoiceMenu.Choice(Text.of("packet.checksums"), model::correctChecksums));
        }
        if (model.content().get().isPresent()) {
            choices.add(CopyText.choice(Text.of("copy"), model::text));
        }
        return choices;
    }

    private Optional<PacketContent.Line> line() {
        return Optional.ofNullable(lines.getSelectionModel().getSelectedItem());
    }

    private void at(Consumer<BytePosition> action) {
        grid.selected().ifPresent(action);
    }

    private void editLine() {
        int index = lines.getSelectionModel().getSelectedIndex();
        Node beside = lines.lookupAll(".list-cell").stream().filter(node -> node instanceof PacketLineCell cell && cell.getIndex() == index).findFirst().orElse(lines);
        line().flatMap(model::edit).ifPresent(field -> FieldPopup.ask(field, lines, beside));
    }

    /// What is shown of the packets, under the line that says which.
    public Node front() {
        return packets.isVisible() ? packets : empty.isVisible() ? empty : grid;
    }

    /// Where bytes of the packet, or of the context, are in the scene, if they can be seen.
    public Optional<Bounds> boundsOf(boolean context, int offset, int length) {
        return model.content().get().filter(content -> content.isContext() == context && offset >= 0)
                .flatMap(content -> grid.boundsOf(offset / content.width(), offset % content.width(), length));
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

    private void show() {
        Optional<PacketContent> content = model.content().get();
        showSubjects();
        boolean all = model.shown() == Subject.ALL;
        empty.show(Text.of(model.errors().get() ? "packet.errors.title" : "packet.none.title"), Text.of(model.errors().get() ? "packet.errors" : "packet.none"));
        empty.setVisible(content.isEmpty());
        split.setVisible(content.isPresent() && !all);
        packets.setVisible(content.isPresent() && all);
        header.titleProperty().set(Text.of(model.shown() == Subject.CONTEXT ? "packet.context.title" : all ? "packets.title" : "packet.title"));
        header.subtitleProperty().set(content.map(PacketContent::title).orElse(""));
        summary.setText(content.map(PacketContent::summary).orElse(""));
        content.ifPresent(this::show);
    }

    private void showSubjects() {
        filling = true;
        if (!subjects.equals(model.subjects().get())) {
            subjects = model.subjects().get();
            subject.getItems().setAll(subjects.stream().map(s -> Text.of("packet.subject." + s.name().toLowerCase(Locale.ROOT))).toList());
        }
        subject.getSelectionModel().select(subjects.indexOf(model.shown()));
        subject.setVisible(subjects.size() > 1);
        subject.setManaged(subjects.size() > 1);
        filling = false;
    }

    private void show(PacketContent c) {
        // The user may have moved it since, so only another kind of bytes moves it again.
        if (context != c.isContext()) {
            context = c.isContext();
            divide();
        }
        lines.pseudoClassStateChanged(CONTEXT, c.isContext());
        grid.showRows(c.rows());
        // Another packet is read from its beginning; one that is edited stays where it is.
        if (!whose.equals(model.whose())) {
            whose = model.whose();
            grid.revealRow(0);
            lines.scrollTo(0);
        }
        if (c.focus() >= 0) {
            grid.revealRow(c.focus());
        }
        Items.update(lines.getItems(), c.lines());
        revealLine();
    }

    private void revealLine() {
        for (int i = 0; i < lines.getItems().size(); i++) {
            if (lines.getItems().get(i).touched()) {
                lines.scrollTo(Math.max(0, i - ABOVE));
                break;
            }
        }
    }
}
