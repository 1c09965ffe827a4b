package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.CodeCard;
import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.control.CodeProblem;
import dev.glasshive.app.control.LineMark;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import java.util.ArrayList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditorViewModelTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final EditorViewModel model = new EditorViewModel(workspace);

    @Test
    void typingNeverComesBackAsANewDocument() {
        List<Document> documents = new ArrayList<>();
        model.document().subscribe((before, now) -> documents.add(now));
        model.edited(Workspaces.SMALL + "; one more");
        model.edited("nonsense");
        model.edited(Workspaces.SMALL);
        assertThat(documents).isEmpty();
    }

    @Test
    void openingTheSameTextAgainBringsItBack() {
        model.edited("nonsense");
        workspace.openText("test.bpf", Workspaces.SMALL);
        assertThat(model.document().get().text()).isEqualTo(Workspaces.SMALL);
        assertThat(model.document().get()).isEqualTo(workspace.session().get().document());
    }

    @Test
    void theLineThatRunsNextIsMarkedAndBroughtIntoView() {
        workspace.goTo(2);
        assertThat(model.beside().get().current()).isEqualTo(4);
        assertThat(line(4).marks()).containsExactly(LineMark.CURRENT);
        assertThat(line(3).marks()).containsExactly(LineMark.CHANGED);
        assertThat(line(3).inlay()).isEqualTo("fp-4 = 07 00 00 00");
        assertThat(line(2).inlay()).isEqualTo("r6 = 0x7");
        assertThat(line(0)).isEqualTo(CodeLine.PLAIN);
    }

    @Test
    void whoAsksAboutALineGetsTheCardOfItsInstruction() {
        model.wantCard(2, EditorViewModel.Asker.MOUSE);
        assertThat(model.card().get().map(EditorViewModel.LineCard::line)).contains(2);
        assertThat(model.card().get().map(card -> card.card().text())).contains("r6 = 7");
        assertThat(model.card().get().orElseThrow().card().sections()).extracting(CodeCard.Section::heading)
                .containsExactly("Meaning", "Encoding", "Written", "Registers", "Must hold before", "What it did here", "Runs on");
        model.wantCard(0, EditorViewModel.Asker.MOUSE);
        assertThat(model.card().get()).isEmpty();
    }

    @Test
    void typingDoesNotScroll() {
        workspace.goTo(2);
        model.edited(Workspaces.SMALL + "; one more");
        assertThat(model.beside().get().current()).isEqualTo(-1);
        assertThat(line(4).marks()).containsExactly(LineMark.CURRENT);
        model.edited("nonsense");
        model.edited(Workspaces.SMALL);
        assertThat(model.beside().get().current()).isEqualTo(-1);
        workspace.step();
        assertThat(model.beside().get().current()).isEqualTo(5);
    }

    @Test
    void aMistakeIsUnderlinedWhereItStandsAndExplained() {
        String text = Workspaces.SMALL.replace("r0 = 2", "r0 = r77");
        model.edited(text);
        assertThat(model.problems().get()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(CodeProblem.Severity.ERROR);
            assertThat(text.substring(problem.start(), problem.end())).contains("r77");
        });
        assertThat(model.problem().get()).hasValueSatisfying(words -> assertThat(words).startsWith("Line 6: "));
        assertThat(model.singleProblem().get()).isTrue();
        model.showProblem(0);
        assertThat(model.problem().get()).hasValueSatisfying(words -> assertThat(words).startsWith("Line 6: "));
        model.edited(Workspaces.SMALL);
        assertThat(model.problems().get()).isEmpty();
        assertThat(model.problem().get()).isEmpty();
    }

    @Test
    void problemsOfAnyTextLieInsideIt() {
        for (String text : List.of("", "\n", "x", ".program", ".program xdp main", ".program xdp main\n", "goto", "r0 = 2 + \n\n\n", "é ü\r\nr1", "\t\t.map", "label:")) {
            model.edited(text);
            assertThat(model.problems().get()).allSatisfy(p -> assertThat(p.start()).isBetween(0, Math.max(0, text.length())))
                    .allSatisfy(p -> assertThat(p.end()).isBetween(p.start(), text.length()));
        }
    }

    @Test
    void aBreakpointShowsInItsLine() {
        model.toggleBreakpoint(5);
        assertThat(line(5).marks()).containsExactly(LineMark.BREAKPOINT);
        assertThat(line(5).description()).contains("breakpoint");
    }

    @Test
    void aTrapIsExplainedUnderItsLine() {
        model.edited(".program xdp main\n    r1 = *(u64 *)(r10 + 0)\n    exit\n");
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(model.note().get()).hasValueSatisfying(note -> assertThat(note.line()).isEqualTo(1));
        assertThat(line(1).marks()).contains(LineMark.REJECTED);
        workspace.goTo(0);
        assertThat(model.note().get()).isEmpty();
    }

    @Test
    void theBytesSayWhereTheVerifierRefuses() {
        workspace.openText("past.bpf", ".program xdp main\n    call f\n    r0 = *(u64 *)(r10 + 8)\n    exit\n.func f\n    r0 = 1\n    exit\n");
        workspace.verifier().mode().set(Mode.VERIFY);
        model.wantBytes(true);
        List<String> lines = model.bytes().get().lines().toList();
        int refused = model.besideBytes().get().lines().stream().map(beside -> beside.marks().contains(LineMark.REJECTED)).toList().indexOf(true);
        assertThat(lines.get(refused)).contains("r0 = *(u64 *)(r10 + 8)");
        assertThat(model.besideBytes().get().lines().get(refused).hint()).isEqualTo("the verifier refuses this");
        workspace.verifier().mode().set(Mode.RUN);
        assertThat(model.besideBytes().get().lines()).as("the verdict at the top says so, too").anyMatch(beside -> beside.marks().contains(LineMark.REJECTED)).anyMatch(beside -> beside.marks().contains(LineMark.CURRENT));
    }

    @Test
    void theLineThatTheVerifierRefusesIsMarkedWhileTheProgramRuns() {
        workspace.openText("runs-on.bpf", ".program xdp main\n    r0 = 7\n    exit\n    r0 &= 1\n");
        workspace.verifier().mode().set(Mode.RUN);
        assertThat(line(3).marks()).containsExactly(LineMark.REJECTED);
        model.edited(".program xdp main\n    r0 = 7\n    r0 &= 1\n    exit\n");
        assertThat(line(3).marks()).isEmpty();
    }

    @Test
    void aWideInstructionHasALineForEachOfItsSlots() {
        workspace.openText("wide.bpf", ".program xdp main\n    r1 = 0x123456789abcdef0 ll\n    r0 = 2\n    exit\n");
        model.wantBytes(true);
        List<String> lines = model.bytes().get().lines().toList();
        assertThat(lines).startsWith("main:", "  0: 18 01 00 00 f0 de bc 9a  r1 = 0x123456789abcdef0 ll", "     00 00 00 00 78 56 34 12", "  2: b7 00 00 00 02 00 00 00  r0 = 2");
        workspace.goTo(1);
        assertThat(model.besideBytes().get().current()).isEqualTo(3);
        assertThat(Highlighter.bytes().apply(lines.get(2)).stream()).extracting(span -> List.copyOf(span.getStyle())).contains(List.of("token-number"));
    }

    @Test
    void anObjectHasItsListingItsCTextAndItsBytes() {
        workspace.openSample("count_protocols");
        assertThat(model.document().get().text()).contains(".program xdp");
        assertThat(model.c().get().text()).contains("count_protocols");
        assertThat(model.besideC().get().current()).isNotNegative();
        assertThat(model.bytes().get()).isEmpty();
        model.wantBytes(true);
        assertThat(model.bytes().get()).isNotBlank();
        assertThat(model.programs().get().names()).contains(model.programs().get().chosen());
    }

    @Test
    void anotherProgramIsChosenOnce() {
        workspace.openSample("dispatcher");
        String other = model.programs().get().names().stream().filter(n -> !n.equals(model.programs().get().chosen())).findFirst().orElseThrow();
        List<Integer> shown = new ArrayList<>();
        model.beside().subscribe(beside -> shown.add(beside.current()));
        model.choose(other);
        assertThat(model.programs().get().chosen()).isEqualTo(other);
        assertThat(shown).filteredOn(line -> line >= 0).hasSize(1);
    }

    private CodeLine line(int line) {
        return model.beside().get().lines().get(line);
    }
}
