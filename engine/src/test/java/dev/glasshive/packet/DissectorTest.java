package dev.glasshive.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.program.Bytes;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DissectorTest {
    private static final String ETHERNET = "00005e005301 00005e005310 ";

    private static Dissection dissect(String hex) throws MalformedCaptureException {
        return Dissector.dissect(Packet.ofHex(hex).data());
    }

    private static List<String> summaries(String file) throws Exception {
        return SampleCaptures.read(file).packets().stream().map(p -> Dissector.dissect(p.data()).summary()).toList();
    }

    private static List<String> protocols(Dissection dissection) {
        return dissection.headers().stream().map(Header::protocol).toList();
    }

    private static String text(Dissection dissection, String protocol, String field) {
        return dissection.headers().stream().filter(h -> h.protocol().equals(protocol)).findFirst().flatMap(h -> h.field(field)).map(Field::text).orElse("absent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny.pcap", "mixed.pcap", "dns.pcap", "damaged.pcap"})
    void summariesSayWhoTalksToWhomAboutWhat(String file) throws Exception {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/packet/" + file + ".summaries"))) {
            assertThat(summaries(file)).containsExactlyElementsOf(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny.pcap", "mixed.pcap", "dns.pcap", "damaged.pcap"})
    void headersCoverEveryByteOnceAndInOrder(String file) throws Exception {
        for (Packet packet : SampleCaptures.read(file).packets()) {
            int position = 0;
            for (Header header : Dissector.dissect(packet.data()).headers()) {
                assertThat(header.offset()).isEqualTo(position);
                position += header.length();
            }
            assertThat(position).isEqualTo(packet.data().length());
        }
    }

    @Test
    void everyCutOfAPacketIsTruncatedOrEndsBetweenHeaders() throws Exception {
        Bytes whole = SampleCaptures.read("mixed.pcap").packets().get(3).data();
        for (int length = 1; length < whole.length(); length++) {
            List<Header> headers = Dissector.dissect(Bytes.of(whole.toArray(), 0, length)).headers();
            int cut = length;
            assertThat(headers.stream().anyMatch(Header::truncated)).as("cut after %d bytes", length).isEqualTo(cut != 14);
        }
    }

    @Test
    void aWrongHeaderChecksumNamesTheRightOne() throws Exception {
        List<Packet> packets = SampleCaptures.read("damaged.pcap").packets();
        assertThat(text(Dissector.dissect(packets.get(0).data()), "IPv4", "Header checksum")).endsWith(" right");
        assertThat(text(Dissector.dissect(packets.get(1).data()), "IPv4", "Header checksum")).contains(" wrong: ").endsWith(" expected");
    }

    @Test
    void stackedTagsAreHeadersOfTheirOwn() throws Exception {
        Dissection dissection = dissect(ETHERNET + "88a8 0064 8100 a00a 0806 0001080006040002 00005e005301 c0000201 00005e005310 c000020a");
        assertThat(protocols(dissection)).containsExactly("Ethernet", "VLAN tag", "VLAN tag", "ARP");
        assertThat(dissection.headers().get(2).field("VLAN").orElseThrow().text()).isEqualTo("10");
        assertThat(dissection.headers().get(2).field("Priority").orElseThrow().text()).isEqualTo("5");
        assertThat(dissection.summary()).isEqualTo("ARP · 192.0.2.1 is at 00:00:5e:00:53:01");
    }

    @Test
    void extensionHeadersOfIpv6AreFollowed() throws Exception {
        Dissection dissection = dissect(ETHERNET + "86dd 60000000 0018 00 40 20010db8000000000000000000000010 20010db8000000000000000000000053"
                + "2c00000000000000 11000001 00000007 1f90 1f91 0008 0000");
        assertThat(protocols(dissection)).containsExactly("Ethernet", "IPv6", "IPv6 hop-by-hop options", "IPv6 fragment", "UDP");
        assertThat(dissection.summary()).isEqualTo("UDP [2001:db8::10]:8080 → [2001:db8::53]:8081");
    }

    @Test
    void laterFragmentsArePayload() throws Exception {
        Dissection dissection = dissect(ETHERNET + "0800 4500001c 0001 2001 40 11 0000 c000020a c0000235 1122334455667788");
        assertThat(protocols(dissection)).containsExactly("Ethernet", "IPv4", "payload");
        assertThat(text(dissection, "IPv4", "Fragment")).isEqualTo("more follow, offset 8");
    }

    @Test
    void flagsAndOptionsOfTcpAreWords() throws Exception {
        Dissection dissection = Dissector.dissect(SampleCaptures.read("tiny.pcap").packets().get(1).data());
        assertThat(text(dissection, "TCP", "Flags")).isEqualTo("SYN");
        assertThat(text(dissection, "TCP", "Option")).isEqualTo("maximum segment size 1460");
    }

    @Test
    void pointersInNamesThatLeadInCirclesEnd() throws Exception {
        Dissection dissection = dissect(ETHERNET + "0800 45000030 0001 0000 40 11 0000 c000020a c0000235 a000 0035 001c 0000"
                + "1234 0100 0001 0000 0000 0000 0161 c00c 0001 0001");
        assertThat(dissection.summary()).isEqualTo("UDP 192.0.2.10:40960 → 192.0.2.53:53 · DNS query a… A");
    }

    @Test
    void namesKeepNoControlCharacters() throws Exception {
        Dissection dissection = dissect(ETHERNET + "0800 45000031 0001 0000 40 11 0000 c000020a c0000235 a000 0035 001d 0000"
                + "1234 0100 0001 0000 0000 0000 03 1b 41 2e 00 0001 0001");
        assertThat(dissection.summary()).endsWith("DNS query \\027A\\046 A");
    }

    @Test
    void bytesAreFoundByTheirPlace() throws Exception {
        Dissection dissection = Dissector.dissect(SampleCaptures.read("tiny.pcap").packets().getFirst().data());
        assertThat(dissection.fieldAt(23).orElseThrow().text()).isEqualTo("17 UDP");
        assertThat(dissection.headerAt(23).orElseThrow().protocol()).isEqualTo("IPv4");
        assertThat(dissection.fieldAt(5000)).isEmpty();
    }

    @Test
    void rawIpPacketsStartWithoutALinkHeader() throws Exception {
        Bytes frame = SampleCaptures.read("tiny.pcap").packets().getFirst().data();
        Dissection dissection = Dissector.dissect(Bytes.of(frame.toArray(), 14, frame.length() - 14), LinkType.RAW_IP);
        assertThat(protocols(dissection)).containsExactly("IPv4", "UDP", "DNS");
    }

    @Test
    void endlessTagsEndInPayload() throws Exception {
        assertThat(dissect(ETHERNET + "81000001".repeat(200)).headers()).hasSize(32).last().extracting(Header::protocol).isEqualTo("payload");
    }

    @Test
    void noBytesHaveNoHeaders() {
        assertThat(Dissector.dissect(Bytes.EMPTY).summary()).isEqualTo("no bytes");
    }
}
