package dev.glasshive.app.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.GraphModel;
import dev.glasshive.app.control.GraphModel.Box;
import dev.glasshive.app.control.GraphModel.Line;
import dev.glasshive.app.control.GraphModel.Stroke;
import dev.glasshive.app.control.GraphModel.Tone;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowViewModelTest {
    private static final String LOOP = """
            .program xdp main
                r6 = 0
            next:
                r6 += 1
                if r6 < 5 goto next
                if r6 > 5 goto never
                r1 = r6
                call twice
                exit
            never:
                r0 = 0
                exit
            .func twice
                r0 = r1
                r0 += r1
                exit
            """;

    private final Workspace workspace = Workspaces.of(LOOP);
    private final FlowViewModel model = shown(workspace);

    private static FlowViewModel shown(Workspace workspace) {
        FlowViewModel model = new FlowViewModel(workspace);
        model.see(true);
        return model;
    }

    private List<Box> boxes() {
        return model.graph().get().boxes();
    }

    private Box box(String title) {
        return boxes().stream().filter(box -> box.title().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void whatIsNotCountedToItsEndSaysSo() {
        Workspace workspace = Workspaces.of(".program xdp main\n    r0 = 0\nagain:\n    r0 += 1\n    if r0 != 60000 goto again\n    exit\n");
        workspace.openSampleCapture("mixed.pcap");
        FlowViewModel model = shown(workspace);
        assertThat(workspace.session().get().timeline().orElseThrow().length()).isGreaterThan(Passes.MOST_STEPS);
        assertThat(model.subtitle().get()).endsWith(" · n× counts the first 2,000,000 steps");
    }

    @Test
    void nothingIsLaidOutUntilSomebodySees() {
        FlowViewModel unseen = new FlowViewModel(workspace);
        assertThat(unseen.graph().get()).isEqualTo(GraphModel.EMPTY);
        unseen.see(true);
        assertThat(unseen.graph().get().boxes()).isNotEmpty();
    }

    @Test
    void theGraphComesBackWithTheAnswer() {
        GraphModel before = model.graph().get();
        workspace.withhold(true);
        assertThat(model.graph().get()).isEqualTo(GraphModel.EMPTY);
        assertThat(model.withheld().get()).isTrue();
        workspace.withhold(false);
        assertThat(model.withheld().get()).isFalse();
        assertThat(model.graph().get()).isEqualTo(before);
    }

    @Test
    void codeIsCutWhereItIsJumpedToAndWhereWaysPart() {
        assertThat(boxes()).extracting(Box::title).containsExactly("0", "1 – 2 next", "3", "4 – 6", "7 – 8 never", "9 – 11");
        assertThat(model.title().get()).isEqualTo("6 blocks");
        assertThat(model.graph().get().frames()).extracting(GraphModel.Frame::title).containsExactly("main", "twice");
    }

    @Test
    void boxesDoNotCoverEachOther() {
        for (Box a : boxes()) {
            for (Box b : boxes()) {
                boolean apart = a.equals(b) || a.x() + a.width() <= b.x() || b.x() + b.width() <= a.x() || a.y() + a.height() <= b.y() || b.y() + b.height() <= a.y();
                assertThat(apart).as("%s and %s", a.title(), b.title()).isTrue();
            }
        }
    }

    @Test
    void waysSayWhenTheyAreTakenAndLoopsHowOften() {
        List<Line> lines = model.graph().get().lines();
        List<Line> back = lines.stream().filter(line -> line.stroke() == Stroke.BACK).toList();
        assertThat(back).hasSize(1);
        assertThat(back.getFirst().label()).isEqualTo("r6 < 5 · 4×");
        assertThat(lines).extracting(Line::label).contains("else", "r6 > 5");
        assertThat(lines).allSatisfy(line -> assertThat(line.points()).hasSizeGreaterThanOrEqualTo(2));
        assertThat(box("1 – 2 next").tag()).isEqualTo("5×");
    }

    @Test
    void whatTheVerifierNeverReachedIsDead() {
        assertThat(box("7 – 8 never").tone()).isEqualTo(Tone.FADED);
        assertThat(box("7 – 8 never").tag()).isEqualTo("dead");
        assertThat(box("4 – 6").tone()).isEqualTo(Tone.PLAIN);
        assertThat(model.subtitle().get()).isEqualTo("1 loop · 1 block that the verifier never reached");
    }

    @Test
    void theBlockOfTheInstructionIsLitAndAChosenOneIsGoneTo() {
        assertThat(model.lit().get()).isZero();
        model.choose(3);
        assertThat(workspace.moment().get().orElseThrow().snapshot().slot()).isEqualTo(4);
        assertThat(model.lit().get()).isEqualTo(3);
        model.along(-1);
        assertThat(model.lit().get()).isEqualTo(2);
    }

    @Test
    void whatNeitherRunNorVerifierReachesIsShownInTheText() {
        model.choose(4);
        assertThat(workspace.revealed().get()).contains(new Lines.Instruction("main", 7));
        assertThat(model.lit().get()).isZero();
    }

    @Test
    void whileTheVerifierMovesItsInstructionIsLit() {
        workspace.verifier().mode().set(Mode.VERIFY);
        model.choose(5);
        assertThat(workspace.verifier().look().get().orElseThrow().visit().slot()).isEqualTo(9);
        assertThat(model.lit().get()).isEqualTo(5);
    }

    @Test
    void whereThereIsLittleHeightBlocksSayOnlyHowTheyEnd() {
        int most = boxes().stream().mapToInt(box -> box.words().size()).max().orElse(0);
        model.giveRoom(9);
        assertThat(boxes()).allSatisfy(box -> assertThat(box.words()).hasSize(1));
        assertThat(boxes().getFirst().words()).containsExactly("r6 = 0");
        model.giveRoom(20);
        assertThat(boxes().stream().mapToInt(box -> box.words().size()).max()).hasValue(most);
        assertThat(most).isGreaterThan(1);
    }

    @Test
    void tooManyBlocksAreListed() {
        StringBuilder text = new StringBuilder(".program xdp main\n    r0 = 2\n");
        for (int i = 0; i < FlowLayout.MOST; i++) {
            text.append("    if r0 == ").append(i + 10).append(" goto out\n");
        }
        FlowViewModel many = shown(Workspaces.of(text.append("out:\n    exit\n").toString()));
        assertThat(many.graph().get().boxes()).hasSizeGreaterThan(FlowLayout.MOST);
        assertThat(many.graph().get().lines()).isEmpty();
        assertThat(many.subtitle().get()).contains("more than 400");
    }

    @Test
    void anotherProgramIsLaidOutAnew() {
        workspace.openText("other.bpf", Workspaces.SMALL);
        assertThat(boxes()).hasSize(1);
        workspace.openText("broken.bpf", "r11 = 5");
        assertThat(boxes()).isEmpty();
    }
}
