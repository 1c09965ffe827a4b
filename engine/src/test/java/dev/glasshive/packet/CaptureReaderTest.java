package dev.glasshive.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.program.Bytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {
    private static final byte[] DATA = HexFormat.of().parseHex("00005e00530100005e0053100800");

    private static Capture read(byte[] content) throws MalformedCaptureException {
        return CaptureReader.read(content, "x.pcap", Limits.DEFAULT);
    }

    private static byte[] pcap(ByteOrder order, int magic, int fraction, int kept, int original) {
        return ByteBuffer.allocate(24 + 16 + DATA.length).order(order).putInt(magic).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(1)
                .putInt(1_767_225_600).putInt(fraction).putInt(kept).putInt(original).put(DATA).array();
    }

    @ParameterizedTest
    @CsvSource({"LITTLE_ENDIAN, a1b2c3d4, 7000", "BIG_ENDIAN, a1b2c3d4, 7000", "LITTLE_ENDIAN, a1b23c4d, 7", "BIG_ENDIAN, a1b23c4d, 7"})
    void bothByteOrdersAndBothUnitsOfTimeAreRead(String order, String magic, int nanos) throws Exception {
        ByteOrder byteOrder = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        Capture capture = read(pcap(byteOrder, Integer.parseUnsignedInt(magic, 16), 7, 14, 60));
        assertThat(capture.linkType()).isEqualTo(LinkType.ETHERNET);
        assertThat(capture.notes()).isEmpty();
        assertThat(capture.packets()).containsExactly(new Packet(1, Instant.ofEpochSecond(1_767_225_600, nanos), 60, Bytes.of(DATA)));
        assertThat(capture.packets().getFirst().cut()).isEqualTo(46);
    }

    @Test
    void bothFormatsGiveTheSamePackets() throws Exception {
        assertThat(SampleCaptures.read("mixed.pcapng").packets()).isEqualTo(SampleCaptures.read("mixed.pcap").packets()).hasSize(20);
    }

    @Test
    void aCaptureWithoutPacketsIsACapture() throws Exception {
        assertThat(SampleCaptures.read("empty.pcap").packets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny.pcap", "mixed.pcap", "dns.pcap", "damaged.pcap", "empty.pcap"})
    void whatIsWrittenIsReadBack(String file) throws Exception {
        Capture capture = SampleCaptures.read(file);
        assertThat(CaptureReader.read(CaptureWriter.pcap(capture), file, Limits.DEFAULT)).isEqualTo(capture);
    }

    @Test
    void aLastPacketThatTheFileCutsIsLeftOutWithANote() throws Exception {
        byte[] content = SampleCaptures.bytes("tiny.pcap");
        Capture capture = read(Arrays.copyOf(content, content.length - 1));
        assertThat(capture.packets()).hasSize(2);
        assertThat(capture.notes()).singleElement().asString().startsWith("the file ends inside packet 3 at byte ").contains("of 66 bytes");
        assertThat(read(Arrays.copyOf(content, 24 + 7)).notes()).containsExactly(
                "the file ends inside packet 1 at byte 24: its header has 7 of 16 bytes; that packet is left out");
    }

    @Test
    void aLengthThatOnlyDamageExplainsIsRefused() {
        assertThatThrownBy(() -> read(pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 0, -1, -1))).isInstanceOf(MalformedCaptureException.class)
                .hasMessage("x.pcap, packet 1 at byte 24: says that it holds 4294967295 bytes, more than 262144; the file is damaged here, capture again or cut it before this packet");
    }

    @Test
    void packetsBeyondTheLimitAreLeftOutWithANote() throws Exception {
        Capture capture = CaptureReader.read(SampleCaptures.bytes("mixed.pcap"), "x", new Limits(1 << 20, 3, 1 << 18));
        assertThat(capture.packets()).hasSize(3);
        assertThat(capture.notes()).containsExactly("only the first 3 packets were read");
    }

    @Test
    void aFileThatIsTooLongIsRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("long.pcap");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertThatThrownBy(() -> CaptureReader.read(file, Limits.DEFAULT)).isInstanceOf(MalformedCaptureException.class)
                .hasMessage("long.pcap: 1099511627776 bytes, more than the 67108864 bytes that are read; keep fewer packets, for example the first thousand");
    }

    @Test
    void aFolderIsNoCapture(@TempDir Path folder) {
        assertThatThrownBy(() -> CaptureReader.read(folder, Limits.DEFAULT)).isInstanceOf(MalformedCaptureException.class).hasMessageContaining("is a folder");
    }

    @Test
    void aFileIsReadUnderItsName(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("some.pcap"), SampleCaptures.bytes("tiny.pcap"));
        assertThat(CaptureReader.read(file, Limits.DEFAULT).name()).isEqualTo("some.pcap");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | the file is empty",
        "7f454c4602010100 | this is an ELF object",
        "1f8b08000000 | this is compressed with gzip, unpack it first",
        "23696e636c7564650a | this seems to be text (\"#include\")",
        "000102030405 | it starts with the bytes 00 01 02 03",
        "ff | it starts with the bytes ff"})
    void whatIsNoCaptureIsCalledByItsKind(String hex, String words) {
        assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex))).isInstanceOf(MalformedCaptureException.class)
                .hasMessage("x.pcap: no capture: " + words + "; give a file in pcap or pcapng format");
    }

    @Test
    void aFileThatEndsInsideItsHeaderSaysSo() throws Exception {
        byte[] content = Arrays.copyOf(SampleCaptures.bytes("tiny.pcap"), 10);
        assertThatThrownBy(() -> read(content)).hasMessage("x.pcap, byte 0: the file ends inside its header, after 10 of 24 bytes; copy it again");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pcapngIsReadInBothOrdersWithUnknownBlocksSkipped(boolean big) throws Exception {
        PcapngFile file = new PcapngFile(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        file.block(0x0bad, file.body(5)).ethernet(9).enhanced(0, 1_500_000_000_000_000_123L, 14, DATA).simple(DATA);
        Capture capture = read(file.bytes());
        assertThat(capture.packets()).containsExactly(
                new Packet(1, Instant.ofEpochSecond(1_500_000_000, 123), 14, Bytes.of(DATA)), new Packet(2, Instant.EPOCH, 14, Bytes.of(DATA)));
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 5, 0", "3, 5250, 5, 250000000", "138, 1536, 1, 500000000", "12, 1500000000000, 1, 500000000", "127, -1, 0, 0", "255, -1, 0, 0"})
    void timeStampsFollowTheResolutionOfTheInterface(int resolution, long stamp, long seconds, int nanos) throws Exception {
        byte[] file = new PcapngFile(ByteOrder.LITTLE_ENDIAN).ethernet(resolution).enhanced(0, stamp, 14, DATA).bytes();
        assertThat(read(file).packets().getFirst().time()).isEqualTo(Instant.ofEpochSecond(seconds, nanos));
    }

    @Test
    void sectionsOfBothByteOrdersMayFollowEachOther() throws Exception {
        byte[] little = new PcapngFile(ByteOrder.LITTLE_ENDIAN).ethernet(6).enhanced(0, 0, 14, DATA).bytes();
        byte[] big = new PcapngFile(ByteOrder.BIG_ENDIAN).ethernet(6).enhanced(0, 0, 14, DATA).bytes();
        byte[] both = ByteBuffer.allocate(little.length + big.length).put(little).put(big).array();
        assertThat(read(both).packets()).hasSize(2);
    }

    @Test
    void aPacketOfAnUnknownInterfaceIsRefused() {
        byte[] file = new PcapngFile(ByteOrder.LITTLE_ENDIAN).enhanced(0, 0, 14, DATA).bytes();
        assertThatThrownBy(() -> read(file)).hasMessage(
                "x.pcap, block at byte 28: is packet 1 of interface 0, but no interface is described before it; the file is damaged, capture again");
    }

    @Test
    void aPacketThatClaimsMoreThanItsBlockIsRefused() {
        byte[] file = new PcapngFile(ByteOrder.LITTLE_ENDIAN).ethernet(6).enhanced(0, 0, 17, DATA).bytes();
        assertThatThrownBy(() -> read(file)).hasMessageContaining("says that it holds 17 bytes, but the block has room for 16");
    }

    @Test
    void lengthsAtBothEndsOfABlockMustAgree() {
        byte[] file = new PcapngFile(ByteOrder.LITTLE_ENDIAN).ethernet(6).bytes();
        file[file.length - 4]++;
        assertThatThrownBy(() -> read(file)).hasMessageContaining("block at byte 28: says that it is 32 bytes long at its start and 33 at its end");
    }

    @Test
    void aLastBlockThatTheFileCutsIsLeftOutWithANote() throws Exception {
        byte[] file = new PcapngFile(ByteOrder.LITTLE_ENDIAN).ethernet(6).enhanced(0, 0, 14, DATA).bytes();
        Capture capture = read(Arrays.copyOf(file, file.length - 5));
        assertThat(capture.packets()).isEmpty();
        assertThat(capture.notes()).containsExactly("the file ends inside the block at byte 60, after packet 0: 43 of 48 bytes are there; that block is left out");
    }

    @Test
    void hexadecimalDigitsMakeAPacket() throws Exception {
        assertThat(Packet.ofHex("0x00 00:5e-00\n5301").data()).isEqualTo(Bytes.ofHex("00005e005301"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "00 0g | packet in hexadecimal, character 5: 'g' is no hexadecimal digit; write two digits a byte, as in 00 00 5e 00 53 01",
        "0 00 | packet in hexadecimal, character 1: a byte has one digit; write two digits a byte, as in 0a",
        "000 | packet in hexadecimal: the last byte has one digit; write two digits a byte, as in 0a",
        "'' | packet in hexadecimal: holds no bytes; write two digits a byte, as in 00 00 5e 00 53 01"})
    void whatIsNotHexadecimalIsRefusedAtItsPlace(String hex, String message) {
        assertThatThrownBy(() -> Packet.ofHex(hex)).isInstanceOf(MalformedCaptureException.class).hasMessage(message);
    }

    @Test
    void textStartsInTheMessageStayOnOneLine() {
        byte[] text = "first line\nsecond line".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> read(text)).hasMessageContaining("(\"first line\")").hasMessageNotContaining("\n");
    }

    @Test
    void notesAreKeptOnce() throws Exception {
        byte[] file = new PcapngFile(ByteOrder.LITTLE_ENDIAN).ethernet(6).block(1, new PcapngFile(ByteOrder.LITTLE_ENDIAN).body(8).putShort((short) 101))
                .enhanced(0, 0, 14, DATA).enhanced(1, 0, 14, DATA).enhanced(1, 0, 14, DATA).bytes();
        assertThat(read(file).notes()).isEqualTo(List.of("the packets are of several link types: Ethernet and raw IP"));
    }
}
