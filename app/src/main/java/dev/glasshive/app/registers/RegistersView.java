package dev.glasshive.app.registers;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The register pane.
public final class RegistersView extends VBox {
    private final RegistersViewModel model;
    private final List<RegisterLine> lines = new ArrayList<>();

    /// A pane that shows `model`.
    public RegistersView(RegistersViewModel model) {
        this.model = model;
        getStyleClass().add("registers");
        SegmentedChoice<Drawing> drawing = new SegmentedChoice<>(List.of(Drawing.values()), d -> Text.of("registers.drawing." + d.name().toLowerCase(Locale.ROOT)));
        drawing.compact();
        drawing.valueProperty().bindBidirectional(model.drawing());
        SegmentedChoice<Base> base = new SegmentedChoice<>(RegistersViewModel.bases(), RegistersView::name);
        base.compact();
        base.valueProperty().bindBidirectional(model.base());
        PaneHeader header = new PaneHeader("", "");
        header.controls().addAll(drawing, base);
        Tooltip full = new Tooltip();
        Tooltip.install(header, full);
        model.heading().subscribe(heading -> {
            header.titleProperty().set(heading.title());
            header.subtitleProperty().set(heading.subtitle());
            full.setText(heading.subtitle());
        });
        VBox list = new VBox();
        list.getStyleClass().add("register-list");
        for (int i = 0; i <= 10; i++) {
            int register = i;
            RegisterLine line = new RegisterLine(() -> bases(register));
            lines.add(line);
            list.getChildren().add(line);
            ChoiceMenu.on(line, () -> model.questions(register).stream().map(q -> new ChoiceMenu.Choice(q.text(), q.ask())).toList());
            line.setOnMousePressed(event -> line.requestFocus());
            line.setOnKeyPressed(event -> pressed(event, register));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        model.rows().subscribe(rows -> show());
        model.drawing().subscribe(chosen -> show());
    }

    private static String name(Base base) {
        return Text.of("base." + base.name().toLowerCase(Locale.ROOT));
    }

    private List<ChoiceMenu.Choice> bases(int register) {
        return RegistersViewModel.bases().stream().map(base -> new ChoiceMenu.Choice(Text.of("base.long." + base.name().toLowerCase(Locale.ROOT)), () -> model.write(register, base))).toList();
    }

    /// Where the value of a register is in the scene, if it can be seen.
    public Optional<Bounds> boundsOf(int register) {
        return lines.get(register).boundsOfValue();
    }

    /// One stop for the tabulator key; arrow keys go from register to register.
    private void pressed(KeyEvent event, int register) {
        int to = switch (event.getCode()) {
            case UP -> register - 1;
            case DOWN -> register + 1;
            default -> -1;
        };
        if (to >= 0 && to < lines.size()) {
            lines.get(to).requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.B && !event.isShortcutDown() && !event.isAltDown()) {
            model.writeInNext(register);
            event.consume();
        }
    }

    private void show() {
        List<RegisterRow> rows = model.rows().get();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(i < rows.size() ? rows.get(i) : RegisterRow.empty("r" + i, Text.of("kind.uninit"), Text.of("registers.nothing")), model.drawing().get());
        }
    }
}
