package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodePane;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.TextEdit;
import dev.glasshive.app.text.Text;
import java.util.List;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.feather.Feather;

/// The bar over the text that finds and replaces.
public final class FindBar extends VBox {
    private final FindViewModel model = new FindViewModel();
    private final CodePane pane;
    private final CodeArea area;
    private final TextField query = field("find.query", "find-query");
    private final TextField replacement = field("find.replacement", "find-replacement");
    private final Label count = new Label();
    private final Label fault = new Label();
    private final HBox second;

    FindBar(CodePane pane) {
        this.pane = pane;
        this.area = pane.area();
        getStyleClass().add("find-bar");
        setId("find-bar");
        query.textProperty().bindBidirectional(model.query());
        replacement.textProperty().bindBidirectional(model.replacement());
        count.setId("find-count");
        count.getStyleClass().addAll("muted", "small", "find-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        fault.setId("find-fault");
        fault.getStyleClass().addAll("small", "field-fault");
        fault.setWrapText(true);
        HBox first = row(query, toggle("find.case", "Aa", model.matchesCase()), toggle("find.regex", ".*", model.isPattern()), count,
                icon("find.previous", Feather.CHEVRON_UP, this::previous), icon("find.next", Feather.CHEVRON_DOWN, this::next), icon("find.close", Feather.X, this::close));
        second = row(replacement, button("find.replace", this::replace), button("find.replace-all", this::replaceAll));
        getChildren().addAll(first, second, fault);
        setShown(this, false);
        setShown(fault, false);
        model.query().subscribe(this::lookAgain);
        model.matchesCase().subscribe(this::lookAgain);
        model.isPattern().subscribe(this::lookAgain);
        pane.onChange(() -> {
            if (isVisible()) {
                model.look(area.getText(), area.getSelection().getStart());
            }
        });
        model.state().subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        query.setOnAction(event -> next());
        replacement.setOnAction(event -> replace());
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("find-row");
        HBox.setHgrow(nodes[0], Priority.ALWAYS);
        return row;
    }

    private static TextField field(String words, String id) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("code");
        field.setPromptText(Text.of(words));
        field.setAccessibleText(Text.of(words));
        return field;
    }

    private static ToggleButton toggle(String words, String face, Property<Boolean> value) {
        ToggleButton toggle = new ToggleButton(face);
        toggle.getStyleClass().addAll("code", "find-toggle");
        toggle.setId(words.replace('.', '-'));
        toggle.setAccessibleText(Text.of(words));
        toggle.setTooltip(new Tooltip(Text.of(words)));
        toggle.selectedProperty().bindBidirectional(value);
        toggle.setMinWidth(USE_PREF_SIZE);
        return toggle;
    }

    private static Button button(String words, Runnable action) {
        Button button = new Button(Text.of(words));
        button.setId(words.replace('.', '-'));
        button.setOnAction(event -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Button icon(String words, Feather icon, Runnable action) {
        Button button = button(words, action);
        button.setAccessibleText(button.getText());
        button.setTooltip(new Tooltip(button.getText()));
        button.setText("");
        button.getStyleClass().add("flat");
        Icons.put(button, icon);
        return button;
    }

    private static void setShown(Region region, boolean shown) {
        region.setVisible(shown);
        region.setManaged(shown);
    }

    /// Opens it for what is selected, if that is in one line, or for what was looked for last.
    public void open(boolean replacing) {
        setShown(this, true);
        setShown(second, replacing && area.isEditable());
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0 && !model.isPattern().get()) {
            model.query().set(selected);
        }
        model.look(area.getText(), area.getSelection().getStart());
        selectMatch();
        query.requestFocus();
        query.selectAll();
    }

    /// Puts a query into it.
    public void look(String words, String instead) {
        model.replacement().set(instead);
        model.query().set(words);
    }

    private void close() {
        setShown(this, false);
        pane.showFound(List.of(), -1);
        area.requestFocus();
    }

    /// Goes to the next match.
    public void next() {
        go(1, area.getSelection().getLength() > 0 ? area.getSelection().getEnd() : area.getCaretPosition());
    }

    /// Goes to the match before.
    public void previous() {
        go(-1, area.getSelection().getStart());
    }

    private void go(int direction, int from) {
        if (!isVisible()) {
            open(false);
        } else {
            model.go(direction, from);
            selectMatch();
        }
    }

    private void lookAgain() {
        if (isVisible()) {
            model.look(area.getText(), area.getSelection().getStart());
            selectMatch();
        }
    }

    private void show(FindViewModel.State state) {
        count.setText(state.words());
        fault.setText(state.fault());
        setShown(fault, !state.fault().isEmpty());
        if (isVisible()) {
            pane.showFound(state.matches(), state.current());
        }
    }

    /// Only who looks for something is taken there; who types stays where they are.
    private void selectMatch() {
        model.state().get().match().ifPresent(pane::select);
    }

    private void replace() {
        change(model.replaceOne());
    }

    private void replaceAll() {
        change(model.replaceAll());
    }

    /// What comes behind the last change is the next match.
    private void change(List<TextEdit> edits) {
        if (!edits.isEmpty()) {
            TextEdit last = edits.getLast();
            pane.edit(edits);
            if (edits.size() == 1) {
                model.look(area.getText(), last.start() + last.text().length());
                selectMatch();
            }
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
            previous();
            event.consume();
        }
    }
}
