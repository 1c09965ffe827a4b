package dev.glasshive.app.maps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.map.RingBuffer;
import dev.glasshive.vm.Step;
import org.junit.jupiter.api.Test;

class MapPictureTest {
    @Test
    void aRingShowsWhatIsBeingWrittenWhatWaitsAndWhatWasThrownAway() {
        Workspace workspace = Workspaces.of("""
                .program xdp main
                .map ring ringbuf key=0 value=0 max=4096
                    r1 = ring ll
                    r2 = 20
                    r3 = 0
                    call bpf_ringbuf_reserve
                    if r0 == 0 goto out
                    r1 = r0
                    r2 = 0
                    call bpf_ringbuf_submit
                    r1 = ring ll
                    r2 = 8
                    r3 = 0
                    call bpf_ringbuf_reserve
                    if r0 == 0 goto out
                    r1 = r0
                    r2 = 0
                    call bpf_ringbuf_discard
                out:
                    r0 = 2
                    exit
                """);
        MapsViewModel model = new MapsViewModel(workspace);
        workspace.goTo(4);
        assertThat(ring(model).contents().records()).extracting(RingBuffer.Held::stage).containsExactly(RingBuffer.Stage.RESERVED);
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(ring(model).contents().records()).extracting(RingBuffer.Held::stage).containsExactly(RingBuffer.Stage.SUBMITTED, RingBuffer.Stage.DISCARDED);
        assertThat(ring(model).contents().records()).extracting(RingBuffer.Held::start).containsExactly(8, 40);
        assertThat(ring(model).contents().produced()).isEqualTo(48);
        assertThat(ring(model).size()).isEqualTo(4096);
    }

    @Test
    void aQueueKnowsItsHeadAndWhatWasTakenOut() {
        String pushed = """
                .program xdp main
                .map line TYPE key=0 value=4 max=4
                    r6 = 7
                    *(u32 *)(r10 - 4) = r6
                    r1 = line ll
                    r2 = r10
                    r2 += -4
                    r3 = 0
                    call bpf_map_push_elem
                    r6 = 9
                    *(u32 *)(r10 - 4) = r6
                    r1 = line ll
                    r2 = r10
                    r2 += -4
                    r3 = 0
                    call bpf_map_push_elem
                    r1 = line ll
                    r2 = r10
                    r2 += -8
                    call bpf_map_pop_elem
                    r0 = 2
                    exit
                """;
        Workspace queue = Workspaces.of(pushed.replace("TYPE", "queue"));
        MapsViewModel model = new MapsViewModel(queue);
        goAfterPop(queue);
        assertThat(pile(model).values()).containsExactly("9");
        assertThat(pile(model).popped()).contains("7");
        Workspace stack = Workspaces.of(pushed.replace("TYPE", "stack"));
        MapsViewModel other = new MapsViewModel(stack);
        goAfterPop(stack);
        assertThat(pile(other).values()).containsExactly("7");
        assertThat(pile(other).popped()).contains("9");
        assertThat(pile(other).lastFirst()).isTrue();
    }

    @Test
    void aFilterShowsTheBitsThatAStepSet() {
        Workspace workspace = Workspaces.of("""
                .program xdp main
                .map seen bloom_filter key=0 value=4 max=8
                    r6 = 7
                    *(u32 *)(r10 - 4) = r6
                    r1 = seen ll
                    r2 = r10
                    r2 += -4
                    r3 = 0
                    call bpf_map_push_elem
                    r0 = 2
                    exit
                """);
        MapsViewModel model = new MapsViewModel(workspace);
        assertThat(bits(model).set()).isZero();
        workspace.goTo(7);
        assertThat(bits(model).set()).isBetween(1, 5);
        assertThat(bits(model).changed()).hasSize(bits(model).set());
        workspace.step();
        assertThat(bits(model).changed()).isEmpty();
    }

    @Test
    void aFilterHasNoTableForItsWordsAreNothingThatAProgramPutThere() {
        MapsViewModel model = new MapsViewModel(Workspaces.of("""
                .program xdp main
                .map seen bloom_filter key=0 value=4 max=8
                .map ring ringbuf key=0 value=0 max=4096
                    r0 = 2
                    exit
                """));
        assertThat(model.content().get().hasTable()).isFalse();
        assertThat(model.content().get().rows()).isZero();
        model.chosen().set(1);
        assertThat(model.content().get().hasTable()).isTrue();
        assertThat(model.content().get().columns()).extracting(MapColumn::title).first().isEqualTo("record");
    }

    private static void goAfterPop(Workspace workspace) {
        Workspaces.goAfter(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapEntryChanged c && c.after().isEmpty()));
    }

    private static MapPicture.Ring ring(MapsViewModel model) {
        return (MapPicture.Ring) model.content().get().picture().orElseThrow();
    }

    private static MapPicture.Pile pile(MapsViewModel model) {
        return (MapPicture.Pile) model.content().get().picture().orElseThrow();
    }

    private static MapPicture.Bits bits(MapsViewModel model) {
        return (MapPicture.Bits) model.content().get().picture().orElseThrow();
    }
}
