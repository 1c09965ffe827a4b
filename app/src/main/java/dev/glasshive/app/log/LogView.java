package dev.glasshive.app.log;

import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.LogPane;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.control.Sight;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The log pane.
public final class LogView extends VBox {
    private final LogViewModel model;
    private final LogPane pane = new LogPane(LogColours::of);
    private final ObservableValue<Boolean> seen;
    private final TextField search = new TextField();

    /// A pane that shows `model`.
    public LogView(LogViewModel model) {
        this.model = model;
        getStyleClass().add("log");
        PaneHeader header = new PaneHeader(Text.of("log.title"));
        header.subtitleProperty().bind(model.subtitle());
        Label matches = new Label();
        matches.getStyleClass().addAll("muted", "small");
        matches.textProperty().bind(model.matches());
        search.setPromptText(Text.of("log.search"));
        search.setAccessibleText(Text.of("log.search"));
        search.getStyleClass().add("log-search");
        search.textProperty().subscribe((before, words) -> model.search(words));
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.go(event.isShiftDown() ? -1 : 1);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
                pane.list().requestFocus();
                event.consume();
            }
        });
        SegmentedChoice<LogViewModel.Level> level = new SegmentedChoice<>(List.of(LogViewModel.Level.values()),
                l -> Text.of("log.level." + l.name().toLowerCase(Locale.ROOT).replace('_', '-'))).compact();
        level.valueProperty().bindBidirectional(model.level());
        level.setAccessibleText(Text.of("log.level"));
        Tooltip.install(level, new Tooltip(Text.of("log.level")));
        level.visibleProperty().bind(model.hasLevels());
        level.managedProperty().bind(model.hasLevels());
        header.controls().addAll(matches, search, button("log.search.previous", Feather.CHEVRON_UP, () -> model.go(-1)),
                button("log.search.next", Feather.CHEVRON_DOWN, () -> model.go(1)), level, button("log.copy", Feather.COPY, () -> CopyText.put(pane.copied())));
        EmptyState empty = new EmptyState(Text.of("log.empty.title"), "");
        model.absence().subscribe(reason -> empty.show(Text.of("log.empty.title"), reason));
        pane.list().setPlaceholder(empty);
        pane.list().setAccessibleText(Text.of("log.title"));
        pane.onPick(model::pick);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(header, pane);
        seen = Sight.of(this);
        seen.subscribe(model::see);
        model.lines().subscribe(lines -> {
            pane.show(lines);
            light();
        });
        model.lit().subscribe(lit -> light());
        model.found().subscribe(line -> pane.find(line.intValue()));
    }

    /// Takes the keyboard for a search.
    public void askWhatToFind() {
        search.requestFocus();
        search.selectAll();
    }

    private void light() {
        pane.light(model.lit().get().first(), model.lit().get().last());
        // The list must have taken in its lines before it can show a certain one.
        Platform.runLater(() -> pane.light(model.lit().get().first(), model.lit().get().last()));
    }

    private static Button button(String words, Ikon icon, Runnable action) {
        Button button = new Button();
        Icons.put(button, icon);
        button.getStyleClass().addAll("icon-button", "small");
        button.setAccessibleText(Text.of(words));
        button.setTooltip(new Tooltip(Text.of(words)));
        button.setOnAction(event -> action.run());
        return button;
    }
}
