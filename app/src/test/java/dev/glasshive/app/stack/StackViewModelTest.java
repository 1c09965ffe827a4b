package dev.glasshive.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.HexByte;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.vm.Step;
import org.junit.jupiter.api.Test;

class StackViewModelTest {
    private final Workspace workspace = Workspaces.of(Workspaces.SMALL);
    private final StackViewModel model = new StackViewModel(workspace);

    @Test
    void aFrameIsSixtyFourRowsOfEightBytes() {
        assertThat(model.frames().get().rows()).hasSize(64).allSatisfy(row -> assertThat(row.bytes()).hasSize(8));
        assertThat(model.frames().get().rows().getLast().label()).isEqualTo("fp-8");
    }

    @Test
    void whatWasNeverWrittenIsUnreadableAndEmpty() {
        assertThat(cell(-4).text()).isEmpty();
        assertThat(cell(-4).marks()).containsExactly(ByteMark.UNREADABLE);
    }

    @Test
    void writtenBytesChangeLeastSignificantFirst() {
        workspace.goTo(2);
        assertThat(cell(-4).text()).isEqualTo("07");
        assertThat(cell(-3).text()).isEqualTo("00");
        assertThat(cell(-4).marks()).containsExactly(ByteMark.CHANGED);
        assertThat(cell(-4).description()).isEqualTo("fp-4 = 0x07 (7), written by the last step\nThe verifier knows: some number");
        assertThat(cell(-5).marks()).containsExactly(ByteMark.UNREADABLE);
        assertThat(model.frames().get().focus()).isEqualTo(63);
    }

    @Test
    void readBytesAreMarkedAsAccessed() {
        workspace.goTo(3);
        assertThat(cell(-4).marks()).containsExactly(ByteMark.ACCESSED);
        assertThat(cell(-3).marks()).isEmpty();
    }

    @Test
    void steppingBackEmptiesTheBytesAgain() {
        workspace.goTo(3);
        workspace.goTo(1);
        assertThat(cell(-4).marks()).containsExactly(ByteMark.UNREADABLE);
    }

    @Test
    void aCallShowsTheNewFrameAndTheOldOneCanBeChosen() {
        Workspace calls = Workspaces.sample("subprogram");
        StackViewModel frames = new StackViewModel(calls);
        Workspaces.goAfter(calls, 0, step -> step.events().stream().anyMatch(Step.Called.class::isInstance)
                && !calls.moment().get().orElseThrow().snapshot().frames().isEmpty() && step.instruction().filter(i -> i.toString().startsWith("CallLocal")).isPresent());
        assertThat(frames.frames().get().open()).extracting(StackViewModel.Open::callsite).first().isEqualTo(-1);
        assertThat(frames.frames().get().frame()).isEqualTo(1);
        frames.chosen().set(0);
        assertThat(frames.frames().get().frame()).isZero();
        calls.step();
        assertThat(frames.frames().get().frame()).isEqualTo(1);
    }

    @Test
    void withoutARunThereIsNoFrame() {
        workspace.edit("nonsense");
        assertThat(model.frames().get()).isEqualTo(StackViewModel.Frames.NONE);
    }

    @Test
    void aSavedRegisterIsOneTokenAndWhatTheVerifierForgotIsSaid() {
        Workspace spills = Workspaces.of("""
                .program xdp main
                    *(u64 *)(r10 - 8) = r1
                    r2 = 5
                    *(u32 *)(r10 - 16) = r2
                    call bpf_ktime_get_ns
                    r1 = *(u64 *)(r10 - 8)
                    r0 = 2
                    exit
                """);
        StackViewModel stack = new StackViewModel(spills);
        spills.goTo(3);
        assertThat(stack.frames().get().rows().getLast().bytes()).singleElement().satisfies(token -> {
            assertThat(token.span()).isEqualTo(8);
            assertThat(token.text()).isEqualTo("ctx + 0");
            assertThat(token.kind()).isEqualTo(Kind.CONTEXT);
        });
        spills.verifier().mode().set(Mode.VERIFY);
        assertThat(stack.frames().get().isAbstract()).isTrue();
        assertThat(stack.frames().get().rows().getLast().bytes()).singleElement().extracting(HexByte::text).isEqualTo("ctx");
        assertThat(stack.frames().get().rows().get(62).bytes()).extracting(HexByte::text).startsWith("5");
        assertThat(stack.frames().get().rows().get(62).bytes().getFirst().marks()).containsExactly(ByteMark.CHANGED);
    }

    private HexByte cell(int offset) {
        int index = 512 + offset;
        return model.frames().get().rows().get(index / 8).bytes().get(index % 8);
    }
}
