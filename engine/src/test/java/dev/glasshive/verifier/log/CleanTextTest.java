package dev.glasshive.verifier.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.verifier.log.CleanText.Numbered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
    @Test
    void aLoggedMessageMayHaveAnyNumberOfFieldsBehindIt() {
        assertThat(clean("level=warn msg=\"0: (95) exit\"" + " a=b".repeat(200_000))).isEqualTo("0: (95) exit");
    }

    @Test
    void quotesInsideOfALoggedMessageAreItsOwn() {
        assertThat(clean("msg=\"prog \\\"a\\\" x=\"y\" subsys=loader")).isEqualTo("prog \"a\" x=\"y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg=\"", "msg=\" a=b", "msg=\"text\" and more", "msg=\"text\"  a=b", "xmsg=\"text\"", "msg=\"text\" =b"})
    void whatIsNoLoggedMessageStaysAsItIs(String line) {
        assertThat(clean(line)).isEqualTo(line);
    }

    private static String clean(String line) {
        return CleanText.lines(List.of(new Numbered(1, line))).getFirst().text();
    }
}
