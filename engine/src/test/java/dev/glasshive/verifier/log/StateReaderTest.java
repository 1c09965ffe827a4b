package dev.glasshive.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"R10=fp0 fp-512=mmmmmmmm", "frame15: R0=1", "fp-8=0 refs=1,2"})
    void whatAMachineHasIsRead(String state) {
        assertThat(new StateReader().read(state)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R11=1", "R99=scalar()", "fp-520=mmmmmmmm", "fp-99999=0", "fp-7=0", "frame16: R0=1"})
    void whatNoMachineHasIsNoState(String state) {
        assertThat(new StateReader().read(state)).isEmpty();
    }

    @Test
    void onlySoManyReferencesAreKept() {
        String references = IntStream.range(1, 100_000).mapToObj(String::valueOf).collect(Collectors.joining(",", "refs=", ""));

        assertThat(new StateReader().read(references).orElseThrow().references()).hasSize(1000);
    }
}
