package dev.glasshive.app.editor;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.CodePane;
import dev.glasshive.app.control.CodeProblem;
import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.FieldPopup;
import dev.glasshive.app.control.PaneButtons;
import dev.glasshive.app.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fxmisc.richtext.model.TwoDimensional;

/// The editor pane: tabs for the assembly text, the C text and the bytes.
public final class EditorView extends StackPane {
    /// How long a pause in typing must be before the text is taken over.
    private static final Duration PAUSE = Duration.millis(200);

    private final EditorViewModel model;
    private final CodePane assembly = new CodePane();
    private final SourceEditing editing;
    private final Completing completing;
    private final FindBar find = new FindBar(assembly);
    private final CodePane c = new CodePane();
    private final CodePane bytes = new CodePane();
    private final Tab assemblyTab = new Tab();
    private final Tab cTab = new Tab();
    private final Tab bytesTab = new Tab(Text.of("editor.bytes"));
    private final ChoiceBox<String> program = new ChoiceBox<>();
    private final Label problem = new Label();
    private final Button samples = new Button(Text.of("c.samples"));
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final TabPane tabs = new TabPane();
    private final HBox corner = new HBox();
    private Optional<Below> trap = Optional.empty();
    private Optional<Below> below = Optional.empty();
    private boolean filling;
    private boolean untouched;
    private Runnable beforeOpening = () -> {};
    private Runnable onTyping = () -> {};

    /// A card under a line, counted from 0.
    private record Below(int line, Region card) {}

