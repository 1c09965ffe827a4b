package dev.glasshive.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlanksBoxTest {
    @Test
    void aGapGrowsWithItsWordFromFourLetters() {
        assertThat(BlanksBox.columns("")).isEqualTo(4);
        assertThat(BlanksBox.columns("bpf_get_current_uid_gid")).isEqualTo(23);
        assertThat(BlanksBox.columns("x".repeat(200))).isEqualTo(30);
    }
}
