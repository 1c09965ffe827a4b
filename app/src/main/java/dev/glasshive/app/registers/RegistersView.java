package dev.glasshive.app.registers;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.RangeBar;
import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.control.ValueBadge;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The register pane.
public final class RegistersView extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass READ = PseudoClass.getPseudoClass("read");

    private final List<Row> rows = new ArrayList<>();

    /// A pane that shows `model`.
    public RegistersView(RegistersViewModel model) {
        getStyleClass().add("registers");
        SegmentedChoice<Base> base = new SegmentedChoice<>(RegistersViewModel.bases(),
                b -> Text.of("base." + b.name().toLowerCase(Locale.ROOT)));
        base.compact();
        base.valueProperty().bindBidirectional(model.base());
        PaneHeader header = new PaneHeader(Text.of("registers.title"), Text.of("registers.subtitle"));
        header.controls().add(base);
        VBox list = new VBox();
        list.getStyleClass().add("register-list");
        for (int i = 0; i <= 10; i++) {
            Row row = new Row();
            rows.add(row);
            list.getChildren().add(row);
            int register = i;
            ChoiceMenu.on(row, () -> model.questions(register).stream().map(q -> new ChoiceMenu.Choice(q.text(), q.ask())).toList());
            row.setOnMousePressed(event -> row.requestFocus());
            row.setOnKeyPressed(event -> move(event, register));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        model.rows().subscribe(this::show);
    }

    /// One stop for the tabulator key; arrow keys go from register to register.
    private void move(KeyEvent event, int from) {
        int to = switch (event.getCode()) {
            case UP -> from - 1;
            case DOWN -> from + 1;
            default -> -1;
        };
        if (to >= 0 && to < rows.size()) {
            rows.get(to).requestFocus();
            event.consume();
        }
    }

    private void show(List<RegisterRow> wanted) {
        for (int i = 0; i < rows.size(); i++) {
            if (i < wanted.size()) {
                rows.get(i).show(wanted.get(i));
            } else {
                rows.get(i).clear(i);
            }
        }
    }

    /// One line of the pane; it stays where it is and only its words change.
    private static final class Row extends HBox {
        private final Label name = new Label();
        private final ValueBadge badge = new ValueBadge("", Kind.NONE);
        private final Label value = new Label();
        private final Label before = new Label();
        private final RangeBar bar = new RangeBar();
        private final Label note = new Label();
        private final Tooltip tooltip = new Tooltip();

        Row() {
            getStyleClass().add("register-row");
            name.getStyleClass().addAll("code", "register-name");
            value.getStyleClass().addAll("code", "kind-text", "register-value");
            before.getStyleClass().addAll("code", "muted", "small");
            note.getStyleClass().addAll("code", "muted", "small", "register-note");
            value.setMinWidth(USE_PREF_SIZE);
            before.setMinWidth(0);
            HBox values = new HBox(value, before);
            values.getStyleClass().add("register-values");
            HBox.setHgrow(values, Priority.ALWAYS);
            StackPane side = new StackPane(bar, note);
            side.getStyleClass().add("register-side");
            note.setMinWidth(0);
            getChildren().addAll(name, badge, values, side);
            Tooltip.install(this, tooltip);
            focusedProperty().subscribe(focused -> setFocusTraversable(focused || name.getText().equals("r0")));
        }

        void show(RegisterRow row) {
            name.setText(row.name());
            badge.show(row.badge(), row.kind());
            getStyleClass().removeIf(c -> c.startsWith("kind-"));
            getStyleClass().add(row.kind().styleClass());
            value.setText(row.value());
            before.setText(row.before().isEmpty() ? "" : Text.of("registers.was", row.before()));
            bar.setVisible(row.place().isPresent());
            bar.show(row.kind(), Optional.empty(), row.place());
            note.setVisible(row.place().isEmpty());
            note.setText(row.note());
            tooltip.setText(row.description() + "\n" + row.note());
            pseudoClassStateChanged(CHANGED, row.change() == RegisterRow.Change.WRITTEN);
            pseudoClassStateChanged(READ, row.change() == RegisterRow.Change.READ);
            setAccessibleText(row.description());
        }

        void clear(int register) {
            show(new RegisterRow("r" + register, Text.of("kind.uninit"), Kind.NONE, "—", "", java.util.OptionalDouble.empty(), "",
                    RegisterRow.Change.NONE, Text.of("registers.nothing")));
        }
    }
}
