package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeWordsTest {
    @ParameterizedTest
    @CsvSource({
        "-1, false, 2^64 - 1",
        "-2, false, 2^64 - 2",
        "-17, false, 18446744073709551599",
        "-2, true, -2",
        "9223372036854775807, true, 2^63 - 1",
        "9223372036854775806, true, 2^63 - 2",
        "-9223372036854775808, true, -2^63",
        "8589934591, false, 2^33 - 1",
        "4294967295, false, 4294967295",
        "65535, false, 65535",
        "0, false, 0"
    })
    void boundsNearAPowerOfTwoAreToldByIt(long value, boolean signed, String words) {
        assertThat(RangeWords.number(value, signed)).isEqualTo(words);
    }
}
