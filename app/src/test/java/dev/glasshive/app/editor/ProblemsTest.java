package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.CodeProblem;
import dev.glasshive.app.control.LineMark;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final String THREE = """
            .program xdp main
                r11 = 5
                r0 = 2
                call bpf_map_lookup_elm
                if r0 == 0 goto nowhere
                exit
            """;

    private final Workspace workspace = Workspaces.of(THREE);
    private final EditorViewModel model = new EditorViewModel(workspace);

    @Test
    void everyErrorIsMarkedInTheTextAndBesideIt() {
        assertThat(model.problems().get()).extracting(problem -> THREE.substring(problem.start(), problem.end()))
                .containsExactly("r11", "bpf_map_lookup_elm", "nowhere");
        for (int line = 0; line < 6; line++) {
            assertThat(model.beside().get().lines().get(line).marks().contains(LineMark.WRONG)).as("line %d", line).isEqualTo(line == 1 || line == 3 || line == 4);
        }
        assertThat(model.beside().get().lines().get(3).description()).contains("bpf_map_lookup_elm").isEqualTo(model.beside().get().lines().get(3).hint());
    }

    @Test
    void theWordsTellHowManyAndThenWhichOne() {
        assertThat(model.problem().get()).hasValueSatisfying(words -> assertThat(words).startsWith("3 errors. Line 2: "));
        assertThat(model.severalProblems().get()).isTrue();
        model.showProblem(2);
        assertThat(model.problem().get()).hasValueSatisfying(words -> assertThat(words).startsWith("Error 3 of 3. Line 5: "));
        model.edited(THREE.replace("r11", "r1").replace("elm", "elem"));
        assertThat(model.problem().get()).hasValueSatisfying(words -> assertThat(words).startsWith("Line 5: "));
        assertThat(model.severalProblems().get()).isFalse();
    }

    @Test
    void theWayThroughTheErrorsIsARound() {
        List<CodeProblem> errors = Problems.errors(model.problems().get());
        assertThat(Problems.beside(errors, 0, true)).isZero();
        assertThat(Problems.beside(errors, errors.getFirst().start(), true)).isEqualTo(1);
        assertThat(Problems.beside(errors, errors.getLast().start(), true)).isZero();
        assertThat(Problems.beside(errors, errors.getFirst().start(), false)).isEqualTo(2);
        assertThat(Problems.beside(errors, THREE.length(), false)).isEqualTo(2);
    }

    @Test
    void whatIsOnlyDoubtfulIsNoError() {
        model.edited(".program xdp main\n    r10 = 2\n    r0 = 2\n    exit\n");
        assertThat(model.problem().get()).isEmpty();
        assertThat(model.beside().get().lines().get(1).marks()).contains(LineMark.DOUBTFUL);
        assertThat(model.beside().get().lines().get(1).hint()).contains("r10 is read-only");
    }

    @Test
    void ofVeryManyErrorsTheFirstAreTold() {
        model.edited(".program xdp main\n" + "r11 = 1\n".repeat(5_000) + "exit\n");
        assertThat(model.problem().get()).hasValueSatisfying(words -> assertThat(words).startsWith("200 or more errors. Line 2: "));
    }
}
