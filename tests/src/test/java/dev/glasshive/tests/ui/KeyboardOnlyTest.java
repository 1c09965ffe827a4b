package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.isa.Register;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/// Ways through the window that need no mouse: a condition that stops a run, a log without its program, the other platform, another size of the window.
class KeyboardOnlyTest {
    private static final String COUNTING = """
            .program xdp main
                r0 = 0
            again:
                r0 += 1
                if r0 != 10 goto again
                r0 = 2
                exit
            """;
    private static final String LOG = """
            0: R1=ctx(off=0,imm=0) R10=fp0
            0: (61) r2 = *(u32 *)(r1 +0)          ; R1=ctx(off=0,imm=0) R2_w=pkt(off=0,r=0,imm=0)
            1: (71) r0 = *(u8 *)(r2 +0)
            invalid access to packet, off=0 size=1, R2(id=0,off=0,r=0)
            R2 offset is outside of the packet
            processed 2 insns (limit 1000000) max_states_per_insn 0 total_states 0 peak_states 0 mark_read 0
            """;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final SampleFiles files = new SampleFiles(folder);
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));

    @AfterEach
    void close() {
        window.close();
    }

    /// What opens takes the keys that were pressed before its first frame.
    @ParameterizedTest
    @ValueSource(strings = {"help.palette", "help.shortcuts", "run.stop-where"})
    void whoTypesAtOnceLosesNothing(String command) {
        window.open(files.text("counting.bpf", COUNTING));
        assertThat(OpenWindow.onFx(() -> {
            window.command(command).run();
            Node owner = window.root().getScene().getFocusOwner();
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_TYPED, "x", "", KeyCode.UNDEFINED, false, false, false, false));
            return owner instanceof TextInputControl field ? field.getText() : owner.toString();
        })).isEqualTo("x");
    }

    @Test
    void theKeyboardComesToOneRegisterFromWhichArrowsLeadToTheOthers() {
        window.open(files.text("counting.bpf", COUNTING));
        assertThat(OpenWindow.onFx(() -> window.root().lookupAll(".register-row").stream().filter(Node::isFocusTraversable).count())).isEqualTo(1);
        OpenWindow.onFx(() -> window.root().lookupAll(".register-row").stream().filter(Node::isFocusTraversable).findFirst().orElseThrow().requestFocus());
        robot.type(KeyCode.DOWN);
        assertThat(OpenWindow.onFx(() -> window.root().getScene().getFocusOwner().getAccessibleText())).startsWith("r1");
        assertThat(OpenWindow.onFx(() -> window.root().lookupAll(".register-row").stream().filter(Node::isFocusTraversable).count())).isBetween(1L, 2L);
    }

    @Test
    void theMenuOfARegisterThatWasClickedOpensOverWhatTheClickOpened() {
        window.open(files.text("counting.bpf", COUNTING));
        robot.type(KeyCode.F10);
        window.settle();
        robot.clickOn(window.root().lookup(".register-row"));
        robot.press(KeyCode.SHORTCUT).type(KeyCode.ENTER).release(KeyCode.SHORTCUT);
        OpenWindow.waitUntil(() -> robot.lookup("Why this value?").tryQuery().isPresent());
    }

    @Test
    void aPaneHasOneMenuForPicturesAndPlacesWhichLeavesARejectionAlone() {
        String refused = ".program xdp main\n    r0 = *(u8 *)(r1 + 99)\n    exit\n";
        window.open(files.text("refused.bpf", refused));
        OpenWindow.waitUntil(() -> window.root().lookup(".rejection") != null);
        OpenWindow.onFx(() -> window.root().lookup(".anatomy").requestFocus());
        robot.press(KeyCode.SHORTCUT).type(KeyCode.ENTER).release(KeyCode.SHORTCUT);
        OpenWindow.waitUntil(() -> robot.lookup("Enlarge").tryQuery().isPresent());
        assertThat(robot.lookup("Copy the pane as a picture").tryQuery()).isPresent();
        assertThat(OpenWindow.onFx(() -> window.assembly().text())).isEqualTo(refused);
    }

    @Test
    void theKeyboardComesToWhatAPaneShowsAndNotToItsHead() {
        window.open(files.text("counting.bpf", COUNTING));
        robot.type(KeyCode.F10);
        window.settle();
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            robot.type(KeyCode.F6);
            owners.add(OpenWindow.onFx(() -> {
                Node owner = window.root().getScene().getFocusOwner();
                return PaneFrame.around(owner).map(PaneFrame::id).orElse("menu") + " " + owner.getAccessibleText();
            }));
        }
        assertThat(owners).satisfiesExactly(at -> assertThat(at).startsWith("anatomy Instruction 1."), at -> assertThat(at).startsWith("registers r0"),
                at -> assertThat(at).isEqualTo("stack Stack"), at -> assertThat(at).isEqualTo("maps Maps"), at -> assertThat(at).isEqualTo("packet Packet"),
                at -> assertThat(at).startsWith("dock.timeline Steps"), at -> assertThat(at).startsWith("menu"), at -> assertThat(at).isEqualTo("editor Assembly text"));
    }

    @Test
    void aConditionStopsTheRunWhereItHolds() {
        window.open(files.text("counting.bpf", COUNTING));
        OpenWindow.onFx(() -> window.transport().speed().set(TransportViewModel.SPEEDS.getLast()));
        robot.press(KeyCode.CONTROL).type(KeyCode.F9).release(KeyCode.CONTROL);
        robot.write("r0 == 5").type(KeyCode.ENTER);
        OpenWindow.waitUntil(() -> window.root().lookup("#stops") instanceof ListView<?> stops && stops.getItems().size() == 1);

        robot.type(KeyCode.F5);
        window.settle();
        assertThat(register()).hasValue(5);
        robot.type(KeyCode.F10);
        window.settle();
        assertThat(Shown.of(window).current()).isNotEmpty();

        OpenWindow.onFx(() -> {
            ListView<?> stops = (ListView<?>) window.root().lookup("#stops");
            stops.requestFocus();
            stops.getSelectionModel().select(0);
        });
        robot.type(KeyCode.DELETE).type(KeyCode.F5);
        window.settle();
        assertThat(moment().position()).isEqualTo(moment().timeline().length());
    }

    @Test
    void aSavedLogIsExplainedWithoutItsProgram() {
        window.open(files.text("loader.log", LOG));
        OpenWindow.waitUntil(() -> written(".rejection").contains("Rejected: this may reach past the end of the packet"));
        assertThat(window.workspace().isVerifying()).isTrue();
    }

    @Test
    void theOtherPlatformJudgesTheSameText() {
        window.open(files.text("counting.bpf", COUNTING));
        OpenWindow.onFx(() -> window.workspace().verifier().mode().set(Mode.VERIFY));
        OpenWindow.waitUntil(() -> judged("linux"));
        assertThat(isAccepted()).isTrue();

        robot.interact(() -> window.root().lookup("#platform").lookupAll(".toggle-button").stream().filter(Node::isFocusTraversable).findFirst().orElseThrow().requestFocus());
        robot.type(KeyCode.RIGHT);
        OpenWindow.waitUntil(() -> judged("windows"));
        robot.type(KeyCode.LEFT);
        OpenWindow.waitUntil(() -> judged("linux"));
        assertThat(OpenWindow.onFx(() -> window.assembly().text())).isEqualTo(COUNTING);
    }

    @Test
    void anotherSizeOfTheWindowChangesNothingThatIsShown() {
        window.open(files.text("counting.bpf", COUNTING));
        OpenWindow.onFx(() -> window.workspace().goTo(7));
        window.settle();
        List<List<String>> registers = Shown.of(window).registers();
        Window stage = OpenWindow.onFx(() -> window.root().getScene().getWindow());
        double width = stage.getWidth();
        double height = stage.getHeight();
        for (int size : new int[] {700, 1280, 1000}) {
            OpenWindow.onFx(() -> {
                stage.setWidth(size);
                stage.setHeight(size * 0.7);
            });
            window.settle();
            assertThat(moment().position()).isEqualTo(7);
            assertThat(Shown.of(window).current()).containsExactly("1");
        }
        OpenWindow.onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        window.settle();
        assertThat(Shown.of(window).registers()).isEqualTo(registers);
    }

    private String written(String pane) {
        Node node = window.root().lookup(pane);
        return node == null ? "" : node.lookupAll(".text").stream().filter(Text.class::isInstance).map(text -> ((Text) text).getText()).collect(Collectors.joining(" "));
    }

    private OptionalLong register() {
        return moment().snapshot().registers().value(Register.R0);
    }

    private Moment moment() {
        return window.workspace().moment().get().orElseThrow();
    }

    private boolean judged(String platform) {
        return window.workspace().session().get().setup().platform().id().equals(platform)
                && window.workspace().verifier().verification().get().map(Verification::report).isPresent();
    }

    private boolean isAccepted() {
        return window.workspace().verifier().verification().get().map(Verification::report).orElseThrow().accepted();
    }
}
