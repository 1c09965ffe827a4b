package dev.glasshive.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.program.Bytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged captures and packets by the thousand: only the declared exception leaves the reader, and none the dissector.
@Timeout(60)
class MutationTest {
    private static final int ROUNDS = 4_000;

    @ParameterizedTest
    @ValueSource(strings = {"mixed.pcap", "mixed.pcapng", "dns.pcap", "damaged.pcap"})
    void damagedCapturesAreReadOrRefusedInOneLine(String file) throws IOException {
        byte[] content = SampleCaptures.bytes(file);
        Random random = new Random(file.hashCode());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                Capture capture = CaptureReader.read(damage(content, random), file, Limits.DEFAULT);
                capture.packets().forEach(packet -> checkCovered(packet.data(), capture.linkType()));
            } catch (MalformedCaptureException e) {
                refused++;
                assertThat(e.getMessage()).startsWith(file).contains("; ").doesNotContain("\n");
            }
        }
        assertThat(refused).isBetween(1, ROUNDS - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixed.pcap", "dns.pcap", "damaged.pcap"})
    void damagedPacketsAreTakenApart(String file) throws Exception {
        Random random = new Random(file.hashCode());
        for (Packet packet : SampleCaptures.read(file).packets()) {
            for (int round = 0; round < ROUNDS / 10; round++) {
                checkCovered(Bytes.of(damage(packet.data().toArray(), random)), round % 5 == 0 ? LinkType.RAW_IP : LinkType.ETHERNET);
            }
        }
    }

    private static void checkCovered(Bytes packet, LinkType linkType) {
        Dissection dissection = Dissector.dissect(packet, linkType);
        int position = 0;
        for (Header header : dissection.headers()) {
            if (header.offset() != position || header.missing() < 0) {
                throw new AssertionError(header + " does not start at " + position + " of " + packet);
            }
            position += header.length();
        }
        if (position != packet.length() || dissection.summary().lines().count() != 1) {
            throw new AssertionError("headers cover " + position + " bytes of " + packet + ": " + dissection.summary());
        }
    }

    private static byte[] damage(byte[] content, Random random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(content, random.nextInt(content.length + 1)) : content.clone();
        byte[] interesting = {0, 1, -1, 127, -128, 64, (byte) 0xc0, 4, 6};
        for (int i = random.nextInt(6); i > 0 && damaged.length > 0; i--) {
            int at = random.nextInt(random.nextBoolean() ? damaged.length : Math.min(damaged.length, 80));
            damaged[at] = random.nextBoolean() ? (byte) random.nextInt() : interesting[random.nextInt(interesting.length)];
        }
        return damaged;
    }
}
