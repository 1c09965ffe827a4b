package dev.glasshive.verifier.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a program came to be refused, through joins and loops.
class SliceTest {

    @Test
    void aJoinThatForgetsWhichValuesBelongTogetherIsToBlame() {
        Rejection rejection = rejection("""
                r2 = *(u64 *)(r1 + 0)
                r3 = *(u64 *)(r1 + 8)
                r4 = r2
                r4 += 14
                r6 = 0
                if r4 > r3 goto on
                r6 = 1
                on:
                if r6 == 0 goto out
                r0 = *(u8 *)(r2 + 13)
                out:
                r0 = 0
                exit
                """);
        CausalEvent.Joined joined = joined(rejection);
        assertThat(joined.at().slot()).isEqualTo(7);
        assertThat(joined.forgotten()).isTrue();
        assertThat(joined.met()).extracting(met -> met.holder().name()).containsExactly("r2", "r6");
        assertThat(joined.met().getFirst().ways()).extracting(CausalEvent.Way::from).containsExactlyInAnyOrder(5, 6);
        assertThat(joined.met().getFirst().ways().stream().filter(CausalEvent.Way::ends)).singleElement().extracting(CausalEvent.Way::from).isEqualTo(5);
        assertThat(joined.sentence()).contains("14 bytes checked", "r6 is 1", "which values belong together is forgotten");
        assertThat(rejection.explanation().remedy()).contains("again behind instruction 7");
        assertThat(rejection.path()).endsWith(7, 8);
    }

    @Test
    void theWayThatFailsByItselfIsFollowedAndNoJoinIsToBlame() {
        Rejection rejection = rejection("""
                r6 = 3
                r2 = *(u32 *)(r1 + 24)
                if r2 == 0 goto on
                r6 = 16
                on:
                r2 = r10
                r2 += r6
                r2 += -16
                *(u8 *)(r2 + 0) = 1
                r0 = 0
                exit
                """);
        assertThat(joined(rejection).forgotten()).isFalse();
        assertThat(rejection.path()).isEqualTo(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        assertThat(rejection.causes()).anyMatch(event -> event.at().slot() == 3 && event instanceof CausalEvent.Made);
        assertThat(rejection.explanation().what()).contains("anything from -13 to 0");
    }

    @Test
    void ofALoopWithoutAnEndTheHeadSaysWhatGrows() {
        Rejection rejection = rejection("""
                r6 = 0
                r7 = *(u32 *)(r1 + 24)
                again:
                r6 += 2
                if r6 != r7 goto again
                r0 = 0
                exit
                """);
        CausalEvent.Joined joined = joined(rejection);
        assertThat(joined.grows()).isTrue();
        assertThat(joined.met()).extracting(met -> met.holder().name()).contains("r6");
        assertThat(joined.sentence()).startsWith("The loop comes back here. From instruction 1, r6 is 0");
        assertThat(rejection.culprits()).extracting(culprit -> culprit.holder().name()).contains("r6", "r7");
    }

    @Test
    void bytesOfTheStackThatNobodyWroteAreNamed() {
        Rejection rejection = rejection("""
                .map m hash key=8 value=8 max=1
                *(u32 *)(r10 - 8) = 0
                r1 = m ll
                r2 = r10
                r2 += -8
                call bpf_map_lookup_elem
                r0 = 0
                exit
                """);
        assertThat(rejection.message()).contains("non-numerical");
        assertThat(rejection.culprits().getFirst().holder().name()).isEqualTo("the byte at r10-4");
        assertThat(rejection.causes()).anyMatch(CausalEvent.Missing.class::isInstance);
    }

    private static CausalEvent.Joined joined(Rejection rejection) {
        return rejection.causes().stream().filter(CausalEvent.Joined.class::isInstance).map(CausalEvent.Joined.class::cast).findFirst().orElseThrow();
    }

    private static Rejection rejection(String text) {
        return ((Verdict.Rejected) Judged.xdp(text).verdict()).rejection();
    }
}
