package dev.glasshive.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.LogPane;
import dev.glasshive.app.control.TextLines;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.verifier.Visit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogViewModelTest {
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
    private static final String LOOP = """
            .program xdp main
                r6 = *(u32 *)(r1 + 4)
                r7 = *(u32 *)(r1 + 0)
                r1 = 0
            again:
                r1 += 1
                r7 += 1
                if r7 > r6 goto out
                if r1 < 50 goto again
            out:
                r0 = 2
                exit
            """;

    @Test
    void everyVisitHasItsLinesInTheLogOfEveryPath() {
        for (String text : new String[] {REJECTED, LOOP, Workspaces.SMALL}) {
            assertLinked(Workspaces.of(text));
        }
    }

    @Test
    void everyVisitOfTheSamplesHasItsLines() {
        int linked = 0;
        for (String name : new String[] {"count_protocols", "subprogram", "globals", "checksum"}) {
            Workspace workspace = Workspaces.sample(name);
            if (workspace.verifier().verification().get().isPresent()) {
                assertLinked(workspace);
                linked++;
            }
        }
        assertThat(linked).isPositive();
    }

    private static void assertLinked(Workspace workspace) {
        Verification judged = workspace.verifier().verification().get().orElseThrow();
        TextLines lines = new TextLines(judged.report().log());
        LogLinks links = LogLinks.of(lines, judged.visits());
        assertThat(judged.visits()).isNotEmpty().allSatisfy(visit -> {
            int first = links.first(visit.index());
            assertThat(first).as("%s of %s in%n%s", visit, judged.program().name(), judged.report().log()).isNotNegative();
            boolean pruned = visit.outcome() instanceof Visit.Outcome.Pruned;
            String own = IntStream.rangeClosed(first, links.last(visit.index())).mapToObj(lines::line).collect(Collectors.joining("\n"));
            assertThat(own).contains(pruned ? visit.slot() + ": safe" : visit.slot() + ": (");
        });
    }

    @Test
    void aLineLooksAtItsVisitAndTheVisitLightsIt() {
        Workspace workspace = Workspaces.of(REJECTED);
        LogViewModel model = shown(workspace);
        int line = lineOf(model, "2: (bf)");
        model.pick(line);
        assertThat(workspace.verifier().look().get().orElseThrow().visit().slot()).isEqualTo(2);
        assertThat(model.lit().get()).isEqualTo(new LogViewModel.Lit(line, line));
    }

    @Test
    void theMessageBelongsToTheInstructionThatWasRefused() {
        Workspace workspace = Workspaces.of(REJECTED);
        LogViewModel model = shown(workspace);
        model.pick(lineOf(model, "invalid access to packet"));
        assertThat(workspace.verifier().look().get().orElseThrow().visit().outcome()).isInstanceOf(Visit.Outcome.Refused.class);
    }

    @Test
    void aSearchGoesRound() {
        LogViewModel model = shown(Workspaces.of(REJECTED));
        model.search("R1 +");
        assertThat(model.matches().get()).isEqualTo("4 of 6");
        int first = model.found().get();
        model.go(-1);
        assertThat(model.found().get()).isLessThan(first);
        for (int i = 0; i < 7; i++) {
            model.go(1);
        }
        assertThat(model.found().get()).isEqualTo(first);
        model.search("nowhere");
        assertThat(model.matches().get()).isEqualTo("not found");
        assertThat(model.found().get()).isEqualTo(-1);
    }

    @Test
    void fewerWordsAreToldOnRequest() {
        LogViewModel model = shown(Workspaces.of(REJECTED.replace("r1 + 20", "r1 + 2")));
        int all = model.lines().get().size();
        model.level().set(LogViewModel.Level.STATISTICS);
        assertThat(model.lines().get().text()).contains("stack depth");
        model.level().set(LogViewModel.Level.FAILING_PATH);
        assertThat(model.lines().get().size()).isLessThan(all);
        model.level().set(LogViewModel.Level.EVERY_PATH);
        assertThat(model.lines().get().size()).isEqualTo(all);
        assertThat(model.lit().get().first()).isNotNegative();
    }

    @Test
    void coloursChangeNoLetter() {
        TextLines lines = LogViewModelTest.lines(LOOP);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(LogColours.of(lines.line(i)).stream().map(LogPane.Span::text).collect(Collectors.joining())).isEqualTo(lines.line(i));
        }
    }

    @Test
    void linesKeepTheirPlaces() {
        TextLines lines = new TextLines("a\n\nbc\n");
        assertThat(lines.size()).isEqualTo(3);
        assertThat(lines.line(1)).isEmpty();
        assertThat(lines.line(2)).isEqualTo("bc");
        assertThat(lines.lineAt(4)).isEqualTo(2);
        assertThat(new TextLines("x").line(0)).isEqualTo("x");
    }

    private static LogViewModel shown(Workspace workspace) {
        LogViewModel model = new LogViewModel(workspace);
        model.see(true);
        return model;
    }

    private static TextLines lines(String text) {
        return shown(Workspaces.of(text)).lines().get();
    }

    private static int lineOf(LogViewModel model, String words) {
        TextLines lines = model.lines().get();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.line(i).contains(words) && !lines.line(i).startsWith(" ")) {
                return i;
            }
        }
        throw new IllegalStateException(words);
    }
}
