package dev.glasshive.app.registers;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.Popover;
import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The register pane.
public final class RegistersView extends VBox {
    /// Below so many letters of width there is hardly any room.
    private static final double TIGHT = 25;
    /// Below so many letters of width there is little room.
    private static final double NARROW = 38.8;
    /// From so many letters of width on, what is said of a value without a bar fits beside it even so.
    private static final double SNUG = 28;
    /// From so many letters of width on, bars have room for the ends of their tracks and more.
    private static final double WIDE = 45;
    /// From so many letters of width on, everything that can be chosen fits beside the legend.
    private static final double WIDEST = 62;

    /// What stands beside the legend, and beside a shorter one, in letters.
    private static final double AROUND_LEGEND = 21;
    private static final double AROUND_BRIEF = 19.5;

    private final RegistersViewModel model;
    private final DetailView detail = new DetailView();
    private final Popover popover = new Popover(detail);
    private RegisterLine.Room room = RegisterLine.Room.USUAL;
    private int detailed;
    private final List<RegisterLine> lines = new ArrayList<>();
    private final ScrollPane scroll = new ScrollPane();

    /// A pane that shows `model`.
    public RegistersView(RegistersViewModel model) {
        this.model = model;
        getStyleClass().add("registers");
        setMinWidth(0);
        VBox list = new VBox();
        CopyText.on(this, model::text);
        list.getStyleClass().add("register-list");
        for (int i = 0; i <= 10; i++) {
            int register = i;
            RegisterLine line = new RegisterLine(() -> bases(register));
            lines.add(line);
            list.getChildren().add(line);
            ChoiceMenu.on(line, () -> choices(register));
            CopyText.on(line, () -> model.text(register));
            line.setOnMousePressed(event -> {
                line.requestFocus();
                // The pane that scrolls would take the keyboard for itself.
                event.consume();
            });
            line.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                    toggleDetail(register);
                }
            });
            line.setOnKeyPressed(event -> pressed(event, register));
        }
        SegmentedChoice<Drawing> drawing = new SegmentedChoice<>(List.of(Drawing.values()), RegistersView::name);
        drawing.compact();
        drawing.valueProperty().bindBidirectional(model.drawing());
        SegmentedChoice<Base> base = new SegmentedChoice<>(RegistersViewModel.bases(), RegistersView::name);
        base.compact();
        base.valueProperty().bindBidirectional(model.base());
        PaneHeader header = new PaneHeader("", "");
        Node drawings = ChoiceMenu.box(Text.of("registers.drawing"), List.of(Drawing.values()), RegistersView::name, model.drawing());
        Node bases = ChoiceMenu.box(Text.of("registers.bases"), RegistersViewModel.bases(), RegistersView::name, model.base());
        bases.getStyleClass().add("few-letters");
        header.controls().addAll(drawing, drawings, base, bases);
        Runnable fit = () -> {
            double letters = getWidth() / Math.max(1, lines.getFirst().em().get());
            fit(letters);
            entitle(header);
            present(drawing, letters >= WIDE);
            present(drawings, letters < WIDE);
            present(base, letters >= WIDEST);
            present(bases, letters < WIDEST);
        };
        widthProperty().subscribe(fit);
        lines.getFirst().em().subscribe(fit);
        Tooltip full = new Tooltip();
        Tooltip.install(header, full);
        model.heading().subscribe(heading -> {
            entitle(header);
            full.setText(heading.subtitle());
        });
        scroll.setContent(list);
        scroll.setFitToWidth(true);
        scroll.viewportBoundsProperty().subscribe(this::bringChangeIntoSight);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
        model.rows().subscribe(rows -> show());
        model.drawing().subscribe(chosen -> show());
    }

    private static String name(Base base) {
        return Text.of("base." + base.name().toLowerCase(Locale.ROOT));
    }

    private static String name(Drawing drawing) {
        return Text.of("registers.drawing." + drawing.name().toLowerCase(Locale.ROOT));
    }

    /// Rows give up what can be had elsewhere where there is little room.
    private void fit(double letters) {
        room = room(letters);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("tight"), room == RegisterLine.Room.TIGHT);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), room == RegisterLine.Room.NARROW);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("wide"), room == RegisterLine.Room.WIDE);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("snug"), room == RegisterLine.Room.NARROW && letters >= SNUG);
        lines.forEach(line -> line.fit(room, letters));
    }

    private static RegisterLine.Room room(double letters) {
        if (letters <= 0) {
            return RegisterLine.Room.USUAL;
        }
        return letters < TIGHT ? RegisterLine.Room.TIGHT : letters < NARROW ? RegisterLine.Room.NARROW : letters < WIDE ? RegisterLine.Room.USUAL : RegisterLine.Room.WIDE;
    }

    private void entitle(PaneHeader header) {
        RegistersViewModel.Heading heading = model.heading().get();
        // Its tab has the name already.
        header.titleProperty().set(room == RegisterLine.Room.TIGHT ? "" : heading.title());
        double letters = getWidth() / Math.max(1, lines.getFirst().em().get());
        header.subtitleProperty().set(heading.fitting(letters - AROUND_LEGEND, letters - AROUND_BRIEF));
    }

    private static void present(Node control, boolean wanted) {
        control.setVisible(wanted);
        control.setManaged(wanted);
    }

    private List<ChoiceMenu.Choice> choices(int register) {
        popover.close();
        List<ChoiceMenu.Choice> choices = new ArrayList<>();
        model.questions(register).forEach(q -> choices.add(new ChoiceMenu.Choice(q.text(), q.ask())));
        if (!model.text().isEmpty()) {
            choices.addAll(CopyText.choices(new CopyText.Words(Text.of("copy"), Text.of("copy.all")), Optional.of(() -> model.text(register)), model::text));
        }
        return choices;
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
        } else if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) && !event.isShortcutDown() && !event.isAltDown()) {
            toggleDetail(register);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && popover.isOpen()) {
            popover.close();
            event.consume();
        } else if (event.getCode() == KeyCode.B && !event.isShortcutDown() && !event.isAltDown()) {
            model.writeInNext(register);
            event.consume();
        }
    }

    private void toggleDetail(int register) {
        boolean again = popover.isOpen() && detailed == register;
        popover.close();
        if (!again) {
            detailed = register;
            model.detail(register).ifPresent(known -> {
                detail.show(known);
                popover.open(lines.get(register));
            });
        }
    }

    private void show() {
        if (popover.isOpen()) {
            model.detail(detailed).ifPresentOrElse(detail::show, popover::close);
        }
        List<RegisterRow> rows = model.rows().get();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(i < rows.size() ? rows.get(i) : RegisterRow.empty("r" + i, Text.of("kind.uninit"), Text.of("registers.nothing")), model.drawing().get());
        }
        bringChangeIntoSight();
    }

    /// Scrolls no farther than it takes to see the register that was written.
    private void bringChangeIntoSight() {
        double room = scroll.getViewportBounds().getHeight();
        double hidden = lines.getLast().getParent().getLayoutBounds().getHeight() - room;
        List<RegisterRow> rows = model.rows().get();
        OptionalInt written = IntStream.range(0, rows.size()).filter(i -> rows.get(i).change() == RegisterRow.Change.WRITTEN).findFirst();
        if (room <= 0 || hidden <= 0 || written.isEmpty()) {
            return;
        }
        Bounds line = lines.get(written.getAsInt()).getBoundsInParent();
        double above = scroll.getVvalue() * hidden;
        scroll.setVvalue(Math.clamp(above, line.getMaxY() - room, Math.max(line.getMaxY() - room, line.getMinY())) / hidden);
    }
}
