package dev.glasshive.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.program.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpotAndFactTest {
    @ParameterizedTest
    @ValueSource(strings = {"r0", "r10", "fp-8", "fp-512", "insn 4", "map hits", "pane jit", "packet[23]", "hits[17]", "hits[11 00 00 00]"})
    void aSpotReadsItsOwnText(String text) {
        assertThat(Spot.parse(text)).hasValueSatisfying(spot -> assertThat(spot).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r11", "fp", "fp-0", "fp-513", "fp+8", "insn x", "map", "packet", "pane", "pane kitchen", "hits[]", "hits[zz]", ""})
    void whatIsOnNoPaneIsNoSpot(String text) {
        assertThat(Spot.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r5 = 0x11", "r0 = XDP_PASS", "fp-4 = 11 00 00 00", "hits[17] = 3", "packet[23] = 0x11", "hits[17] absent", "r1 unset"})
    void aFactReadsItsOwnText(String text) {
        assertThat(Fact.parse(text)).hasValueSatisfying(fact -> assertThat(fact).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r5", "r5 = ", "r5 = 11 00", "fp-4 = 300", "r1 = XDP_PASS", "insn 4 = 3", "r1 absent", "hits[1] unset"})
    void whatCannotBeSoIsNoFact(String text) {
        assertThat(Fact.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"17, 11000000, true", "17, 11, true", "273, 11, false", "-1, ffffffff, true", "11 00, 1100, true", "0x1122, 2211, true", "255, ff, true", "-129, 7f, false",
        "0xffffffffffffffff, ffffffffffffffff, true", "17, 110000000000000000000000, true"})
    void aNumberMatchesAllOfTheBytesInLittleEndianOrder(String data, String bytes, boolean matches) {
        assertThat(Data.parse(data).orElseThrow().matches(Bytes.ofHex(bytes))).isEqualTo(matches);
    }

    @Test
    void learnersMayWriteBytesInAnyUsualForm() {
        assertThat(Data.parseBytes("11 00 00 00")).isEqualTo(Data.parseBytes("11:00:00:00")).isEqualTo(Data.parseBytes("11000000"))
                .isEqualTo(Data.parseBytes("0x11, 0x00, 0x00, 0x00")).isPresent();
    }

    @Test
    void aPointerBecomesALinkThatReadsBack() {
        Prose prose = new Prose(List.of(new Prose.Paragraph(List.of(new Prose.Words("Look *here*: "), new Prose.Pointer(new Spot.MapSpot("hits"), "hits")))));

        assertThat(ProseMarkdown.of(prose)).isEqualTo("Look \\*here\\*: [`hits`](<machine:map hits>)");
        assertThat(prose.plain()).isEqualTo("Look *here*: hits");
    }
}