    /// A pane that shows `model`.
    public EditorView(EditorViewModel model) {
        this.model = model;
        completing = new Completing(model, assembly);
        editing = new SourceEditing(model, assembly);
        getStyleClass().add("editor");
        highlight(assembly, Highlighter.assembly());
        assembly.onBreakpoint(model::toggleBreakpoint);
        assembly.gutterMenu(line -> List.of(
                new ChoiceMenu.Choice(Text.of("editor.breakpoint"), () -> model.toggleBreakpoint(line)),
                new ChoiceMenu.Choice(Text.of("editor.condition"), () -> askCondition(line))));
        assembly.onCard((line, column) -> model.wantCard(assembly.text(), line, column, EditorViewModel.Asker.MOUSE));
        assembly.area().setAccessibleText(Text.of("editor.assembly"));
        assembly.setId("assembly");
        highlight(c, Highlighter.c());
        c.editableProperty().set(false);
        c.setId("c-source");
        c.area().setAccessibleText(Text.of("editor.c"));
        highlight(bytes, Highlighter.bytes());
        bytes.editableProperty().set(false);
        bytes.area().setAccessibleText(Text.of("editor.bytes"));
        problem.getStyleClass().add("editor-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.setTooltip(new Tooltip());
        problem.getTooltip().textProperty().bind(problem.textProperty());
        problem.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        samples.getStyleClass().add("small");
        samples.setId("samples-instead");
        samples.setMinWidth(USE_PREF_SIZE);
        samples.visibleProperty().bind(model.withoutCompiler());
        samples.managedProperty().bind(samples.visibleProperty());
        HBox problemBar = new HBox(problem, samples, goToProblem("editor.problem.go", true, model.singleProblem()),
                goToProblem("editor.problem.previous", false, model.severalProblems()), goToProblem("editor.problem.next", true, model.severalProblems()));
        problemBar.getStyleClass().add("editor-problem-bar");
        // that nothing compiles here is nobody's mistake
        model.withoutCompiler().subscribe(without -> {
            problemBar.getStyleClass().remove("calm");
            if (without) {
                problemBar.getStyleClass().add("calm");
            }
        });
        problemBar.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problemBar.managedProperty().bind(problemBar.visibleProperty());
        problem.visibleProperty().bind(problemBar.visibleProperty());
        EmptyState empty = new EmptyState(Text.of("editor.empty.title"), Text.of("editor.empty"));
        empty.setMouseTransparent(true);
        empty.visibleProperty().bind(Bindings.createBooleanBinding(() -> assembly.area().getLength() == 0, assembly.area().lengthProperty()));
        StackPane written = new StackPane(assembly, empty);
        written.setMinHeight(0);
        VBox text = new VBox(find, written, problemBar);
        VBox.setVgrow(written, Priority.ALWAYS);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        assemblyTab.setContent(text);
        cTab.setContent(c);
        bytesTab.setContent(bytes);
        tabs.getTabs().addAll(assemblyTab, bytesTab);
        program.setAccessibleText(Text.of("editor.program"));
        program.setTooltip(new Tooltip(Text.of("editor.program")));
        program.setId("program");
        program.managedProperty().bind(program.visibleProperty());
        corner.getChildren().setAll(new PaneButtons(PaneButtons.Kind.ALL), program);
        corner.getStyleClass().add("editor-corner");
        corner.setPickOnBounds(false);
        corner.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(corner, javafx.geometry.Pos.TOP_RIGHT);
        getChildren().addAll(tabs, corner);
        assembly.describeFoldsWith(lines -> Text.of("fold.hidden", lines));
        pause.setOnFinished(event -> {
            showFolds();
            model.edited(assembly.text());
        });
        assembly.onChange(() -> {
            if (!filling) {
                untouched = false;
                onTyping.run();
                pause.playFromStart();
            }
        });
        // Who leaves the editor wants its text to count: a button may be about to judge it.
        assembly.area().focusedProperty().subscribe(focused -> {
            if (!focused && pause.getStatus() == Animation.Status.RUNNING) {
                pause.stop();
                model.edited(assembly.text());
            }
        });
        program.valueProperty().subscribe(chosen -> {
            if (!filling && chosen != null) {
                model.choose(chosen);
            }
        });
        model.document().subscribe(document -> {
            beforeOpening.run();
            filling = true;
            pause.stop();
            assemblyTab.setText(document.name().isEmpty() ? Text.of("editor.untitled") : document.name());
            assembly.editableProperty().set(document.log().isEmpty());
            highlight(assembly, document.isC() ? Highlighter.c() : Highlighter.assembly());
            highlight(c, document.isC() ? Highlighter.assembly() : Highlighter.c());
            assembly.area().setAccessibleText(Text.of(document.isC() ? "editor.c" : "editor.assembly"));
            c.area().setAccessibleText(Text.of(document.isC() ? "editor.instructions" : "editor.c"));
            assembly.open(document.text());
            showFolds();
            filling = false;
            untouched = true;
        });
        model.beside().subscribe(beside -> {
            assembly.showLines(beside.lines());
            assembly.followLine(beside.current());
        });
        model.onRevealed(line -> {
            tabs.getSelectionModel().select(assemblyTab);
            assembly.area().moveTo(Math.min(line, assembly.area().getParagraphs().size() - 1), 0);
            assembly.revealLine(line);
        });
        model.note().subscribe(this::showNote);
        model.card().subscribe(this::showCard);
        model.problems().subscribe(problems -> {
            assembly.showProblems(problems);
            showFirstError(problems);
        });
        model.problem().subscribe(this::showProblem);
        model.c().subscribe(this::showC);
        model.besideC().subscribe(beside -> {
            c.showLines(beside.lines());
            c.followLine(beside.current());
        });
        model.bytes().subscribe(bytes::open);
        model.besideBytes().subscribe(beside -> {
            bytes.showLines(beside.lines());
            bytes.followLine(beside.current());
        });
        bytesTab.selectedProperty().subscribe(model::wantBytes);
        model.programs().subscribe(this::showPrograms);
    }

    /// Where the user is in the text.
    ///
    /// @param anchor where the selection begins, in characters; at the caret where nothing is selected
    /// @param scroll how far the text is moved up
    /// @param tab the index of the tab that is in front
    public record Place(int anchor, int caret, double scroll, int tab) {}

    /// Takes over what was typed, and tells where the user is.
    public Place leave() {
        if (pause.getStatus() == Animation.Status.RUNNING) {
            pause.stop();
            model.edited(assembly.text());
        }
        return new Place(assembly.area().getAnchor(), assembly.area().getCaretPosition(), assembly.area().getEstimatedScrollY(), tabs.getSelectionModel().getSelectedIndex());
    }

    /// Nobody looks at the texts any more: their carets blink no more, which would keep them alive.
    public void close() {
        List.of(assembly, c, bytes).forEach(pane -> pane.area().dispose());
    }

    /// Brings the user to where they were in the same text.
    public void goOn(Place place) {
        int end = assembly.area().getLength();
        tabs.getSelectionModel().select(Math.min(place.tab(), tabs.getTabs().size() - 1));
        assembly.area().selectRange(Math.min(place.anchor(), end), Math.min(place.caret(), end));
        assembly.area().scrollYToPixel(place.scroll());
    }

    private static void highlight(CodePane pane, Highlighter highlighter) {
        pane.highlightWith(highlighter, highlighter.isByLine());
    }

    /// Sets what happens just before another text takes the place of the one that is open.
    public void beforeOpening(Runnable action) {
        beforeOpening = action;
    }

    /// Sets what happens when the user changes the text, before it is taken over.
    public void onTyping(Runnable action) {
        onTyping = action;
    }

    /// Offers, while there is no room for it below, the anatomy of the instruction.
    public void offerAnatomy(ObservableBooleanValue leftOut, Runnable show) {
        Button button = new Button(Text.of("anatomy.pane"));
        button.setId("show-anatomy");
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Text.of("anatomy.left-out")));
        button.setOnAction(event -> show.run());
        button.visibleProperty().bind(leftOut);
        button.managedProperty().bind(leftOut);
        corner.getChildren().add(button);
    }

    /// The text in front, in which the keyboard writes or reads.
    public Node front() {
        return (cTab.isSelected() ? c : bytesTab.isSelected() ? bytes : assembly).area();
    }

    /// Brings the tab with the assembly text to the front.
    public void showAssemblyTab() {
        tabs.getSelectionModel().select(assemblyTab);
    }

    /// Which quiet words stand at the end of lines.
    public ObjectProperty<HintChoice> hints() {
        return model.hints();
    }

    /// The assembly text, for commands.
    public CodePane assembly() {
        return assembly;
    }

    /// What can be done with the assembly text, whose tab comes to the front.
    public SourceEditing editing() {
        tabs.getSelectionModel().select(assemblyTab);
        return editing;
    }

    /// The bar that finds and replaces, for commands; its tab comes to the front.
    public FindBar find() {
        tabs.getSelectionModel().select(assemblyTab);
        return find;
    }

    /// Offers what could stand at the caret.
    public void complete() {
        tabs.getSelectionModel().select(assemblyTab);
        completing.open();
    }

    /// Brings the tab with the C text to the front, if there is one.
    public void showCTab() {
        if (tabs.getTabs().contains(cTab)) {
            tabs.getSelectionModel().select(cTab);
        }
    }

    /// Brings the tab with the bytes to the front.
    public void showBytesTab() {
        tabs.getSelectionModel().select(bytesTab);
    }

    /// Asks for the condition of the breakpoint in a line, counted from 0.
    public void askCondition(int line) {
        tabs.getSelectionModel().select(assemblyTab);
        assembly.showField(line, new FieldPopup(Text.of("condition.title"), Text.of("condition.hint"), model.condition(line),
                EditorViewModel::conditionFault, text -> model.setBreakpoint(line, text)));
    }

    /// Shows what is known of the instruction in the line of the caret, or closes the card that is open.
    public void toggleCard() {
        if (assembly.hasCard()) {
            assembly.closeCard();
            assembly.area().requestFocus();
        } else {
            tabs.getSelectionModel().select(assemblyTab);
            int line = assembly.caretLineProperty().get();
            assembly.revealLine(line);
            model.wantCard(assembly.text(), line, assembly.area().getCaretColumn(), EditorViewModel.Asker.KEYBOARD);
        }
    }

    private void showCard(Optional<EditorViewModel.LineCard> card) {
        assembly.closeCard();
        card.ifPresent(c -> {
            switch (c.asker()) {
                case MOUSE -> assembly.showCard(c.line(), c.card());
                case KEYBOARD -> assembly.showCardForKeyboard(c.line(), c.card());
            }
        });
    }

    /// Shows `card` under a line of the assembly text, counted from 0, in place of an earlier one.
    public void showBelow(int line, Region card) {
        below = Optional.of(new Below(line, card));
        showNotes();
    }

    /// Shows `card` under a line of the C text, counted from 0, in place of an earlier one.
    public void showBelowInC(int line, Region card) {
        c.showNotes(Map.of(line, card));
    }

    /// Takes away what [#showBelow] and [#showBelowInC] showed.
    public void showNothingBelow() {
        c.showNotes(Map.of());
        if (below.isPresent()) {
            below = Optional.empty();
            showNotes();
        }
    }

    /// Takes over what was typed without waiting for a pause.
    public void takeOver() {
        pause.stop();
        model.edited(assembly.text());
    }

    private void showNote(Optional<EditorViewModel.Note> note) {
        trap = note.map(n -> {
            Label title = new Label(n.title());
            title.getStyleClass().addAll("semibold", "kind-text");
            Label words = new Label(n.text());
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            title.setMinHeight(USE_PREF_SIZE);
            VBox card = new VBox(title, words);
            card.getStyleClass().addAll("card", "kind-error", "trap-note");
            return new Below(n.line(), card);
        });
        showNotes();
    }

    // A line has one note: what stopped the run and why it was rejected stand below each other.
    private void showNotes() {
        Map<Integer, Region> wanted = new HashMap<>();
        Stream.concat(trap.stream(), below.stream()).forEach(note -> wanted.merge(note.line(), note.card(), (first, second) -> {
            VBox both = new VBox(first, second);
            both.getStyleClass().add("notes");
            // As the only note of a line it was laid out by that line.
            both.getChildren().forEach(card -> card.setManaged(true));
            return both;
        }));
        assembly.showNotes(wanted);
    }

    private Button goToProblem(String words, boolean forwards, ReadOnlyBooleanProperty shown) {
        Button button = new Button(Text.of(words));
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> editing.goToProblem(forwards));
        button.visibleProperty().bind(shown);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /// Only assembly has functions that are known without a compiler.
    private void showFolds() {
        assembly.showFolds(model.isC() ? List.of() : FoldRanges.of(assembly.text()));
    }

    /// Sets what shows the samples, which need no compiler.
    public void offerSamples(Runnable show) {
        samples.setOnAction(event -> show.run());
    }

    /// A text that has just been opened shows the line that the message below it is about.
    private void showFirstError(List<CodeProblem> problems) {
        List<CodeProblem> errors = untouched ? Problems.errors(problems) : List.of();
        if (!errors.isEmpty()) {
            untouched = false;
            int line = assembly.area().offsetToPosition(Math.min(errors.getFirst().start(), assembly.area().getLength()), TwoDimensional.Bias.Forward).getMajor();
            assembly.revealLine(line);
        }
    }

    private void showProblem(Optional<String> words) {
        problem.setText(words.orElse(""));
    }

    private void showC(CText shown) {
        boolean there = !shown.text().isEmpty();
        if (there && !tabs.getTabs().contains(cTab)) {
            tabs.getTabs().add(1, cTab);
        } else if (!there) {
            tabs.getTabs().remove(cTab);
        }
        cTab.setText(shown.file().substring(shown.file().lastIndexOf('/') + 1));
        if (!c.text().equals(shown.text())) {
            c.open(shown.text());
        }
    }

    private void showPrograms(EditorViewModel.Programs programs) {
        filling = true;
        if (!program.getItems().equals(programs.names())) {
            program.getItems().setAll(programs.names());
        }
        program.setValue(programs.chosen());
        program.setVisible(programs.names().size() > 1);
        filling = false;
    }
}
