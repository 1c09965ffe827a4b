package dev.glasshive.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.HexByte;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.RangeBar;
import dev.glasshive.app.control.RowKnowledge;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.vm.Step;
import java.util.Optional;
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

    @Test
    void aSavedNumberShowsWhatTheVerifierKnowsOfItAndWhereItIsAmongThat() {
        Workspace saves = Workspaces.of("""
                .program xdp main
                    call bpf_get_prandom_u32
                    r0 &= 255
                    *(u64 *)(r10 - 8) = r0
                    r1 = r10
                    r1 += -8
                    call inner
                    r0 = 2
                    exit
                .func inner
                    r2 = *(u64 *)(r1 + 0)
                    r0 = 0
                    exit
                """);
        StackViewModel stack = new StackViewModel(saves);
        Workspaces.goAfter(saves, 0, step -> step.events().stream().anyMatch(Step.MemoryRead.class::isInstance));
        assertThat(stack.frames().get().open()).hasSize(2);
        stack.chosen().set(0);
        for (Mode mode : Mode.values()) {
            saves.verifier().mode().set(mode);
            stack.chosen().set(0);
            HexByte token = stack.frames().get().rows().getLast().bytes().getFirst();
            RowKnowledge known = token.known().orElseThrow();
            assertThat(known.words()).isEqualTo("[0, 255]");
            assertThat(known.known()).contains(new RangeBar.Range(0, 1));
            long held = saves.moment().get().orElseThrow().snapshot().frames().getFirst().stack().at(-8) & 255;
            assertThat(known.now()).hasValue(held / 255.0);
            assertThat(stack.text(Optional.of(63))).startsWith("fp-8  ").endsWith("  ([0, 255])");
            assertThat(stack.text(Optional.empty()).lines()).hasSize(2);
            assertThat(token.description()).endsWith("The bar spans 0 to 255, read without a sign");
        }
        stack.bits().set(true);
        stack.chosen().set(0);
        assertThat(stack.frames().get().rows().getLast().bytes().getFirst().known().orElseThrow().bits().orElseThrow().unknown()).isEqualTo(255);
    }

    private HexByte cell(int offset) {
        int index = 512 + offset;
        return model.frames().get().rows().get(index / 8).bytes().get(index % 8);
    }
}
