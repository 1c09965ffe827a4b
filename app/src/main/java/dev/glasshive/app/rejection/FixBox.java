package dev.glasshive.app.rejection;

import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.LinkedText;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What can be done about a rejection: one fix at a time, with the lines that it changes. Until one is found, general advice.
final class FixBox extends VBox {
    private static final int MOST_LINES = 4;
    /// Lines beside each other need less height.
    private static final int MOST_BESIDE = 10;

    private final RejectionViewModel model;
    private final Supplier<String> key;
    private final HBox keys = new HBox();
    private Runnable onTurn = () -> {};
    private boolean brief;
    private boolean pinned;

    FixBox(RejectionViewModel model, Supplier<String> key) {
        this.model = model;
        this.key = key;
        getStyleClass().add("fix");
        keys.getStyleClass().add("fix-line");
        keys.setMinHeight(USE_PREF_SIZE);
        keys.visibleProperty().bind(Bindings.isNotEmpty(keys.getChildren()));
        keys.managedProperty().bind(keys.visibleProperty());
        managedProperty().bind(visibleProperty());
    }

    /// Sets whether little room is to be taken: what comes after a fix is told in a few words, the mouse showing the rest, and its lines stand beside each other.
    void shorten(boolean few) {
        brief = few;
    }

    /// Sets whether what can be pressed stands apart, in [#keys].
    void pin(boolean apart) {
        pinned = apart;
    }

    /// What can be pressed, where it stands apart.
    HBox keys() {
        return keys;
    }

    /// Sets what happens after another fix was leafed to.
    void onTurn(Runnable action) {
        onTurn = action;
    }

    void show(RejectionCard card, Fixes fixes) {
        keys.getChildren().clear();
        setVisible(!card.remedy().isEmpty());
        Optional<String> held = model.held().get();
        if (held.isPresent() || fixes.shown().isEmpty()) {
            LinkedText words = Words.add(new LinkedText().words(Text.of("rejection.remedy") + " ", "strong"), card.remedy(), model::lookAt);
            if (held.isPresent()) {
                words.words("  " + held.get(), "muted");
            } else if (!fixes.found()) {
                words.words("  " + Text.of("rejection.fix.searching"), "muted");
            }
            getChildren().setAll(words);
        } else {
            FixChoice fix = fixes.shown().get();
            getChildren().setAll(title(fixes, fix), pinned ? diff(fix.preview()) : new BesideOrBelow(diff(fix.preview()), keys(fix)));
            if (pinned) {
                keys.getChildren().setAll(turns(fixes));
                keys.getChildren().addAll(List.copyOf(keys(fix).getChildren()));
            }
        }
    }

    private LinkedText title(Fixes fixes, FixChoice fix) {
        int count = fixes.choices().size();
        LinkedText words = new LinkedText();
        // They stand before the words, so that they stay under the mouse while one leafs through the fixes.
        List<Button> turns = pinned ? List.of() : turns(fixes);
        words.getChildren().addAll(turns);
        String name = count == 1 ? Text.of("rejection.fix") : Text.of("rejection.fix.numbered", fixes.index() + 1, count);
        Words.add(words.words((turns.isEmpty() ? "" : " ") + name + " — ", "strong"), Piece.of(fix.title() + ". "), model::lookAt)
                .words(fix.accepted() ? Text.of("rejection.fix.accepted") : brief ? Text.of("rejection.fix.further.brief") : fix.then(), "muted");
        Tooltip.install(words, new Tooltip(fix.accepted() ? fix.why() : fix.why() + "\n" + fix.then()));
        return words;
    }

    private List<Button> turns(Fixes fixes) {
        return fixes.choices().size() == 1 ? List.of() : List.of(turn(Feather.CHEVRON_LEFT, "rejection.fix.previous", -1), turn(Feather.CHEVRON_RIGHT, "rejection.fix.next", 1));
    }

    private Button turn(Ikon icon, String words, int distance) {
        Button button = new Button();
        Icons.put(button, icon);
        button.getStyleClass().addAll("flat", "icon-button", "rejection-close");
        button.setAccessibleText(Text.of(words));
        button.setTooltip(new Tooltip(Text.of(words)));
        button.setId(distance > 0 ? "next-fix" : "previous-fix");
        button.setOnAction(event -> {
            model.turn(distance);
            onTurn.run();
        });
        return button;
    }

    private HBox keys(FixChoice fix) {
        HBox line = new HBox();
        line.getStyleClass().add("fix-line");
        Label shortcut = new Label(key.get());
        shortcut.getStyleClass().addAll("muted", "small");
        if (fix.applicable()) {
            Button apply = new Button(fix.action());
            apply.setMnemonicParsing(false);
            apply.setId("apply-fix");
            apply.getStyleClass().add("accent");
            apply.setMinWidth(Region.USE_PREF_SIZE);
            apply.setOnAction(event -> model.apply());
            line.getChildren().addAll(apply, shortcut);
        } else {
            Label words = new Label(Text.of("rejection.fix.elsewhere"));
            words.getStyleClass().add("muted");
            line.getChildren().add(words);
        }
        return line;
    }

    private Pane diff(List<DiffLine> lines) {
        boolean flows = brief ? lines.size() > 2 : lines.size() > MOST_LINES;
        Pane box = flows ? flow() : new VBox();
        box.getStyleClass().add("fix-diff");
        int most = flows && !brief ? MOST_BESIDE : MOST_LINES;
        int room = lines.size() <= most ? lines.size() : most - 1;
        int shown = flows ? 0 : lines.size();
        if (flows) {
            for (List<DiffLine> change : DiffLine.changes(lines)) {
                if (shown + change.size() > room) {
                    break;
                }
                box.getChildren().add(change.size() == 1 ? chip(change.getFirst()) : together(change));
                shown += change.size();
            }
        } else {
            lines.forEach(line -> box.getChildren().add(chip(line)));
        }
        if (shown < lines.size()) {
            Label more = new Label(Text.of("rejection.fix.more", lines.size() - shown));
            more.getStyleClass().addAll("muted", "small");
            StringBuilder all = new StringBuilder();
            lines.forEach(line -> all.append(line.added() ? "+ " : "− ").append(line.text()).append('\n'));
            more.setTooltip(new Tooltip(all.toString()));
            box.getChildren().add(more);
        }
        return box;
    }

    private static Label chip(DiffLine line) {
        Label label = new Label((line.added() ? "+ " : "− ") + line.text().strip().replaceAll(" {2,}", "  "));
        label.getStyleClass().addAll("diff-line", line.added() ? "added" : "removed");
        label.setTooltip(new Tooltip(line.text()));
        return label;
    }

    private static HBox together(List<DiffLine> change) {
        HBox box = new HBox();
        box.getStyleClass().add("fix-change");
        change.forEach(line -> box.getChildren().add(chip(line)));
        return box;
    }

    /// Lines beside each other as far as there is room.
    private FlowPane flow() {
        FlowPane flow = new FlowPane();
        flow.prefWrapLengthProperty().bind(widthProperty());
        return flow;
    }
}
