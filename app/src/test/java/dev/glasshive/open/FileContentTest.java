package dev.glasshive.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileContentTest {
    @ParameterizedTest
    @CsvSource({
        "a.o, 7f454c46, OBJECT",
        "a.bpf, 7f454c46, OBJECT",
        "a, d4c3b2a1, CAPTURE",
        "a.bin, 0a0d0d0a, CAPTURE",
        "a.pcap, 00000000, CAPTURE",
        "a.bpf, 0000, SOURCE",
        "a.S, 65786974, SOURCE",
        "a.bin, 65786974, RAW",
        "a.o, 65786974, OBJECT",
        "standard input, 657869740a, SOURCE",
        "standard input, c3a9, SOURCE",
        "standard input, e9, RAW",
        "a.data, 9500000000000000, RAW",
    })
    void contentDecidesWhatAFileIsThenItsName(String name, String hex, Kind expected) throws BadInputException {
        assertThat(FileContent.read(name, new ByteArrayInputStream(HexFormat.of().parseHex(hex))).kind()).isEqualTo(expected);
    }

    @Test
    void endlessStreamIsRefusedAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ';';
            }

            @Override
            public int read(byte[] target, int start, int length) {
                Arrays.fill(target, start, start + length, (byte) ';');
                return length;
            }
        };
        assertThatThrownBy(() -> FileContent.read("standard input", endless))
                .isInstanceOf(BadInputException.class).hasMessageContaining("source text may have 4 MB");
    }

    @Test
    void textLongerThanTheSampleStaysText() throws BadInputException {
        byte[] text = "é".repeat(Kind.SAMPLE).getBytes(StandardCharsets.UTF_8);
        FileContent content = FileContent.read("standard input", new ByteArrayInputStream(text));
        assertThat(content.kind()).isEqualTo(Kind.SOURCE);
        assertThat(content.bytes()).isEqualTo(text);
    }

    @Test
    void streamThatFailsIsBadInput() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is on fire");
            }

            @Override
            public int read(byte[] target, int start, int length) throws IOException {
                throw new IOException("the disk is on fire");
            }
        };
        assertThatThrownBy(() -> FileContent.read("a.o", broken)).isInstanceOf(BadInputException.class).hasMessage("a.o: cannot be read: the disk is on fire");
    }
}
