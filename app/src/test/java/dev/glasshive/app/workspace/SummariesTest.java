package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.packet.LinkType;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import org.junit.jupiter.api.Test;

/// The word for a packet.
class SummariesTest {
    private static final String ETHERNET = "0200000000020200000000010806";
    private static final String ARP = "0001080006040002" + "02000000000ac0000201" + "02000000000bc0000202";

    @Test
    void theFillOfAShortFrameIsNoProtocol() {
        assertThat(Summaries.of(packet(ETHERNET + ARP + "00".repeat(18)), LinkType.ETHERNET)).isEqualTo("ARP");
    }

    @Test
    void aPacketIsReadAsItsCaptureSays() {
        assertThat(Summaries.of(packet("45000014000000004001" + "0000c0000201c0000202"), LinkType.RAW_IP)).isEqualTo("IPv4");
    }

    private static Packet packet(String hex) {
        return Packet.of(Bytes.ofHex(hex));
    }
}
