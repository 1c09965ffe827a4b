package dev.glasshive.app.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.GraphModel;
import dev.glasshive.app.control.GraphModel.Tone;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.verifier.Visit;
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
    void withoutAVerdictThePaneSaysWhatItWillShow() {
        PathsViewModel none = shown(Workspaces.empty());
        assertThat(boxes(none)).isEmpty();
        assertThat(none.absence().get()).contains("every path");
        PathsViewModel windows = shown(Workspaces.sample("windows_bind"));
        assertThat(windows.absence().get()).contains("Windows");
    }

    private int slot() {
        return workspace.verifier().look().get().orElseThrow().visit().slot();
    }
}
