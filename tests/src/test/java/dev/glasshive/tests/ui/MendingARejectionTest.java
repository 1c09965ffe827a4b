package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.packet.Capture;
import dev.glasshive.platform.Platforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user reads why a program is rejected, mends it with one key, and takes that back.
class MendingARejectionTest {
    private static final String TEXT = """
            .program xdp main
            .map hits hash key=4 value=8 max=4
                *(u32 *)(r10 - 4) = 1
                r2 = r10
                r2 += -4
                r1 = hits ll
                call bpf_map_lookup_elem
                r0 = *(u64 *)(r0 + 0)
                r0 = 2
                exit
            """;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));

    @BeforeEach
    void openARejectedProgram() throws IOException {
        Path file = folder.resolve("unchecked.bpf");
        Files.writeString(file, TEXT);
        window.open(file);
        OpenWindow.onFx(() -> window.workspace().verifier().mode().set(Mode.VERIFY));
        OpenWindow.waitUntil(() -> window.root().lookup("#apply-fix") != null);
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void oneKeyMendsItAndUndoTakesThatBack() {
        OpenWindow.onFx(() -> window.assembly().area().requestFocus());
        int caret = OpenWindow.onFx(() -> window.assembly().area().getCaretPosition());

        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        OpenWindow.waitUntil(() -> isAccepted().orElse(false));
        assertThat(OpenWindow.onFx(() -> window.assembly().text())).contains("if r0 == 0 goto");
        assertThat(OpenWindow.onFx(() -> window.assembly().area().getCaretPosition())).isEqualTo(caret);
        OpenWindow.waitUntil(() -> card().isEmpty());

        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        OpenWindow.waitUntil(() -> isAccepted().map(accepted -> !accepted).orElse(false));
        assertThat(OpenWindow.onFx(() -> window.assembly().text())).isEqualTo(TEXT);
        OpenWindow.waitUntil(() -> card().isPresent());
    }

    @Test
    void theKeyThatMendsWorksInTheCardTooAndLeavesTheKeyboardInTheText() {
        OpenWindow.waitUntil(() -> {
            Optional<Node> fix = Optional.ofNullable(window.root().lookup("#apply-fix"));
            fix.ifPresent(Node::requestFocus);
            return fix.filter(Node::isFocused).isPresent();
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        OpenWindow.waitUntil(() -> isAccepted().orElse(false));
        assertThat(OpenWindow.onFx(() -> window.assembly().area().isFocused())).isTrue();
    }

    @Test
    void whatIsTypedAboveACardLeavesTheTextWhole() throws IOException {
        openAnother();
        OpenWindow.onFx(() -> window.assembly().area().requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.HOME).release(KeyCode.CONTROL);
        robot.type(KeyCode.END, KeyCode.ENTER).write("; typed");
        window.settle();
        assertThat(OpenWindow.onFx(() -> window.assembly().text())).startsWith(".map hits hash key=4 value=8 max=256\n; typed\n.license GPL\n");
        OpenWindow.waitUntil(() -> card().isPresent());
        window.settle();
        List<Double> lines = OpenWindow.onFx(() -> IntStream.range(0, 10).mapToObj(line -> window.assembly().boundsOf(line)).flatMap(Optional::stream).map(Bounds::getMinY).toList());
        assertThat(lines).hasSizeGreaterThan(5).isSorted().doesNotHaveDuplicates();
    }

    private void openAnother() throws IOException {
        Path file = folder.resolve("null.bpf");
        Files.writeString(file, """
                .map hits hash key=4 value=8 max=256
                .license GPL

                .program xdp nullderef
                *(u32 *)(r10 - 4) = 0
                r2 = r10
                r2 += -4
                r1 = hits ll
                call bpf_map_lookup_elem
                r1 = *(u64 *)(r0 + 0)
                r1 += 1
                *(u64 *)(r0 + 0) = r1
                r0 = 2
                exit
                """);
        OpenWindow.onFx(() -> window.workspace().verifier().mode().set(Mode.RUN));
        window.open(file);
        OpenWindow.waitUntil(() -> card().isPresent());
        window.settle();
    }

    @Test
    void escapePutsTheCardAwayAndF8BringsItBack() {
        // The row of the line, and the card with it, is made anew while the editor finds its place.
        OpenWindow.waitUntil(() -> {
            Optional<Node> fix = Optional.ofNullable(window.root().lookup("#apply-fix"));
            fix.ifPresent(Node::requestFocus);
            return fix.filter(Node::isFocused).isPresent();
        });

        robot.type(KeyCode.ESCAPE);
        OpenWindow.waitUntil(() -> card().isEmpty());
        robot.type(KeyCode.F8);
        OpenWindow.waitUntil(() -> card().isPresent());
        OpenWindow.onFx(() -> window.assembly().area().requestFocus());
        robot.type(KeyCode.ESCAPE);
        OpenWindow.waitUntil(() -> card().isEmpty());
    }

    /// What is found out later makes a card higher that lies under its line already.
    @Test
    void theFrameOfTheCardIsAroundAllOfIt() throws IOException {
        Path file = folder.resolve("past.bpf");
        Files.writeString(file, """
                .program xdp main
                    r2 = *(u32 *)(r1 + 4)
                    r1 = *(u32 *)(r1 + 0)
                    r3 = r1
                    r3 += 14
                    if r3 > r2 goto out
                    r0 = *(u8 *)(r1 + 23)
                    exit
                out:
                    r0 = 2
                    exit
                """);
        OpenWindow.onFx(() -> window.workspace().verifier().mode().set(Mode.RUN));
        window.open(file);
        OpenWindow.waitUntil(() -> card().filter(card -> card.lookupAll(".hyperlink").size() + card.lookupAll(".text").stream().filter(text -> text.toString().contains("trap")).count() > 0).isPresent());
        window.settle();
        Node card = card().orElseThrow();
        Bounds frame = OpenWindow.onFx(() -> card.localToScene(card.getLayoutBounds()));
        List<Bounds> parts = OpenWindow.onFx(() -> ((Parent) card).getChildrenUnmodifiable().stream().filter(Node::isManaged).map(part -> part.localToScene(part.getLayoutBounds())).toList());
        assertThat(parts).hasSize(4).allSatisfy(part -> assertThat(part.getMaxY()).isLessThanOrEqualTo(frame.getMaxY()));

        robot.clickOn(OpenWindow.onFx(() -> card.lookupAll(".link").stream().filter(link -> link.toString().contains("How it came to")).findFirst().orElseThrow()));
        window.settle();
        Node told = card.lookup("#rejection-told");
        Node steps = card.lookup(".rejection-steps");
        assertThat(OpenWindow.onFx(() -> steps.isVisible())).isTrue();
        Bounds seen = OpenWindow.onFx(() -> told.localToScene(told.getLayoutBounds()));
        Node first = ((Parent) steps).getChildrenUnmodifiable().getFirst();
        Bounds step = OpenWindow.onFx(() -> first.localToScene(first.getLayoutBounds()));
        assertThat(step.getMinY()).isBetween(seen.getMinY() - 1, seen.getMaxY() - step.getHeight() + 1);
    }

    /// What else is wrong and a run that traps are found out one after the other, and each makes the card higher.
    @Test
    void noFrameShowsACardThatGrowsOverTheTextBelow() {
        List<String> over = new CopyOnWriteArrayList<>();
        AtomicInteger seen = new AtomicInteger();
        Runnable look = () -> {
            Node card = window.root().lookup(".rejection");
            if (card == null || card.getScene() == null) {
                return;
            }
            seen.incrementAndGet();
            Bounds frame = card.localToScene(card.getLayoutBounds());
            double parts = ((Parent) card).getChildrenUnmodifiable().stream().filter(Node::isManaged).mapToDouble(part -> part.localToScene(part.getLayoutBounds()).getMaxY()).max().orElse(0);
            double text = window.assembly().lookupAll(".paragraph-box").stream().mapToDouble(box -> box.localToScene(box.getLayoutBounds()).getMinY()).filter(y -> y > frame.getMinY()).min().orElse(Double.MAX_VALUE);
            if (parts > frame.getMaxY() + 1 || frame.getMaxY() > text + 1) {
                over.add("frame %d: to %.0f, parts to %.0f, text from %.0f".formatted(seen.get(), frame.getMaxY(), parts, text));
            }
        };
        OpenWindow.onFx(() -> window.workspace().set(setup -> setup.with(Platforms.windows())));
        window.settle();
        Scene scene = window.root().getScene();
        OpenWindow.onFx(() -> scene.addPostLayoutPulseListener(look));
        OpenWindow.onFx(() -> window.workspace().openSampleSource("count_protocols"));
        OpenWindow.waitUntil(() -> card().filter(card -> words(card).contains("trap") && card.lookup("#apply-fix") != null).isPresent());
        window.settle();
        OpenWindow.onFx(() -> scene.getWindow().setWidth(760));
        window.settle();
        OpenWindow.onFx(() -> scene.removePostLayoutPulseListener(look));
        assertThat(seen).hasPositiveValue();
        assertThat(over).isEmpty();
    }

    @Test
    void inALowWindowTwoLinesOfTheReasonAreInSightAndABarTellsOfMore() {
        OpenWindow.onFx(() -> {
            window.root().getScene().getWindow().setWidth(1000);
            window.root().getScene().getWindow().setHeight(650);
            window.workspace().set(setup -> setup.with(Platforms.windows()));
        });
        window.settle();
        OpenWindow.onFx(() -> window.workspace().openSampleSource("count_protocols"));
        OpenWindow.waitUntil(() -> card().filter(card -> words(card).contains("trap") && card.lookup("#apply-fix") != null).isPresent());
        window.settle();
        Region told = (Region) card().orElseThrow().lookup("#rejection-told");
        TextFlow reason = (TextFlow) told.lookup(".linked-text");
        double secondLine = OpenWindow.onFx(() -> reason.getLayoutInfo().getTextLines(false).get(1).bounds().getMaxY());
        assertThat(OpenWindow.onFx(told::getHeight)).isGreaterThanOrEqualTo(secondLine);
        assertThat(OpenWindow.onFx(() -> told.lookup(".thumb").isVisible())).isTrue();
    }

    @Test
    void whoReadsTheLessonOfACardComesBackToTheProgram() {
        OpenWindow.onFx(() -> window.workspace().set(setup -> setup.with(Platforms.windows())));
        OpenWindow.onFx(() -> window.workspace().openSampleSource("count_protocols"));
        OpenWindow.waitUntil(() -> card().filter(card -> words(card).contains("Lesson: ")).isPresent());
        window.settle();
        OpenWindow.onFx(() -> window.assembly().area().insertText(0, "; mine"));
        OpenWindow.waitUntil(() -> window.workspace().session().get().document().text().startsWith("; mine") && card().filter(card -> words(card).contains("Lesson: ")).isPresent());
        window.settle();
        String text = window.assembly().text();
        Capture packets = window.workspace().session().get().capture();

        Node link = OpenWindow.onFx(() -> card().orElseThrow().lookupAll(".link").stream().filter(words -> words.toString().contains("Lesson: ")).findFirst().orElseThrow());
        robot.clickOn(link);
        OpenWindow.waitUntil(() -> window.lessons().open().get().isPresent() && !window.assembly().text().equals(text));
        window.settle();
        assertThat(window.workspace().session().get().capture()).isNotEqualTo(packets);
        assertThat(window.workspace().notice().get().map(Notice::text)).contains("Your program comes back when you close the lesson.");
        OpenWindow.onFx(() -> window.lessons().showAnswer());
        OpenWindow.onFx(() -> window.lessons().next());
        window.settle();
        OpenWindow.onFx(() -> window.lessons().close());
        OpenWindow.waitUntil(() -> window.assembly().text().equals(text) && window.workspace().session().get().capture().equals(packets));
        window.settle();
        assertThat(window.workspace().session().get().setup().platform()).isEqualTo(Platforms.windows());
        assertThat(window.lessons().open().get()).isEmpty();
    }

    /// As with large letters on a projector.
    @Test
    void whereThereIsHardlyAnyHeightTheReasonTheKernelsLineAndTheKeyThatMendsAreInSight() {
        OpenWindow.onFx(() -> window.root().getScene().getWindow().setHeight(560));
        window.settle();
        OpenWindow.onFx(() -> window.workspace().set(setup -> setup.with(Platforms.windows())));
        OpenWindow.onFx(() -> window.workspace().openSampleSource("count_protocols"));
        OpenWindow.waitUntil(() -> card().filter(card -> words(card).contains("trap") && card.lookup("#apply-fix") != null).isPresent());
        window.settle();
        Node card = card().orElseThrow();
        Bounds frame = OpenWindow.onFx(() -> card.localToScene(card.getLayoutBounds()));
        Node apply = card.lookup("#apply-fix");
        Bounds button = OpenWindow.onFx(() -> apply.localToScene(apply.getLayoutBounds()));
        assertThat(button.getMaxY()).isLessThanOrEqualTo(frame.getMaxY());
        Region told = (Region) card.lookup("#rejection-told");
        assertThat(told.lookup("#apply-fix")).as("what can be pressed does not scroll").isNull();
        List<Node> texts = OpenWindow.onFx(() -> List.copyOf(told.lookupAll(".linked-text")));
        double kernel = OpenWindow.onFx(() -> texts.get(1).localToScene(texts.get(1).getLayoutBounds()).getMaxY());
        assertThat(kernel).isLessThanOrEqualTo(OpenWindow.onFx(() -> told.localToScene(told.getLayoutBounds()).getMaxY()) + 1);

        robot.clickOn(OpenWindow.onFx(() -> card.lookup("#next-fix")));
        window.settle();
        Node fix = told.lookup(".fix");
        assertThat(OpenWindow.onFx(() -> told.localToScene(told.getLayoutBounds()).contains(fix.localToScene(fix.getLayoutBounds().getMinX() + 1, fix.getLayoutBounds().getMinY() + 1)))).isTrue();
    }

    private static String words(Node card) {
        return OpenWindow.onFx(() -> card.lookupAll(".text").stream().map(Node::toString).collect(Collectors.joining()));
    }

    @Test
    void whatStoppedTheRunStandsAboveTheCardAndNotUnderIt() {
        OpenWindow.onFx(() -> window.workspace().verifier().mode().set(Mode.RUN));
        window.run("verify.rejection");
        OpenWindow.waitUntil(() -> card().isPresent());
        OpenWindow.onFx(() -> window.workspace().goTo(Integer.MAX_VALUE));
        OpenWindow.waitUntil(() -> window.root().lookup(".trap-note") != null && card().isPresent());
        window.settle();
        Node trap = window.root().lookup(".trap-note");
        Node card = card().orElseThrow();
        Bounds above = OpenWindow.onFx(() -> trap.localToScene(trap.getLayoutBounds()));
        Bounds below = OpenWindow.onFx(() -> card.localToScene(card.getLayoutBounds()));
        assertThat(below.getMinY()).isGreaterThanOrEqualTo(above.getMaxY());
        assertThat(below.getMinX()).isEqualTo(above.getMinX());
    }

    private Optional<Node> card() {
        return Optional.ofNullable(OpenWindow.onFx(() -> window.root().lookup(".rejection")));
    }

    private Optional<Boolean> isAccepted() {
        return window.workspace().verifier().verification().get().map(Verification::report).map(report -> report.accepted());
    }
}
