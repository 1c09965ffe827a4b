package dev.glasshive.verifier.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void holdWhatOneBuilderWouldHold() {
        Random random = new Random(7);
        Pieces pieces = new Pieces();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            String text = Integer.toString(i).repeat(random.nextInt(30_000));
            pieces.append(text);
            expected.append(text);
            if (i % 7 == 0) {
                int wanted = expected.length() - random.nextInt(expected.length() / 2 + 1);
                pieces.shorten(wanted);
                expected.setLength(wanted);
            } else if (i % 11 == 0) {
                int gone = random.nextInt(expected.length() / 2 + 1);
                pieces.drop(gone);
                expected.delete(0, gone);
            }
            assertThat(pieces.length()).isEqualTo(expected.length());
            int end = random.nextInt(600_000);
            assertThat(pieces.last(end).equals(expected.substring(Math.max(0, expected.length() - end)))).isTrue();
        }
        assertThat(pieces.toString().equals(expected.toString())).isTrue();
    }

    @Test
    void goOnAfterEverythingWasForgotten() {
        Pieces pieces = new Pieces();
        pieces.append("something");
        pieces.drop(pieces.length());
        assertThat(pieces.toString()).isEmpty();
        pieces.append("again");
        pieces.shorten(2);
        assertThat(pieces.toString()).isEqualTo("ag");
        assertThat(pieces.last(9)).isEqualTo("ag");
    }
}
