package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// What the controls do when they are used, rather than how they look.
class ControlsTest {
    @BeforeAll
    static void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aClickInTheGutterTogglesTheBreakpointOfItsLine() {
        List<Integer> toggled = new ArrayList<>();
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        pane.onBreakpoint(toggled::add);
        Node row = gutterRowOf(pane, "7");
        fire(row, pressAt(row, row.getLayoutBounds().getWidth() / 2));
        assertThat(toggled).containsExactly(10);
        fire(row, pressAt(row, row.getLayoutBounds().getWidth() + 20));
        assertThat(toggled).as("beside the gutter a press means the text").containsExactly(10);
    }

    @Test
    void whatStandsBesideALineGoesWithItWhileTheUserTypes() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        int line = ((GutterRow) gutterRowOf(pane, "7")).line();
        edit(() -> pane.area().insertText(0, "; one\n; two\n"));
        assertThat(((GutterRow) gutterRowOf(pane, "7")).line()).isEqualTo(line + 2);
        edit(() -> pane.area().deleteText(0, "; one\n".length()));
        assertThat(((GutterRow) gutterRowOf(pane, "7")).line()).isEqualTo(line + 1);
    }

    @Test
    void aPointerThatMayNotBeUsedYetHasNoStretchOnItsBar() {
        RangeBar bar = Screen.show(Theme.LIGHT, 1, 200, 40, RangeBar::new);
        edit(() -> bar.show(Kind.PACKET, Optional.empty(), Optional.of(new RangeBar.Range(0, 0)), OptionalDouble.of(0.4)));
        assertThat(bar.lookup(".reach").isVisible()).isFalse();
        edit(() -> bar.show(Kind.PACKET, Optional.empty(), Optional.of(new RangeBar.Range(0, 0.5)), OptionalDouble.of(0.4)));
        assertThat(bar.lookup(".reach").isVisible()).isTrue();
    }

    @Test
    void theEndsOfAScaleGoBelowTheBarWhereThereIsLittleRoom() {
        ScaledBar bar = Screen.show(Theme.LIGHT, 1, 200, 40, ScaledBar::new);
        edit(() -> bar.show(Kind.SCALAR, "0", "255", Optional.empty(), Optional.empty(), OptionalDouble.of(0.4)));
        Node track = bar.lookup(".range-bar");
        Node high = bar.lookup(".high");
        assertThat(inScene(high).getMinX()).isGreaterThanOrEqualTo(inScene(track).getMaxX());
        edit(() -> bar.setEnds(ScaledBar.Ends.BELOW));
        assertThat(inScene(high).getMinY()).isGreaterThanOrEqualTo(inScene(track).getMaxY() - 1);
        assertThat(inScene(high).getMaxX()).isLessThanOrEqualTo(inScene(track).getMaxX() + 1);
        edit(() -> bar.setEnds(ScaledBar.Ends.NOWHERE));
        assertThat(bar.lookup(".high")).isNull();
    }

    @Test
    void whatASmallWindowTakesFromAPartItGetsBack() {
        Region upper = new Region();
        Region lower = new Region();
        lower.setMinHeight(150);
        SharedSplit split = new SharedSplit(Orientation.VERTICAL);
        StackPane root = Screen.show(Theme.LIGHT, 1, 300, 400, () -> new StackPane(split));
        edit(() -> {
            split.add(upper, 0.7);
            split.add(lower, 0.3);
        });
        double before = upper.getHeight();
        edit(() -> split.setMaxHeight(200));
        Screen.settle();
        assertThat(upper.getHeight()).isLessThan(60);
        assertThat(split.shares()).containsExactly(0.7, 0.3);
        edit(() -> split.setMaxHeight(Double.MAX_VALUE));
        Screen.settle();
        assertThat(root.getHeight()).isEqualTo(400);
        assertThat(upper.getHeight()).isEqualTo(before);
        edit(() -> {
            split.setDividerPositions(0.5);
            Node line = split.lookup(".split-pane-divider");
            Event.fireEvent(line, mouse(MouseEvent.MOUSE_RELEASED));
        });
        assertThat(split.shares()).containsExactly(0.5, 0.5);
    }

    @Test
    void theMatchAtWhichTheUserIsLooksOtherThanTheRest() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        List<Stretch> matches = List.of(new Stretch(0, 2), new Stretch(3, 5), new Stretch(6, 8));
        edit(() -> pane.showFound(matches, 1));
        assertThat(pane.lookupAll(".found")).hasSize(3);
        assertThat(pane.lookupAll(".found.current")).hasSize(1);
    }

    @Test
    void theMouseOnWordsThatAreCutOffShowsThemWhole() {
        Label cut = new Label("more words than there is room for");
        Label whole = new Label("few");
        StackPane root = Screen.show(Theme.LIGHT, 1, 300, 100, () -> {
            cut.setMaxWidth(60);
            StackPane pane = new StackPane(cut, whole);
            CutWords.explainIn(pane);
            return pane;
        });
        assertThat(CutWords.isCut(cut)).isTrue();
        assertThat(CutWords.isCut(whole)).isFalse();
        fire(cut, mouse(MouseEvent.MOUSE_ENTERED_TARGET));
        fire(whole, mouse(MouseEvent.MOUSE_ENTERED_TARGET));
        assertThat(cut.getTooltip().getText()).isEqualTo("more words than there is room for");
        assertThat(whole.getTooltip()).isNull();
        fire(cut, mouse(MouseEvent.MOUSE_EXITED_TARGET));
        assertThat(cut.getTooltip()).isNull();
        assertThat(root.getChildren()).hasSize(2);
    }

    @Test
    void newDecorationsReachTheLinesInView() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        List<CodeLine> lines = new ArrayList<>(Samples.codeLines());
        lines.set(5, new CodeLine("2", "new words", Set.of(LineMark.CURRENT), "line 5"));
        onFx(() -> pane.showLines(lines));
        Node row = gutterRowOf(pane, "2");
        assertThat(row.getPseudoClassStates()).contains(LineMark.CURRENT.pseudoClass());
        assertThat(words(row)).contains("new words");
    }

    @Test
    void aNoteMakesRoomForItselfUnderItsLine() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 600, Samples::codePane);
        double before = top(pane, "3");
        Label note = new Label("one\ntwo\nthree");
        onFx(() -> pane.showNotes(Map.of(5, note)));
        Screen.settle();
        Screen.settle();
        double moved = top(pane, "3") - before;
        assertThat(moved).isGreaterThan(note.getHeight());
        onFx(() -> pane.showNotes(Map.of()));
        assertThat(top(pane, "3")).isEqualTo(before);
    }

    @Test
    void noFrameShowsANoteOverTheLineBelow() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 600, Samples::codePane);
        Label words = new Label("one");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox note = new VBox(words);
        List<Double> rooms = new CopyOnWriteArrayList<>();
        onFx(() -> pane.showNotes(Map.of(5, note)));
        Screen.settle();
        Screen.settle();
        onFx(() -> {
            pane.getScene().addPostLayoutPulseListener(() -> rooms.add(top(pane, "3") - note.localToScene(0, words.getBoundsInParent().getMaxY()).getY()));
            words.setText("more words that need more room ".repeat(12));
        });
        settleOften();
        double high = note.getHeight();
        onFx(() -> pane.getScene().getWindow().setWidth(420));
        settleOften();
        assertThat(note.getHeight()).isGreaterThan(high);
        onFx(() -> words.setText("few"));
        settleOften();
        assertThat(rooms).hasSizeGreaterThan(2).allSatisfy(room -> assertThat(room).isBetween(0.0, 30.0));
    }

    private static void settleOften() {
        for (int i = 0; i < 6; i++) {
            Screen.settle();
        }
    }

    @Test
    void textKeepsItsColoursAndProblemsAfterEditing() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        onFx(() -> pane.area().insertText(0, "r1 = 7\n"));
        assertThat(pane.text()).startsWith("r1 = 7\n");
        assertThat(pane.area().getStyleOfChar(0)).contains("token-register");
    }

    @Test
    void theSameTextOpenedAgainKeepsItsColours() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        var before = Screen.onFx(() -> pane.area().getStyleSpans(0, pane.area().getLength()));
        onFx(() -> {
            pane.area().moveTo(10);
            pane.open(pane.text());
        });
        Screen.settle();
        assertThat(before.stream().flatMap(span -> span.getStyle().stream())).contains("token-register", "diagnostic");
        assertThat(Screen.onFx(() -> pane.area().getStyleSpans(0, pane.area().getLength()))).isEqualTo(before);
        assertThat(pane.area().getCaretPosition()).isZero();
        assertThat(pane.area().isUndoAvailable()).isFalse();
    }

    @Test
    void aLineNearTheEndOfANewTextComesIntoView() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, CodePane::new);
        onFx(() -> {
            pane.open("r1 = 1\n".repeat(300));
            pane.revealLine(290);
        });
        Screen.settle();
        assertThat(Screen.onFx(() -> pane.boundsOf(290))).isPresent();
    }

    @Test
    void aLineClosesUpWhenItsNoteGoesAfterALineWasPutInAboveIt() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, CodePane::new);
        Region note = new Region();
        note.setMinHeight(100);
        onFx(() -> pane.open("r1 = 1\n".repeat(8)));
        onFx(() -> pane.showNotes(Map.of(4, note)));
        Screen.settle();
        assertThat(gapBelow(pane, 4)).isGreaterThan(100);
        onFx(() -> pane.editInPlace(List.of(new TextEdit(14, 14, "r2 = 2\n"))));
        Screen.settle();
        onFx(() -> pane.showNotes(Map.of()));
        Screen.settle();
        Screen.onFx(() -> pane.getScene().snapshot(null));
        Screen.settle();
        assertThat(gapBelow(pane, 5)).isLessThan(1.5 * gapBelow(pane, 0));
    }

    private static double gapBelow(CodePane pane, int line) {
        return Screen.onFx(() -> pane.boundsOf(line + 1).orElseThrow().getMinY() - pane.boundsOf(line).orElseThrow().getMinY());
    }

    @Test
    void nothingStandsBesideLinesThatAreFoldedAway() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, CodePane::new);
        onFx(() -> pane.open("r1 = 1\n".repeat(9)));
        Screen.settle();
        onFx(() -> pane.showFolds(List.of(new FoldRange(2, 6))));
        onFx(() -> pane.goToLine(2));
        Screen.settle();
        assertThat(rowsInSight(pane)).isEqualTo(10);
        onFx(pane::fold);
        Screen.settle();
        assertThat(rowsInSight(pane)).isEqualTo(6);
        onFx(() -> pane.unfold(false));
        Screen.settle();
        assertThat(rowsInSight(pane)).isEqualTo(10);
    }

    private static long rowsInSight(CodePane pane) {
        return Screen.onFx(() -> pane.lookupAll(".gutter-row").stream().filter(row -> row.isVisible() && row.getScene() != null).count());
    }

    @Test
    void theLineBelowOneThatComesIntoViewIsInViewToo() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, CodePane::new);
        onFx(() -> pane.open("r1 = 1\n".repeat(300)));
        Screen.settle();
        for (int line : new int[] {100, 101, 102, 200, 203, 50}) {
            onFx(() -> pane.revealLine(line));
            Screen.settle();
            Screen.onFx(() -> pane.getScene().snapshot(null));
            Screen.settle();
            double end = Screen.onFx(() -> pane.area().localToScene(pane.area().getLayoutBounds()).getMaxY());
            assertThat(Screen.onFx(() -> pane.boundsOf(line + 1)).orElseThrow().getMaxY()).as("below %d", line).isLessThanOrEqualTo(end + 1);
        }
    }

    @Test
    void aFollowedLineComesIntoViewUnlessTheUserLooksElsewhereFirst() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, CodePane::new);
        onFx(() -> pane.open("r1 = 1\n".repeat(300)));
        Screen.settle();
        onFx(() -> {
            pane.followLine(100);
            pane.followLine(200);
        });
        Screen.settle();
        assertThat(Screen.onFx(() -> pane.boundsOf(200))).isPresent();
        for (int line : new int[] {20, 220, 30, 200}) {
            onFx(() -> {
                pane.followLine(line);
                Event.fireEvent(pane.area(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, false, false, false, false));
            });
        }
        Screen.settle();
        assertThat(Screen.onFx(() -> pane.boundsOf(200))).as("a key that is held").isPresent();
        onFx(() -> {
            pane.followLine(10);
            Event.fireEvent(pane.area(), mouse(MouseEvent.MOUSE_PRESSED));
        });
        Screen.settle();
        assertThat(Screen.onFx(() -> pane.boundsOf(200))).isPresent();
        assertThat(Screen.onFx(() -> pane.boundsOf(10))).isEmpty();
    }

    @Test
    void aLineHasADotOnceThereIsAReasonForIt() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        Node row = gutterRowOf(pane, "3");
        assertThat(row.lookup(".dot")).isNull();
        onFx(() -> Event.fireEvent(row.lookup(".spot"), mouse(MouseEvent.MOUSE_ENTERED)));
        assertThat(row.lookup(".dot")).isNotNull();
    }

    @Test
    void whatASheetShowsIsInNoSceneBeforeItOpens() {
        TextField field = new TextField();
        Sheet sheet = Screen.show(Theme.LIGHT, 1, 300, 200, () -> new Sheet(new StackPane(field), field) {});
        assertThat(field.getScene()).isNull();
        onFx(sheet::open);
        assertThat(field.getScene()).isNotNull();
        assertThat(Screen.onFx(field::isFocused)).isTrue();
    }

    @Test
    void aRevealedLineStaysInViewWhenTheEditorGetsLowerUntilTheUserScrolls() {
        CodePane pane = new CodePane();
        StackPane root = Screen.show(Theme.LIGHT, 1, 700, 400, () -> new StackPane(pane));
        for (String text : List.of("r1 = 1\n".repeat(300), "r1 = 1\n".repeat(300), "r2 = 2\n".repeat(300))) {
            onFx(() -> {
                root.setPadding(Insets.EMPTY);
                pane.open(text);
                pane.revealLine(200);
            });
            Screen.settle();
            assertThat(Screen.onFx(() -> pane.boundsOf(200))).isPresent();
            lower(root);
            assertThat(Screen.onFx(() -> pane.boundsOf(200))).isPresent();
        }
        onFx(() -> root.setPadding(Insets.EMPTY));
        Screen.settle();
        onFx(() -> {
            Event.fireEvent(pane.area(), new ScrollEvent(ScrollEvent.SCROLL, 0, 0, 0, 0, false, false, false, false, false, false, 0, -400, 0, -400,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            pane.area().showParagraphAtTop(0);
        });
        lower(root);
        assertThat(Screen.onFx(() -> pane.boundsOf(200))).isEmpty();
    }

    private static void lower(StackPane root) {
        onFx(() -> root.setPadding(new Insets(0, 0, 200, 0)));
        // The editor is laid out, and then scrolls, which is laid out in turn.
        Screen.onFx(() -> root.getScene().snapshot(null));
        Screen.settle();
        Screen.onFx(() -> root.getScene().snapshot(null));
        Screen.settle();
    }

    @Test
    void anEmptyTextIsFine() {
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        onFx(() -> pane.open(""));
        assertThat(pane.text()).isEmpty();
        assertThat(pane.caretLineProperty().get()).isZero();
    }

    @Test
    void sixtyFourKibibytesHaveNodesForOneScreenOnly() {
        List<HexRow> rows =
                new AbstractList<>() {
                    @Override
                    public HexRow get(int row) {
                        HexByte cell = new HexByte("00", Kind.MAP, Set.of(), "row " + row);
                        return new HexRow(Integer.toHexString(row * 16), List.of(cell, cell, cell, cell));
                    }

                    @Override
                    public int size() {
                        return 4096;
                    }
                };
        HexGrid grid = grid(rows);
        assertThat(grid.lookupAll(".hex-byte")).hasSizeBetween(4, 400);
        onFx(() -> grid.revealRow(4095));
        assertThat(grid.lookupAll(".hex-byte")).hasSizeBetween(4, 400);
    }

    @Test
    void arrowKeysWalkOverTheBytesAndStopAtTheEdges() {
        HexGrid grid = grid(Samples.packet());
        Node list = grid.lookup(".list-view");
        press(list, KeyCode.RIGHT);
        assertThat(grid.selectedProperty().get()).isEqualTo(new BytePosition(0, 1));
        press(list, KeyCode.UP);
        assertThat(grid.selectedProperty().get()).isEqualTo(new BytePosition(0, 1));
        press(list, KeyCode.PAGE_DOWN);
        press(list, KeyCode.END);
        assertThat(grid.selectedProperty().get()).isEqualTo(new BytePosition(3, 7));
        assertThat(((ListView<?>) list).getAccessibleText()).isEqualTo("+0x18 byte 31");
    }

    @Test
    void aChangedByteSaysSo() {
        HexGrid grid = grid(Samples.stack());
        List<Node> changed =
                grid.lookupAll(".hex-byte").stream()
                        .filter(cell -> cell.getPseudoClassStates().contains(ByteMark.CHANGED.pseudoClass()))
                        .toList();
        assertThat(changed).hasSize(4);
    }

    @Test
    void litLinesComeIntoViewHoweverFewLinesThereIsRoomFor() {
        LogPane pane = Screen.show(Theme.LIGHT, 1, 400, 90, () -> {
            LogPane built = new LogPane(line -> List.of(new LogPane.Span(line, Kind.NONE, false)));
            built.show(new TextLines("line\n".repeat(100)));
            return built;
        });
        onFx(() -> pane.light(50, 51));
        Screen.settle();
        assertThat(wholeLinesIn(pane)).contains(50, 51);
        onFx(() -> pane.light(97, 98));
        Screen.settle();
        assertThat(wholeLinesIn(pane)).contains(97, 98);
    }

    @Test
    void litLinesStayInViewWhenThereIsRoomForFewer() {
        LogPane pane = Screen.show(Theme.LIGHT, 1, 400, 400, () -> {
            LogPane built = new LogPane(line -> List.of(new LogPane.Span(line, Kind.NONE, false)));
            built.show(new TextLines("line\n".repeat(100)));
            return built;
        });
        onFx(() -> pane.light(50, 51));
        Screen.settle();
        onFx(() -> pane.list().setMaxHeight(90));
        Screen.settle();
        Screen.settle();
        assertThat(pane.list().getHeight()).isEqualTo(90);
        assertThat(wholeLinesIn(pane)).contains(50, 51);
    }

    private static List<Integer> wholeLinesIn(LogPane pane) {
        Bounds seen = inScene(pane.list());
        return pane.list().lookupAll(".list-cell").stream().filter(Node::isVisible).filter(cell -> seen.contains(cell.localToScene(cell.getLayoutBounds())))
                .map(cell -> ((ListCell<?>) cell).getIndex()).toList();
    }

    @Test
    void keysMoveTheCursorOfTheTimeline() {
        TimelineStrip strip = strip(150);
        press(strip, KeyCode.RIGHT);
        press(strip, KeyCode.RIGHT);
        press(strip, KeyCode.LEFT);
        assertThat(strip.positionProperty().get()).isEqualTo(1);
        press(strip, KeyCode.END);
        press(strip, KeyCode.RIGHT);
        assertThat(strip.positionProperty().get()).isEqualTo(150);
        press(strip, KeyCode.HOME);
        assertThat(strip.positionProperty().get()).isZero();
    }

    @Test
    void zoomingKeepsTheCursorInView() {
        TimelineStrip strip = strip(10_000_000);
        onFx(() -> strip.positionProperty().set(9_999_999));
        onFx(() -> strip.zoom(1e-9));
        assertThat(strip.span()).isEqualTo(12);
        onFx(strip::zoomToAll);
        assertThat(strip.span()).isEqualTo(10_000_000);
    }

    @Test
    void aTimelineShrinksWithItsModel() {
        TimelineStrip strip = strip(150);
        onFx(() -> strip.positionProperty().set(120));
        onFx(() -> strip.show(TimelineModel.EMPTY));
        assertThat(strip.positionProperty().get()).isZero();
    }

    @Test
    void oneSegmentIsAlwaysChosen() {
        SegmentedChoice<String> choice =
                Screen.show(
                        Theme.LIGHT, 1, 300, 100, () -> new SegmentedChoice<>(List.of("Run", "Verify"), name -> name));
        ToggleButton run = (ToggleButton) choice.lookup(".toggle-button");
        onFx(run::fire);
        assertThat(run.isSelected()).isTrue();
        press(choice, KeyCode.RIGHT);
        assertThat(choice.valueProperty().get()).isEqualTo("Verify");
        assertThat(run.isSelected()).isFalse();
    }

    @Test
    void linksCallBackAndUnknownMarkupStaysText() {
        List<String> followed = new ArrayList<>();
        MarkdownPane pane =
                Screen.show(
                        Theme.LIGHT,
                        1,
                        300,
                        300,
                        () -> {
                            MarkdownPane prose = new MarkdownPane();
                            prose.show("See [*the* RFC](rfc:5.2) and ![a picture](x.png).\n\n<div>raw</div>\n\n---");
                            prose.onLink(followed::add);
                            return prose;
                        });
        Node link = pane.lookup(".link");
        onFx(link::requestFocus);
        press(link, KeyCode.ENTER);
        assertThat(followed).containsExactly("rfc:5.2");
        TextFlow first = (TextFlow) pane.getChildren().getFirst();
        StringBuilder text = new StringBuilder();
        first.getChildren().forEach(node -> text.append(((Text) node).getText()));
        assertThat(text).hasToString("See the RFC and a picture.");
        assertThat(((Label) pane.getChildren().get(1)).getText()).isEqualTo("<div>raw</div>");
    }

    @Test
    void iconsComeInEverySize() {
        assertThat(Logo.icons()).extracting(icon -> (int) icon.getWidth()).containsExactly(16, 24, 32, 48, 64, 128, 256);
    }

    private static HexGrid grid(List<HexRow> rows) {
        return Screen.show(
                Theme.LIGHT,
                1,
                320,
                260,
                () -> {
                    HexGrid grid = new HexGrid(HexGrid.Labels.SHORT);
                    grid.showRows(rows);
                    return grid;
                });
    }

    private static TimelineStrip strip(int length) {
        StackPane pane =
                Screen.show(
                        Theme.LIGHT,
                        1,
                        600,
                        140,
                        () -> {
                            TimelineStrip strip = new TimelineStrip();
                            strip.show(Samples.timeline(length));
                            return new StackPane(strip);
                        });
        return (TimelineStrip) pane.getChildren().getFirst();
    }

    private static void edit(Runnable edit) {
        Screen.onFx(() -> {
            edit.run();
            return true;
        });
        Screen.settle();
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static Node gutterRowOf(CodePane pane, String index) {
        return pane.lookupAll(".gutter-row").stream()
                .filter(row -> words(row).contains(index))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noLineIsCutThroughWhereAPaneScrolls() {
        TextFlow told = new TextFlow(new Text("a line\n".repeat(19) + "a line"));
        FittingScroll scroll = new FittingScroll(told, () -> 10);
        VBox box = Screen.show(Theme.LIGHT, 1, 300, 100, () -> new VBox(scroll, new Label("the foot")));
        Screen.settle();
        assertThat(scroll.getHeight()).isLessThan(box.getHeight());
        List<Double> ends = told.getLayoutInfo().getTextLines(false).stream().map(line -> line.bounds().getMaxY()).toList();
        assertThat(ends).hasSize(20);
        double inner = scroll.getHeight() - scroll.snappedTopInset() - scroll.snappedBottomInset();
        assertThat(ends).as("%s is the end of a line".formatted(inner)).anySatisfy(end -> assertThat(inner).isBetween(end, end + 1));
    }

    @Test
    void aNoteThatScrollsIsNoHigherThanTheEditorHasRoomForAndKeepsItsFootInSight() {
        Label foot = new Label("the foot");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        Label told = new Label("told\n".repeat(60));
        told.setMinHeight(Region.USE_PREF_SIZE);
        FittingScroll scroll = new FittingScroll(new VBox(told), () -> 30);
        CodePane pane = Screen.show(Theme.LIGHT, 1, 700, 400, Samples::codePane);
        onFx(() -> {
            pane.showNotes(Map.of(10, new VBox(scroll, foot)));
            pane.revealNote(10);
        });
        settleOften();
        Bounds seen = pane.localToScene(pane.getLayoutBounds());
        Bounds last = foot.localToScene(foot.getLayoutBounds());
        assertThat(last.getMaxY()).isLessThanOrEqualTo(seen.getMaxY());
        assertThat(top(pane, "7")).isGreaterThanOrEqualTo(seen.getMinY());
        assertThat(scroll.getHeight()).isBetween(30.0, told.getHeight() / 2);
    }

    @Test
    void aPaneThatFitsIsAsHighAsItsWordsAndNoHigher() {
        Label told = new Label("told\ntwice");
        FittingScroll scroll = new FittingScroll(new VBox(told), () -> 500);
        VBox box = Screen.show(Theme.LIGHT, 1, 300, 200, () -> new VBox(scroll, new Label("below")));
        assertThat(box.getHeight()).isGreaterThan(scroll.getHeight());
        assertThat(scroll.getHeight()).isEqualTo(told.getHeight());
    }

    private static List<String> words(Node row) {
        return row.lookupAll(".label").stream().map(label -> ((Label) label).getText()).toList();
    }

    private static double top(CodePane pane, String index) {
        Node row = gutterRowOf(pane, index);
        return row.localToScene(0, 0).getY();
    }

    private static void press(Node target, KeyCode code) {
        fire(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    /// In the middle of the height of `row`, `x` right of its beginning.
    private static MouseEvent pressAt(Node row, double x) {
        Point2D place = row.localToScene(x, row.getLayoutBounds().getHeight() / 2);
        return new MouseEvent(MouseEvent.MOUSE_PRESSED, place.getX(), place.getY(), place.getX(), place.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, true, null);
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(
                type, 1, 1, 1, 1, MouseButton.PRIMARY, 1, false, false, false, false, true, false,
                false, true, false, true, null);
    }

    private static void fire(Node target, Event event) {
        onFx(() -> Event.fireEvent(target, event));
    }

    private static void onFx(Runnable action) {
        Callable<Boolean> callable =
                () -> {
                    action.run();
                    return true;
                };
        Screen.onFx(callable);
        Screen.settle();
    }
}
