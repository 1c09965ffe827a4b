package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.vm.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTest {
    private static List<String> effects(String text) {
        Workspace workspace = Workspaces.of(text);
        workspace.goTo(Integer.MAX_VALUE);
        Moment moment = workspace.moment().get().orElseThrow();
        List<String> all = Effect.of(moment.recent(), moment.snapshot(), moment.timeline().scenario().set());
        assertThat(all).hasSameSizeAs(moment.recent());
        return all.stream().skip(moment.recent().stream().filter(step -> step.slot() < 0).count()).toList();
    }

    private static String effectOfPush(String map, String kind) {
        return effects("""
                .program xdp main
                .map %1$s %2$s
                    *(u32 *)(r10 - 4) = 7
                    r1 = %1$s ll
                    r2 = r10
                    r2 += -4
                    r3 = 0
                    call bpf_map_push_elem
                    r0 = 2
                    exit
                """.formatted(map, kind)).get(5);
    }

    @Test
    void anInstructionThatChangesNothingSaysWhatItsRegisterHoldsThen() {
        assertThat(effects("""
                .program xdp main
                    r1 = 5
                    r1 &= 7
                    r1 = 6
                    r1 = 6
                    r0 = 2
                    exit
                """)).startsWith("r1 = 0x5", "r1 = 0x5", "r1 = 0x6", "r1 = 0x6", "r0 = 0x2");
    }

    @Test
    void aQueueHasPlacesAndNoKeys() {
        assertThat(effectOfPush("waiting", "queue key=0 value=4 max=4")).isEqualTo("waiting #0 — → 7");
    }

    @Test
    void ofAFilterNewBitsAreCountedAndItsWordsAreNotTold() {
        assertThat(effectOfPush("seen", "bloom_filter key=0 value=4 max=8")).matches("seen: [2-5] more bits set");
    }

    @Test
    void aJumpSaysNothing() {
        assertThat(effects("""
                .program xdp main
                    r0 = 2
                    if r0 == 2 goto out
                    r0 = 1
                out:
                    exit
                """).get(1)).isEmpty();
    }

    @Test
    void ofValuesOfEachProcessorTheOneIsNamedThatChanged() {
        Workspace workspace = Workspaces.empty();
        workspace.openText("count.bpf", """
                .program xdp main
                .map hits percpu_array key=4 value=8 max=1
                    *(u32 *)(r10 - 4) = 0
                    r2 = r10
                    r2 += -4
                    r1 = hits ll
                    call bpf_map_lookup_elem
                    if r0 == 0 goto out
                    *(u64 *)(r0 + 0) = 77
                out:
                    r0 = 2
                    exit
                """);
        workspace.set(setup -> setup.with(setup.host().withCpus(3, setup.host().turns())));
        Step written = Workspaces.goAfter(workspace, 0, step -> step.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        Moment moment = workspace.moment().get().orElseThrow();
        assertThat(Effect.of(written, moment.timeline().scenario().set(), 16)).matches("hits\\[0\\] CPU [012] 0 → 77");
    }

    @Test
    void aByteAloneSaysItsBase() {
        assertThat(effects("""
                .program xdp main
                    *(u8 *)(r10 - 16) = 38
                    r0 = 2
                    exit
                """).getFirst()).isEqualTo("fp-16 = 0x26");
    }

    @Test
    void ofALongValueOnlyTheBytesThatChangedAreTold() {
        Workspace workspace = Workspaces.of("""
                .program xdp main
                .map hits array key=4 value=24 max=1
                    *(u32 *)(r10 - 4) = 0
                    r2 = r10
                    r2 += -4
                    r1 = hits ll
                    call bpf_map_lookup_elem
                    if r0 == 0 goto out
                    *(u16 *)(r0 + 8) = 0x1234
                out:
                    r0 = 2
                    exit
                """);
        Step written = Workspaces.goAfter(workspace, 0, step -> step.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        Moment moment = workspace.moment().get().orElseThrow();
        assertThat(Effect.of(written, moment.timeline().scenario().set(), 16)).isEqualTo("hits[0]+8 = 34 12");
    }
}
