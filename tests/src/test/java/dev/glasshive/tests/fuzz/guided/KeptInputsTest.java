package dev.glasshive.tests.fuzz.guided;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Without a fuzzer: what a search starts from, and what one found, keeps every promise.
class KeptInputsTest {
    @ParameterizedTest
    @EnumSource
    void everyKeptInputEndsInAValueOrASentence(Target target) {
        for (byte[] input : target.inputs()) {
            assertThatCode(() -> target.trial().on(input)).doesNotThrowAnyException();
        }
    }
}
