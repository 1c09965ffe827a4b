package dev.glasshive.app.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.GraphModel;
import dev.glasshive.app.control.GraphModel.Tone;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.verifier.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathsViewModelTest {
    private static final String REJECTED = """
            .program xdp main
                r2 = *(u32 *)(r1 + 4)
                r1 = *(u32 *)(r1 + 0)
                r3 = r1
                r3 += 14
                if r3 > r2 goto out
                r0 = *(u8 *)(r1 + 20)
            out:
                r0 = 2
                exit
            """;
    private static final String ACCEPTED = REJECTED.replace("r1 + 20", "r1 + 2");
    private static final String LOOP = """
            .program xdp main
                r6 = *(u32 *)(r1 + 4)
                r7 = *(u32 *)(r1 + 0)
                r8 = 0
            next:
                r7 += 1
                if r7 > r6 goto out
                r8 += 1
                if r8 < ROUNDS goto next
            out:
                r0 = 2
                exit
            """;

    private final Workspace workspace = Workspaces.of(REJECTED);
    private final PathsViewModel model = shown(workspace);

    private static PathsViewModel shown(Workspace workspace) {
        PathsViewModel model = new PathsViewModel(workspace);
        model.see(true);
        return model;
    }

    private static List<GraphModel.Box> boxes(PathsViewModel model) {
        return model.graph().get().boxes();
    }

    private static int box(PathsViewModel model, String title) {
        List<String> titles = boxes(model).stream().map(GraphModel.Box::title).toList();
        assertThat(titles).contains(title);
        return titles.indexOf(title);
    }

    @Test
    void straightPartsAreOneBoxAndBranchesHaveTheirOwn() {
        assertThat(boxes(model)).extracting(GraphModel.Box::title).containsExactlyInAnyOrder("0 – 3", "4 if r3 > r2", "5 ✘", "6 out");
        assertThat(boxes(model).get(0).words()).containsExactly("r3 = pkt+14");
    }

    @Test
    void whatTheVerifierNeverCameToIsThere() {
        GraphModel.Box out = boxes(model).get(box(model, "6 out"));
        assertThat(out.tone()).isEqualTo(Tone.FADED);
        assertThat(out.words()).containsExactly("not reached");
        assertThat(model.counts().get().notReached()).isEqualTo("1 not reached");
        assertThat(model.counts().get().bad()).isTrue();
    }

    @Test
    void theRefusedInstructionIsLitAndItsPathToo() {
        model.toEnd(true);
        assertThat(model.lit().get().box()).isEqualTo(box(model, "5 ✘"));
        assertThat(model.lit().get().path().cardinality()).isEqualTo(3);
    }

    @Test
    void aBoxThatIsChosenAgainGoesThroughItsVisits() {
        model.toEnd(true);
        int first = box(model, "0 – 3");
        model.choose(first);
        assertThat(slot()).isZero();
        model.choose(first);
        assertThat(slot()).isEqualTo(1);
        model.choose(first);
        model.choose(first);
        model.choose(first);
        assertThat(slot()).isZero();
    }

    @Test
    void arrowsGoAlongThePath() {
        model.toEnd(false);
        assertThat(model.place().get()).isZero();
        model.along(1);
        assertThat(slot()).isEqualTo(1);
        model.along(-1);
        model.along(-1);
        assertThat(slot()).isZero();
        model.toEnd(true);
        assertThat(model.place().get()).isEqualTo(model.length().get() - 1);
    }

    @Test
    void pathsBesideAreReachedAndWaysAreNamed() {
        PathsViewModel accepted = shown(Workspaces.of(ACCEPTED));
        assertThat(accepted.counts().get().paths()).isEqualTo("2 paths explored");
        assertThat(accepted.counts().get().safe()).isEqualTo("2 safe");
        assertThat(accepted.graph().get().lines()).extracting(GraphModel.Line::label).contains("fall", "jump");
        int jump = box(accepted, "6 – 7 out");
        accepted.choose(box(accepted, "5 – 7"));
        accepted.beside(1);
        assertThat(accepted.lit().get().box()).isEqualTo(jump);
        accepted.beside(-1);
        assertThat(accepted.lit().get().box()).isEqualTo(box(accepted, "5 – 7"));
    }

    @Test
    void whatOnlyAComparisonWithoutSignLimitsIsSaidWithoutSign() {
        PathsViewModel limited = shown(Workspaces.of("""
                .program xdp main
                    r6 = *(u32 *)(r1 + 4)
                    r7 = *(u32 *)(r1 + 0)
                    r6 -= r7
                    if r6 < 80 goto out
                    call bpf_ktime_get_ns
                    if r0 == 0 goto out
                    r0 = 1
                    exit
                out:
                    r0 = 2
                    exit
                """));
        assertThat(boxes(limited)).flatExtracting(GraphModel.Box::words).contains("r6 ∈ [80, 2^64 - 1]");
    }

    @Test
    void roundsOfALoopAreFoldedAndOpen() {
        PathsViewModel loop = shown(Workspaces.of(LOOP.replace("ROUNDS", "60")));
        int drawn = boxes(loop).size();
        List<GraphModel.Box> folds = boxes(loop).stream().filter(b -> b.tone() == Tone.FOLD).toList();
        assertThat(folds).hasSize(1);
        assertThat(folds.getFirst().title()).matches("× 5\\d rounds");
        assertThat(drawn).isLessThan(30);
        loop.open(boxes(loop).indexOf(folds.getFirst()));
        assertThat(boxes(loop)).hasSizeGreaterThan(drawn + 20);
        assertThat(boxes(loop)).anyMatch(b -> b.tone() == Tone.FOLD && b.title().matches("× 3\\d rounds"));
    }

    @Test
    void aVisitThatIsFoldedLightsItsFold() {
        Workspace workspace = Workspaces.of(LOOP.replace("ROUNDS", "60"));
        PathsViewModel loop = shown(workspace);
        List<Visit> visits = workspace.verifier().verification().get().orElseThrow().visits();
        workspace.verifier().lookAt(visits.get(visits.size() / 2));
        assertThat(boxes(loop).get(loop.lit().get().box()).tone()).isEqualTo(Tone.FOLD);
    }

    @Test
    void aPathThatWasCutLeadsToWhatCoversIt() {
        Workspace workspace = Workspaces.of(LOOP.replace("ROUNDS", "4"));
        PathsViewModel loop = shown(workspace);
        int cut = boxes(loop).stream().filter(b -> b.words().contains("pruned")).map(boxes(loop)::indexOf).findFirst().orElseThrow();
        assertThat(loop.graph().get().lines()).anyMatch(line -> line.stroke() == GraphModel.Stroke.LINK && line.from() == cut);
        loop.choose(cut);
        Visit pruned = workspace.verifier().look().get().orElseThrow().visit();
        loop.choose(cut);
        assertThat(workspace.verifier().look().get().orElseThrow().visit().index()).isEqualTo(((Visit.Outcome.Pruned) pruned.outcome()).coveredBy());
    }

    @Test
    void aProgramThatIsRefusedBeforeAnyPathSaysSo() {
        PathsViewModel unreachable = shown(Workspaces.of(".program xdp main\n r0 = 2\n exit\n r0 = 1\n exit\n"));
        assertThat(boxes(unreachable)).isEmpty();
        assertThat(unreachable.absenceTitle().get()).isEqualTo("Rejected before any path");
        assertThat(unreachable.absence().get()).contains("as a whole", "unreachable insn 2");
        assertThat(unreachable.counts().get().rejected()).isEqualTo("rejected as a whole");
    }

    @Test
    void aProgramWhosePathsAreSafeButNotTheWholeSaysSo() {
        PathsViewModel deep = shown(Workspaces.of(".program xdp main\n *(u64 *)(r10 - 400) = 1\n call f\n r0 = 2\n exit\n.func f\n *(u64 *)(r10 - 304) = 1\n r0 = 0\n exit\n"));
        assertThat(deep.counts().get().safe()).isEqualTo("1 safe");
        assertThat(deep.counts().get().rejected()).isEqualTo("rejected as a whole");
        assertThat(deep.counts().get().message()).startsWith("combined stack size");
        assertThat(deep.counts().get().bad()).isTrue();
    }

    @Test
    void aFunctionThatIsCalledHasBoxesOfItsOwn() {
        PathsViewModel calls = shown(Workspaces.of(".program xdp main\n call f\n r0 = 2\n exit\n.func f\n call g\n r0 = 0\n exit\n.func g\n r0 = 7\n exit\n"));
        assertThat(boxes(calls)).extracting(GraphModel.Box::title).containsExactly("0", "3", "6 – 7", "4 – 5", "1 – 2");
        assertThat(boxes(calls)).extracting(GraphModel.Box::tag).containsExactly("", "↳ f", "↳↳ g", "↳ f", "");
        assertThat(boxes(calls).get(2).spoken()).startsWith("in g, 2 calls deep; called by instruction 3");
    }

    @Test
    void aLoopOfOneInstructionIsNoRange() {
        PathsViewModel self = shown(Workspaces.of(".program xdp main\nspin:\n goto spin\n"));
        assertThat(boxes(self)).extracting(GraphModel.Box::title).containsExactly("0 × 8", "0 ✘");
        assertThat(self.counts().get().paths()).isEqualTo("1 path explored");
    }

    @Test
    void keysThatComeFasterThanTheRunAllCount() {
        Deque<Runnable> background = new ArrayDeque<>();
        Workspace slow = new Workspace(background::add, Runnable::run, Runnable::run);
        slow.openText("test.bpf", ACCEPTED);
        slow.use(Workspaces.onePacket());
        runAll(background);
        PathsViewModel fast = shown(slow);
        runAll(background);
        slow.verifier().mode().set(Mode.VERIFY);
        fast.toEnd(false);
        runAll(background);
        for (int key = 0; key < 5; key++) {
            fast.along(1);
            if (!background.isEmpty()) {
                background.removeFirst().run();
            }
        }
        assertThat(fast.place().get()).isEqualTo(5);
        fast.along(-1);
        runAll(background);
        assertThat(fast.place().get()).isEqualTo(4);
        assertThat(slow.moment().get().orElseThrow().snapshot().slot()).isEqualTo(4);
        assertThat(slow.verifier().look().get().orElseThrow().reached()).isTrue();
    }

    private static void runAll(Deque<Runnable> tasks) {
        while (!tasks.isEmpty()) {
            tasks.removeFirst().run();
        }
    }

    @Test
    void withoutAVerdictThePaneSaysWhatItWillShow() {
        PathsViewModel none = shown(Workspaces.empty());
        assertThat(boxes(none)).isEmpty();
        assertThat(none.absence().get()).contains("every path");
    }

    @Test
    void whereWaysAreJoinedThereIsNoTree() {
        PathsViewModel windows = shown(Workspaces.sample("windows_bind"));
        assertThat(boxes(windows)).isEmpty();
    }

    private int slot() {
        return workspace.verifier().look().get().orElseThrow().visit().slot();
    }

    @Test
    void theReasonOfARejectionHasRoom() {
        PathsViewModel refused = shown(Workspaces.of("""
                .program xdp main
                .map hits hash key=4 value=8 max=1
                    *(u32 *)(r10 - 4) = 0
                    r2 = r10
                    r2 += -4
                    r1 = hits ll
                    call bpf_map_lookup_elem
                    r0 = *(u64 *)(r0 + 0)
                    exit
                """));
        GraphModel.Box end = boxes(refused).stream().filter(box -> box.tone() == Tone.BAD).findFirst().orElseThrow();
        assertThat(end.words()).containsExactly("R0 invalid mem access 'map_value_or_null'");
        assertThat(end.width()).isGreaterThan(0.62 * end.words().getFirst().length());
    }
}
