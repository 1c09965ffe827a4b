package dev.glasshive.app.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.rejection.CausalViewModel.Answer;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.isa.Register;
import dev.glasshive.vm.Target;
import org.junit.jupiter.api.Test;

class CausalViewModelTest {
    private final Workspace workspace = Workspaces.of("""
            .program xdp main
                r2 = *(u32 *)(r1 + 0)
                r3 = 5
                r0 = *(u8 *)(r2 + 0)
                exit
            """);
    private final CausalViewModel model = new CausalViewModel(workspace);

    private void ask(Register register) {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.verifier().verification().get().flatMap(Verification::refused).ifPresent(workspace.verifier()::lookAt);
        Inquiries.Question first = workspace.inquiries().about(new Asked(new Target.OfRegister(register), register.toString())).getFirst();
        first.ask().run();
    }

    @Test
    void explainsTheRejectionUntilSomethingElseIsAsked() {
        Answer answer = model.answer().get().orElseThrow();

        assertThat(answer.title()).isEqualTo("How r2 got here");
        assertThat(answer.asked()).isFalse();
        assertThat(answer.steps().getLast().culprit()).isTrue();
    }

    @Test
    void explainsAnyValueOfTheVerifier() {
        ask(Register.R3);

        Answer answer = model.answer().get().orElseThrow();
        assertThat(answer.title()).startsWith("Why r3 is ").contains("5");
        assertThat(answer.steps()).singleElement().satisfies(step -> assertThat(step.slot()).isEqualTo(1));
        assertThat(answer.asked()).isTrue();

        model.back();
        assertThat(model.answer().get().orElseThrow().asked()).isFalse();
    }

    @Test
    void aStepLeadsToItsVisit() {
        model.lookAt(model.answer().get().orElseThrow().steps().getFirst());

        assertThat(workspace.verifier().look().get().orElseThrow().visit().slot()).isEqualTo(model.answer().get().orElseThrow().steps().getFirst().slot());
    }

    @Test
    void theAnswerGoesWithItsProgram() {
        ask(Register.R3);

        workspace.edit(".program xdp main\n    r0 = 2\n    exit\n");

        assertThat(model.answer().get()).isEmpty();
    }
}
