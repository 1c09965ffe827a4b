package dev.glasshive.tests.fuzz.guided;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void theLastCountsOfAQuietStoryAreTold() {
        String story = """
                #39\tINITED cov: 500 ft: 900 corp: 25/11Kb exec/s: 0 rss: 177Mb
                #89674\tDONE   cov: 1067 ft: 3576 corp: 184/50Kb lim: 1296 exec/s: 4270 rss: 559Mb
                Done 89674 runs in 21 second(s)
                """;

        assertThat(Tally.of(story, 0)).isEqualTo(new Tally(89_674, 21, 1067, 184, 0));
        assertThat(Tally.of(story, 0).sentence()).isEqualTo("89,674 executions in 21 s, 1,067 edges covered, 184 inputs kept, 0 findings");
    }

    @Test
    void everyBrokenPromiseCounts() {
        String story = """
                #39\tINITED cov: 500 ft: 900 corp: 25/11Kb exec/s: 0 rss: 177Mb
                == Java Exception: java.lang.IndexOutOfBoundsException: Index: 1 Size: 1
                #64\tNEW    cov: 510 ft: 910 corp: 26/11Kb lim: 652 exec/s: 3 rss: 218Mb L: 1/1 MS: 1 ChangeBit-
                == Java Exception: java.lang.AssertionError: no sentence: null
                """;

        assertThat(Tally.of(story, 77)).isEqualTo(new Tally(64, 0, 510, 26, 2));
    }

    @Test
    void aFuzzerThatCouldNotStartIsNoSuccess() {
        assertThat(Tally.of("Error: Could not find or load main class com.code_intelligence.jazzer.Jazzer\n", 1).findings()).isEqualTo(1);
    }
}
