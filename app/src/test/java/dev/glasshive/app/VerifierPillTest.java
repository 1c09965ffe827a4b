package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerifierPillTest {
    @Test
    void aLetterOfChineseIsAsWideAsTwoOthers() {
        assertThat(VerifierPill.letters("accepted · 31 insns")).isEqualTo(19);
        assertThat(VerifierPill.letters("已接受 · 31")).isEqualTo(11);
        assertThat(VerifierPill.letters("条，4")).isEqualTo(5);
    }
}
