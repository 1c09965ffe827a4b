package dev.glasshive.app.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Bytes in rows, each coloured by the kind of value it belongs to; serves stacks, packets and map values.
///
/// Only the rows in view have nodes, so 64 KiB cost as much as one screen of them. The list of rows may be computed lazily.
public final class HexGrid extends StackPane {
    /// How much room the labels of the rows take.
    public enum Labels {
        SHORT,
        WIDE
    }

    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide-labels");

    // The list holds positions, not rows, so that a step changes cells in place and nothing scrolls.
    private final ListView<Integer> list = new ListView<>();
    private final ObjectProperty<List<HexRow>> rows = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable BytePosition> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable BytePosition> hovered = new ReadOnlyObjectWrapper<>();

    private final ReadOnlyStringWrapper begun = new ReadOnlyStringWrapper("");
    private @Nullable Typing typing;
    private int revealed = -1;

    /// Takes what the user types over a byte.
    public interface Typing {
        /// The byte at `position` is to be `value`, 0 to 255.
        void type(BytePosition position, int value);
    }

    public HexGrid(Labels labels) {
        getStyleClass().add("hex-grid");
        pseudoClassStateChanged(WIDE, labels == Labels.WIDE);
        list.setCellFactory(view -> new HexRowCell(this));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        list.addEventFilter(KeyEvent.KEY_TYPED, this::type);
        list.accessibleTextProperty().bind(accessibleTextProperty());
        rows.subscribe(this::fit);
        selected.subscribe(position -> {
            begun.set("");
            describe(position);
        });
        CopyText.on(this, this::text);
        getChildren().add(list);
    }

    /// The list ends with a whole row: half of one cannot be read.
    @Override
    protected void layoutChildren() {
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double row = list.getFixedCellSize();
        double rows = row > 0 ? Math.floor((height + 0.5) / row) : 0;
        double whole = rows >= 1 && rows < list.getItems().size() ? rows * row : height;
        boolean changes = Math.abs(whole - list.getHeight()) > 0.5;
        list.resizeRelocate(snappedLeftInset(), snappedTopInset(), getWidth() - snappedLeftInset() - snappedRightInset(), whole);
        if (changes) {
            // The list must have taken in its size before it can bring a row into view.
            Platform.runLater(() -> revealRow(revealed));
        }
    }

    /// The rows, replaced whole on every step.
    public ObjectProperty<List<HexRow>> rowsProperty() {
        return rows;
    }

    public void showRows(List<HexRow> wanted) {
        rows.set(wanted);
    }

    /// The byte the user picked, with the mouse or the arrow keys.
    public ObjectProperty<@Nullable BytePosition> selectedProperty() {
        return selected;
    }

    /// The byte the user picked, if it is still there.
    public Optional<BytePosition> selected() {
        return Optional.ofNullable(selected.get()).filter(at -> at.row() < rows.get().size() && at.column() < rows.get().get(at.row()).bytes().size());
    }

    /// The byte under the mouse.
    public ReadOnlyObjectProperty<@Nullable BytePosition> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /// Lets the user type hexadecimal digits over the byte that is picked; two of them make a byte, and the next one is picked.
    public void allowTyping(Typing taker) {
        typing = taker;
    }

    /// The first digit of a byte that is being typed; empty while none is.
    ReadOnlyStringProperty begun() {
        return begun.getReadOnlyProperty();
    }

    /// All rows as text, a line each.
    public String text() {
        return rows.get().stream().map(HexRow::text).collect(Collectors.joining("\n"));
    }

    /// Scrolls no more than needed to bring a row into view.
    public void revealRow(int row) {
        if (row >= 0 && row < rows.get().size()) {
            revealed = row;
            // The list takes this for the first row in view, and of the last ones it would leave out some.
            int fit = (int) (list.getHeight() / Math.max(1, list.getFixedCellSize()) + 0.01);
            list.scrollTo(Math.max(0, Math.min(row, rows.get().size() - fit)));
        }
    }

    /// Where `length` bytes from `column` of a row on are in the scene, if they can be seen; of several rows the first counts.
    public Optional<Bounds> boundsOf(int row, int column, int length) {
        return list.lookupAll(".hex-row-cell").stream().filter(HexRowCell.class::isInstance).map(HexRowCell.class::cast)
                .filter(cell -> !cell.isEmpty() && cell.getIndex() == row).findFirst().flatMap(cell -> cell.boundsOf(column, length));
    }

    void hover(@Nullable BytePosition position) {
        hovered.set(position);
    }

    void pick(BytePosition position) {
        list.requestFocus();
        selected.set(position);
    }

    private void fit(List<HexRow> now) {
        int size = now.size();
        if (list.getItems().size() < size) {
            list.getItems().addAll(IntStream.range(list.getItems().size(), size).boxed().toList());
        } else if (list.getItems().size() > size) {
            list.getItems().remove(size, list.getItems().size());
        }
        describe(selected.get());
    }

    private void describe(@Nullable BytePosition position) {
        if (position != null && position.row() < rows.get().size()) {
            HexRow row = rows.get().get(position.row());
            if (position.column() < row.bytes().size()) {
                setAccessibleText(row.label() + " " + row.bytes().get(position.column()).description());
            }
        }
    }

    private void type(KeyEvent event) {
        Typing taker = typing;
        Optional<BytePosition> at = selected();
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown() && event.getCharacter().length() == 1;
        int digit = plain && event.getCharacter().charAt(0) < 0x80 ? Character.digit(event.getCharacter().charAt(0), 16) : -1;
        if (taker == null || at.isEmpty() || digit < 0) {
            return;
        }
        event.consume();
        if (begun.get().isEmpty()) {
            begun.set(Integer.toHexString(digit));
            return;
        }
        int value = Integer.parseInt(begun.get(), 16) << 4 | digit;
        begun.set("");
        boolean ends = at.get().column() + 1 >= rows.get().get(at.get().row()).bytes().size();
        boolean last = ends && at.get().row() + 1 >= rows.get().size();
        if (!last) {
            moveTo(ends ? at.get().row() + 1 : at.get().row(), ends ? 0 : at.get().column() + 1);
        }
        taker.type(at.get(), value);
    }

    private void move(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !begun.get().isEmpty()) {
            begun.set("");
            event.consume();
            return;
        }
        BytePosition from = selected.get();
        int row = from == null ? 0 : from.row();
        int column = from == null ? 0 : from.column();
        int page = 16;
        switch (event.getCode()) {
            case LEFT -> moveTo(row, column - 1);
            case RIGHT -> moveTo(row, column + 1);
            case UP -> moveTo(row - 1, column);
            case DOWN -> moveTo(row + 1, column);
            case PAGE_UP -> moveTo(row - page, column);
            case PAGE_DOWN -> moveTo(row + page, column);
            case HOME -> moveTo(event.isControlDown() ? 0 : row, 0);
            case END -> moveTo(event.isControlDown() ? Integer.MAX_VALUE : row, Integer.MAX_VALUE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveTo(int row, int column) {
        if (rows.get().isEmpty()) {
            return;
        }
        int r = Math.clamp(row, 0, rows.get().size() - 1);
        int last = Math.max(0, rows.get().get(r).bytes().size() - 1);
        selected.set(new BytePosition(r, Math.clamp(column, 0, last)));
        list.scrollTo(Math.max(0, r - 2));
    }
}
