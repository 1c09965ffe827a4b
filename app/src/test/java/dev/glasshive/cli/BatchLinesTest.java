package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.open.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The lines of a batch, and what never ends.
class BatchLinesTest {
    @Test
    void blankLinesAreLeftOutAndTheLastNeedsNoEnd() throws IOException, BadInputException {
        BatchLines lines = new BatchLines(new ByteArrayInputStream("\n{}\r\n \n\n{\"é\":1}".getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.next()).contains("{}\r");
        assertThat(lines.next()).contains("{\"é\":1}");
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void aLineWithoutEndIsRefused() throws IOException, BadInputException {
        BatchLines lines = new BatchLines(new ByteArrayInputStream("12345678\n123456789\n".getBytes(StandardCharsets.UTF_8)), 8);
        assertThat(lines.next()).contains("12345678");
        assertThatThrownBy(lines::next).isInstanceOf(BadInputException.class).hasMessage("line 2 of the batch is longer than 8 characters; write one program a line");
        assertThatThrownBy(() -> new BatchLines(new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        }, 1 << 20).next()).isInstanceOf(BadInputException.class);
    }
}
