package dev.glasshive.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.program.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
    @Test
    void rightChecksumsStayAsTheyAre() throws Exception {
        assertThat(SampleCaptures.read("mixed.pcap").packets()).allSatisfy(packet -> assertThat(Checksums.corrected(packet.data(), LinkType.ETHERNET)).isEqualTo(packet.data()));
    }

    @Test
    void spoiltChecksumsBecomeRightAgain() throws Exception {
        for (Packet packet : SampleCaptures.read("mixed.pcap").packets()) {
            if (packet.cut() > 0) {
                continue;
            }
            byte[] bytes = packet.data().toArray();
            List<Field> sums = Dissector.dissect(packet.data()).headers().stream().flatMap(h -> h.fields().stream())
                    .filter(f -> f.kind() == FieldKind.CHECKSUM && !f.text().startsWith("0:")).toList();
            sums.forEach(field -> bytes[field.offset()] ^= 0x5a);
            assertThat(Checksums.corrected(Bytes.of(bytes), LinkType.ETHERNET)).as("packet %d", packet.number()).isEqualTo(packet.data());
        }
    }

    @Test
    void whatIsCutOffStaysAsItIs() throws Exception {
        for (Packet packet : SampleCaptures.read("mixed.pcap").packets()) {
            for (int length = 0; length < packet.data().length(); length++) {
                Bytes cut = Bytes.of(packet.data().toArray(), 0, length);
                assertThat(Checksums.corrected(cut, LinkType.ETHERNET).length()).isEqualTo(length);
            }
        }
    }
}
