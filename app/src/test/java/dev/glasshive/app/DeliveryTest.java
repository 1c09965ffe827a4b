package dev.glasshive.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    @TempDir
    Path folder = Path.of("replaced by JUnit");

    private static Delivery of(String... names) {
        return Delivery.of(List.of(names).stream().map(Path::of).toList());
    }

    @Test
    void aProgramIsOpenedBeforeItsPackets() {
        Delivery delivery = of("dns.pcap", "count.o");
        assertThat(delivery.opened()).containsExactly(Path.of("count.o"), Path.of("dns.pcap"));
        assertThat(delivery.remark()).isEmpty();
    }

    @Test
    void packetsAloneTakeTheTextsPlaceNowhere() {
        assertThat(of("DNS.PCAP").program()).isEmpty();
        assertThat(of("verifier.log").program()).contains(Path.of("verifier.log"));
    }

    @Test
    void ofSeveralOfAKindTheFirstIsOpenedAndTheOthersAreNamed() {
        Delivery one = of("a.bpf", "b.bpf");
        assertThat(one.opened()).containsExactly(Path.of("a.bpf"));
        assertThat(one.remark()).hasValueSatisfying(words -> assertThat(words).contains("b.bpf was not opened").doesNotContain("a.bpf"));
        Delivery many = of("a.bpf", "b.bpf", "c.o", "x.pcap", "y.pcap", "d.o", "e.o");
        assertThat(many.opened()).containsExactly(Path.of("a.bpf"), Path.of("x.pcap"));
        assertThat(many.remark()).hasValueSatisfying(words -> assertThat(words).contains("b.bpf, c.o, y.pcap and 2 more were not opened").doesNotContain("e.o"));
    }

    @Test
    void aLessonIsNotTakenForAProgram() throws IOException {
        Path lesson = Files.createDirectory(folder.resolve("my-lesson"));
        Files.writeString(lesson.resolve("lesson.md"), "# Mine\n");
        Delivery delivery = Delivery.of(List.of(lesson, lesson.resolve("lesson.md"), Path.of("week-1.zip")));
        assertThat(delivery.opened()).isEmpty();
        assertThat(delivery.lessons()).containsExactly(lesson, lesson, Path.of("week-1.zip"));
        assertThat(of("step.md").opened()).isEmpty();
    }

    @Test
    void aFolderThatIsNoLessonIsLeftToWhoeverReadsFiles() {
        assertThat(Delivery.of(List.of(folder)).opened()).containsExactly(folder);
    }
}
