package dev.glasshive.app.portability;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.Sight;
import dev.glasshive.app.control.TaskRow;
import dev.glasshive.app.text.Text;
import dev.glasshive.portability.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The portability pane.
public final class PortabilityView extends VBox {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    /// With fewer letters of height the table begins with what differs, and the reasons of the verdicts, which would keep it out of sight, stand behind it.
    private static final double LOW_IN_EM = 18;
    /// With fewer letters of width four columns would break words.
    private static final double NARROW_IN_EM = 34;

    private final PortabilityViewModel model;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Label letter = new Label();
    private final ObservableValue<Boolean> seen;
    private boolean low;
    private boolean narrow;

    /// A pane that shows `model`.
    public PortabilityView(PortabilityViewModel model) {
        this.model = model;
        getStyleClass().add("portability");
        PaneHeader header = new PaneHeader(Text.of("portability.heading"));
        header.subtitleProperty().bind(model.subtitle());
        Button mend = new Button(Text.of("portability.mend"));
        Icons.put(mend, Feather.CHECK_SQUARE);
        mend.getStyleClass().addAll("small", "accent");
        mend.setId("make-portable");
        mend.setTooltip(new Tooltip(Text.of("portability.mend.tip")));
        mend.setOnAction(_ -> model.makePortable());
        mend.visibleProperty().bind(model.canMend());
        mend.managedProperty().bind(model.canMend());
        header.controls().add(mend);
        content.getStyleClass().add("portability-content");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        EmptyState empty = new EmptyState(Text.of("portability.empty.title"), "");
        empty.standIn();
        model.absence().subscribe(reason -> empty.show(Text.of("portability.empty.title"), reason));
        StackPane body = new StackPane(scroll, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        // It only tells the size of the letters.
        letter.setManaged(false);
        letter.setVisible(false);
        getChildren().addAll(header, body, letter);
        model.comparison().subscribe(found -> {
            empty.setVisible(found.isEmpty());
            scroll.setVisible(found.isPresent());
            show(found);
        });
        heightProperty().subscribe(_ -> fit());
        widthProperty().subscribe(_ -> fit());
        letter.fontProperty().subscribe(_ -> fit());
        seen = Sight.of(this);
        seen.subscribe(model::see);
    }

    private void fit() {
        double em = letter.getFont().getSize();
        boolean isLow = getHeight() > 0 && getHeight() < LOW_IN_EM * em;
        boolean isNarrow = getWidth() > 0 && getWidth() < NARROW_IN_EM * em;
        if (isLow != low || isNarrow != narrow) {
            low = isLow;
            narrow = isNarrow;
            pseudoClassStateChanged(LOW, low);
            show(model.comparison().get());
        }
    }

    private void show(Optional<Comparison> found) {
        content.getChildren().clear();
        found.ifPresent(this::show);
    }

    private GridPane verdicts(Comparison comparison, boolean answers, boolean reasons) {
        GridPane verdicts = new GridPane();
        verdicts.getStyleClass().add("portability-verdicts");
        // What is said of Windows stands over its column of the table, or below what is said of Linux.
        (narrow ? List.of(100) : List.of(ComparisonRow.untilWindows(), 100 - ComparisonRow.untilWindows())).forEach(width -> {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            verdicts.getColumnConstraints().add(column);
        });
        for (int i = 0; i < comparison.verdicts().size(); i++) {
            verdicts.add(new VerdictBox(comparison.verdicts().get(i), answers, reasons, model::reveal), narrow ? 0 : i, narrow ? i : 0);
        }
        return verdicts;
    }

    private void show(Comparison comparison) {
        VBox table = new VBox();
        table.getStyleClass().add("portability-table");
        // Where there is little height the verdicts are the heads of their columns.
        boolean headed = low && !narrow && comparison.verdicts().size() == 2;
        table.getChildren().add(headed ? ComparisonRow.heading(comparison.verdicts().stream().map(verdict -> new VerdictBox(verdict, true, false, model::reveal)).toList()) : ComparisonRow.heading(narrow));
        Comparator<Comparison.Line> order = low ? Comparator.comparing(line -> line.severity() == Severity.SAME) : (_, _) -> 0;
        comparison.lines().stream().sorted(order).forEach(line -> table.getChildren().add(ComparisonRow.of(line, narrow, model::reveal)));
        if (!headed) {
            content.getChildren().add(verdicts(comparison, true, !low));
        }
        content.getChildren().add(table);
        if (!comparison.todos().isEmpty()) {
            Label heading = new Label(Text.of("portability.todo"));
            heading.getStyleClass().add("portability-heading");
            VBox todos = new VBox(heading);
            todos.getStyleClass().add("portability-todos");
            comparison.todos().forEach(todo -> todos.getChildren().add(todo(todo)));
            content.getChildren().add(todos);
        }
        if (low) {
            content.getChildren().add(verdicts(comparison, false, true));
        }
        scroll.setVvalue(0);
    }

    private Node todo(Comparison.Todo todo) {
        TaskRow row = new TaskRow(todo.words().replace("`", ""));
        HBox line = new HBox(row);
        line.getStyleClass().add("portability-todo");
        todo.slot().ifPresent(slot -> line.getChildren().add(link(Text.of("portability.show"), () -> model.reveal(slot), todo)));
        todo.task().ifPresent(_ -> line.getChildren().add(link(Text.of("portability.apply"), () -> model.apply(todo), todo)));
        return line;
    }

    private static Hyperlink link(String words, Runnable action, Comparison.Todo todo) {
        Hyperlink link = new Hyperlink(words);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(words + ": " + todo.words());
        link.setOnAction(_ -> action.run());
        return link;
    }
}
