package dev.glasshive.app.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.app.workspace.Given;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftFolderTest {
    private static final Optional<Given> GIVEN = Optional.of(new Given(new Capture("two.pcap", List.of(Packet.of(Bytes.ofHex("0102")))), new Capture("two.pcap", List.of(Packet.of(Bytes.ofHex("0103")))),
            new Presets(Map.of(new Presets.Slot("hits = \u00fc", Bytes.ofLittleEndian(6, 4)), Optional.of(Bytes.ofLittleEndian(3, 8)), new Presets.Slot("hits = \u00fc", Bytes.ofLittleEndian(7, 4)), Optional.empty()),
                    Map.of("ingress_ifindex", "0x7"))));
    private static final Draft DRAFT = new Draft("ünï.bpf", Optional.of("/tmp/ünï.bpf"), "r0 = 2 ; \\u0041 = : # !\r\n\texit\n\0\uD83D\uDC1D", 7,
            List.of(new Draft.Breakpoint("main", 3, "r3 > 100 && pc == 12"), new Draft.Breakpoint("a=b: c", 0, "")), "windows", GIVEN, Instant.parse("2026-11-28T14:03:00.5Z"));

    @TempDir
    Path folder = Path.of("replaced by JUnit");

    @Test
    void whatAProcessLeftIsFoundOnceAndNotWhileItLives() throws IOException {
        DraftFolder drafts = new DraftFolder(folder.resolve("new"));
        assertThat(drafts.left().drafts()).isEmpty();
        HeldDraft own = drafts.own();
        own.write(DRAFT);
        assertThat(drafts.left().drafts()).isEmpty();
        own.leave();
        List<HeldDraft> left = drafts.left().drafts();
        assertThat(left).extracting(HeldDraft::draft).containsExactly(Optional.of(DRAFT));
        assertThat(drafts.left().drafts()).isEmpty();
        left.getFirst().delete();
        assertThat(drafts.left().drafts()).isEmpty();
        assertThat(files(folder.resolve("new"))).containsExactly("gate");
    }

    @Test
    void theNewestOfSeveralIsFirst() throws IOException {
        DraftFolder drafts = new DraftFolder(folder);
        for (int i = 0; i < 3; i++) {
            HeldDraft own = drafts.own();
            own.write(new Draft("text " + i, Optional.empty(), "exit", 0, List.of(), "linux", Optional.empty(), Instant.EPOCH.plusSeconds(i)));
            own.leave();
        }
        assertThat(drafts.left().drafts()).extracting(held -> held.draft().orElseThrow().name()).containsExactly("text 2", "text 1", "text 0");
    }

    @Test
    void aDamagedFileIsSetAsideAndTheOthersAreFound() throws IOException {
        DraftFolder drafts = new DraftFolder(folder);
        HeldDraft good = drafts.own();
        good.write(DRAFT);
        HeldDraft bad = drafts.own();
        bad.write(DRAFT);
        good.leave();
        bad.leave();
        byte[] bytes = Files.readAllBytes(bad.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(bad.file(), bytes);
        Files.write(folder.resolve("window-1-empty.draft"), new byte[0]);
        Files.writeString(folder.resolve("window-1-half.new"), "glasshive-dr");
        DraftFolder.Left left = drafts.left();
        assertThat(left.drafts()).extracting(HeldDraft::draft).containsExactly(Optional.of(DRAFT));
        assertThat(left.damaged()).hasSize(2).allSatisfy(file -> assertThat(file).exists());
        assertThat(folder.resolve("window-1-half.new")).doesNotExist();
        assertThat(drafts.left().damaged()).isEmpty();
    }

    @Test
    void everyDamageOfAFileIsNoticed() {
        byte[] whole = DraftFormat.write(DRAFT);
        assertThat(DraftFormat.read(whole)).contains(DRAFT);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x20;
            assertThat(DraftFormat.read(damaged)).as("byte %d", i).isEmpty();
            assertThat(DraftFormat.read(Arrays.copyOf(whole, i))).as("first %d bytes", i).isEmpty();
        }
    }

    @Test
    void aTextThatIsTooLargeIsRefusedAndTheOldOneStays() throws IOException {
        HeldDraft own = new DraftFolder(folder).own();
        own.write(DRAFT);
        Draft large = new Draft("large", Optional.empty(), "x".repeat((int) DraftFolder.LARGEST + 1), 0, List.of(), "linux", Optional.empty(), Instant.EPOCH);
        assertThatThrownBy(() -> own.write(large)).isInstanceOf(IOException.class).hasMessageContaining("at most");
        assertThat(DraftFormat.read(Files.readAllBytes(own.file()))).contains(DRAFT);
        own.delete();
        assertThat(files(folder)).containsExactly("gate");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
