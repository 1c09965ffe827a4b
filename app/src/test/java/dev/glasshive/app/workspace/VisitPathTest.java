package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.verifier.Visit;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitPathTest {
    private static final String BRANCHES = """
            .program xdp main
                r6 = *(u32 *)(r1 + 0)
                r7 = *(u32 *)(r1 + 4)
                r0 = 1
                if r6 == r7 goto end
                r0 = 2
            end:
                exit
            """;
    private static final String REFUSED = """
            .program xdp main
                r6 = *(u32 *)(r1 + 12)
                if r6 == 0 goto bad
                r0 = 2
                exit
            bad:
                r0 = r9
                exit
            """;

    private static Verification judged(String text) {
        return Workspaces.of(text).verifier().verification().get().orElseThrow();
    }

    @Test
    void goesThroughEachVisitFromABeginningToAnEnd() {
        for (String text : List.of(BRANCHES, REFUSED)) {
            Verification judged = judged(text);
            assertThat(judged.paths()).isGreaterThan(1);
            for (Visit visit : judged.visits()) {
                VisitPath path = judged.pathThrough(visit);
                List<Visit> visits = path.visits();
                assertThat(visits.get(path.place(visit))).isSameAs(visit);
                assertThat(visits.getFirst().from()).isNegative();
                assertThat(judged.following(visits.getLast())).isEmpty();
                for (int place = 1; place < visits.size(); place++) {
                    assertThat(visits.get(place).from()).isEqualTo(visits.get(place - 1).index());
                    assertThat(path.place(visits.get(place))).isEqualTo(place);
                }
            }
        }
    }

    @Test
    void leadsToTheRefusalWhereThatLiesBehind() {
        Verification judged = judged(REFUSED);
        assertThat(judged.pathThrough(judged.visits().getFirst()).visits()).last().isEqualTo(judged.refused().orElseThrow());
    }

    @Test
    void aVisitOfAnotherProgramIsNotOnIt() {
        VisitPath path = judged(BRANCHES).pathThrough(judged(BRANCHES).visits().getFirst());
        Visit other = judged(REFUSED).visits().get(1);
        assertThat(path.place(other)).isEqualTo(-1);
        assertThat(path.contains(other)).isFalse();
        assertThat(VisitPath.NONE.contains(other)).isFalse();
    }
}
