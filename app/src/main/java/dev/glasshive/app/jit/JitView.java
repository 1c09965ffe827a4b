package dev.glasshive.app.jit;

import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.control.Sight;
import dev.glasshive.app.jit.RowPane.Piece;
import dev.glasshive.app.text.Text;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The JIT pane: a table with a row for each instruction, and beside it, or below where there is little room, what is to be said of the chosen one.
public final class JitView extends VBox {
    /// So many letters of width leave room for words beside the table.
    private static final double WIDE = 98;
    /// With so many letters of height, a row above the lit one stays in view.
    private static final double HIGH = 14;
    /// With fewer, hardly more than one row is in view.
    private static final double FEW = 4.5;
    /// With fewer letters of height, words below the table have one line.
    private static final double LOW = 16;
    private static final double LINES_IN_EM = 1.3;
    private static final int FEWEST_LINES = 1;
    /// Where fewer lines are in sight, each is for a row of its own.
    private static final int FEW_LINES = 9;
    private static final int MOST_LINES = 16;

    private final JitViewModel model;
    private final ListView<Row> list = new ListView<>();
    private final RowPane heads = new RowPane();
    private final BorderPane body = new BorderPane();
    private final AboutPane about = new AboutPane();
    private final ScrollPane side = new ScrollPane();
    private final ObservableValue<Boolean> seen;
    private Usual usual = Usual.UNKNOWN;
    private Columns columns = Columns.in(0, usual);
    private boolean wide;
    private int lines = FEWEST_LINES;

    /// A pane that shows `model`.
    public JitView(JitViewModel model) {
        this.model = model;
        getStyleClass().add("jit");
        setMinWidth(0);
        PaneHeader header = new PaneHeader(Text.of("jit.heading"));
        model.listing().subscribe(found -> header.subtitleProperty().set(found.map(Listing::sizes).orElse("")));
        SegmentedChoice<Boolean> blind = new SegmentedChoice<>(List.of(false, true), hidden -> Text.of(hidden ? "jit.blind" : "jit.plain")).compact();
        blind.setId("jit-blind");
        blind.valueProperty().bindBidirectional(model.blind());
        blind.setAccessibleText(Text.of("jit.blind.tip"));
        Tooltip tip = new Tooltip(Text.of("jit.blind.tip"));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        Tooltip.install(blind, tip);
        header.controls().add(blind);
        fillList();
        VBox table = new VBox(heads, list);
        VBox.setVgrow(list, Priority.ALWAYS);
        body.setCenter(table);
        body.setBottom(about);
        EmptyState empty = new EmptyState(Text.of("jit.empty.title"), "");
        empty.standIn();
        model.absence().subscribe(reason -> empty.show(Text.of("jit.empty.title"), reason));
        StackPane stack = new StackPane(body, empty);
        stack.setMinHeight(0);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(header, stack);
        heads.getStyleClass().add("jit-heads");
        heads.setMinHeight(USE_PREF_SIZE);
        Tooltip registers = new Tooltip(Text.of("jit.registers", Homes.all()));
        registers.setWrapText(true);
        registers.setMaxWidth(420);
        Tooltip.install(heads, registers);
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.getStyleClass().add("jit-side");
        widthProperty().subscribe(_ -> fit());
        heightProperty().subscribe(_ -> fit());
        list.heightProperty().subscribe(_ -> fitLines());
        about.letter().subscribe(_ -> fit());
        model.listing().subscribe(found -> {
            empty.setVisible(found.isEmpty());
            body.setVisible(found.isPresent());
            blind.setVisible(found.isPresent());
            list.getItems().setAll(found.map(Listing::rows).orElse(List.of()));
            usual = Usual.of(list.getItems());
            fit();
            follow();
        });
        model.current().subscribe(_ -> follow());
        seen = Sight.of(this);
        seen.subscribe(model::see);
    }

    private void fillList() {
        list.setId("jit-rows");
        list.getStyleClass().add("jit-list");
        list.setAccessibleText(Text.of("jit.list"));
        list.setCellFactory(_ -> new RowCell(() -> columns, () -> lines, model.current(), model::reveal));
        list.getSelectionModel().selectedItemProperty().subscribe((_, row) -> about.show(row));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !list.getSelectionModel().isEmpty()) {
                model.reveal(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        CopyText.on(list, model::text, new CopyText.Words(Text.of("copy"), Text.of("copy.all")));
    }

    /// Gives the chosen row as many lines of bytecode as leave others in sight.
    private void fitLines() {
        int all = (int) (list.getHeight() / letter() / LINES_IN_EM);
        int room = Math.clamp(all / 2, FEWEST_LINES, MOST_LINES);
        room = all < FEW_LINES ? FEWEST_LINES : room;
        if (room != lines) {
            lines = room;
            list.refresh();
        }
    }

    /// Gives each column its room, and the words their place.
    private void fit() {
        double letters = getWidth() / letter();
        boolean beside = letters >= WIDE;
        Columns room = Columns.in(beside ? letters - AboutPane.WIDTH : letters, usual);
        if (beside != wide) {
            wide = beside;
            body.setBottom(null);
            side.setContent(wide ? about : null);
            body.setRight(wide ? side : null);
            body.setBottom(wide ? null : about);
        }
        about.stand(wide, getHeight() < LOW * letter() ? 1 : 2);
        if (!room.equals(columns) || heads.getChildrenUnmodifiable().size() == 1) {
            columns = room;
            Piece first = room.isStacked() ? new Piece(Text.of("jit.ebpf") + " · " + Text.of("jit.native"), "head") : head("jit.ebpf");
            heads.show("", List.of(List.of(first), List.of(head("jit.bytecode")), List.of(head("jit.bytes")), List.of(head("jit.native"))), room);
            list.refresh();
            // Rows of other columns are of other heights.
            Platform.runLater(() -> reveal(model.current().get()));
        }
    }

    private double letter() {
        return about.letter().getValue().getSize();
    }

    private static Piece head(String key) {
        return new Piece(Text.of(key), "head");
    }

    /// Chooses the row of the instruction that is next, and brings it into view.
    private void follow() {
        int row = model.current().get();
        if (row >= 0 && row < list.getItems().size()) {
            list.getSelectionModel().select(row);
            reveal(row);
            // The list must have taken in its rows before it can show a certain one.
            Platform.runLater(() -> reveal(model.current().get()));
        } else if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    private void reveal(int row) {
        // Where a list has hardly more than one row, a row that can be seen is still cut.
        boolean inView = list.getHeight() >= FEW * letter() && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null && flow.getLastVisibleCell() != null
                && row > flow.getFirstVisibleCell().getIndex() && row < flow.getLastVisibleCell().getIndex();
        if (row >= 0 && !inView) {
            list.scrollTo(list.getHeight() < HIGH * letter() ? row : Math.max(0, row - 1));
        }
    }
}
