package dev.glasshive.app.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.BytePosition;
import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.packet.CaptureReader;
import dev.glasshive.packet.Limits;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketEditingTest {
    private final Workspace workspace = Workspaces.sample("port_filter");
    private final PacketViewModel model = new PacketViewModel(workspace);

    @Test
    void aByteTypedOverMakesANewRunThatStartsWithIt() {
        model.packets().goTo(2);
        workspace.goTo(workspace.wantedPosition() + 3);
        model.type(new BytePosition(4, 5), 0x50);
        assertThat(data(2).at(37) & 0xff).isEqualTo(0x50);
        assertThat(model.content().get().orElseThrow().rows().get(4).bytes().get(5).text()).isEqualTo("50");
        assertThat(workspace.wantedPosition()).isEqualTo(workspace.session().get().timeline().orElseThrow().runs().get(2).first());
        assertThat(model.content().get().orElseThrow().title()).contains("edited");
        assertThat(row(2).edited()).isTrue();
        assertThat(row(1).edited()).isFalse();
        model.undo();
        assertThat(data(2).at(37) & 0xff).isEqualTo(53);
        assertThat(row(2).edited()).isFalse();
        model.redo();
        assertThat(row(2).edited()).isTrue();
    }

    @Test
    void bytesArePutInAndTakenOut() {
        int before = data(0).length();
        model.insert(new BytePosition(0, 6));
        assertThat(data(0).length()).isEqualTo(before + 1);
        assertThat(data(0).at(6)).isZero();
        model.delete(new BytePosition(0, 6));
        assertThat(workspace.session().get().capture()).isEqualTo(workspace.session().get().edits().now().opened());
    }

    @Test
    void fieldsAreChangedByTheirValues() {
        model.packets().goTo(2);
        accept(line("Destination port"), "443");
        accept(line("Destination", 2), "198.51.100.1");
        accept(line("Time to live"), "3");
        accept(line("EtherType"), "0x0800");
        accept(line("Source", 1), "02:00:00:00:00:aa");
        assertThat(model.content().get().orElseThrow().summary()).contains("198.51.100.1:443");
        assertThat(line("Source", 1).text()).isEqualTo("02:00:00:00:00:aa");
        assertThat(line("Header checksum").text()).contains("wrong");
        model.correctChecksums();
        assertThat(line("Header checksum").text()).contains("right");
    }

    @Test
    void aWrongValueNamesTheRemedy() {
        model.packets().goTo(2);
        assertThat(fault(line("Destination port"), "70000")).contains("65535");
        assertThat(fault(line("Destination", 2), "198.51.100")).contains("IPv4");
        assertThat(fault(line("Source", 1), "02:00")).contains("02:00:00:00:00:01");
    }

    @Test
    void packetsAreDuplicatedTakenOutAndAdded() {
        PacketsViewModel packets = model.packets();
        int all = packets.content().get().packets();
        packets.duplicate(3);
        assertThat(packets.content().get().packets()).isEqualTo(all + 1);
        assertThat(data(4)).isEqualTo(data(3));
        assertThat(packets.content().get().current()).isEqualTo(4);
        packets.remove(3);
        packets.remove(3);
        assertThat(packets.content().get().packets()).isEqualTo(all - 1);
        TypedField added = packets.add(0).orElseThrow();
        assertThat(added.fault().apply("0g").orElseThrow()).contains("hexadecimal");
        accept(added, "02 00 00 00 00 02 02 00 00 00 00 01 88 cc 00 00");
        assertThat(data(1).length()).isEqualTo(16);
        assertThat(workspace.session().get().capture().packets()).extracting(Packet::number).startsWith(1, 2, 3).endsWith(all);
        packets.goTo(5);
        assertThat(packets.content().get().current()).isEqualTo(5);
    }

    @Test
    void everyPacketHasItsVerdict() {
        assertThat(row(0).verdict()).isEqualTo("PASS");
        assertThat(row(0).protocol()).isEqualTo("ARP");
        assertThat(model.packets().text(List.of(0))).startsWith("1\t0.000000\t42\tARP\t").endsWith("\tPASS");
        assertThat(model.packets().bytes(List.of(0))).isEqualTo(data(0).toHex());
    }

    @Test
    void theOnlyPacketStays() {
        workspace.use(Workspaces.onePacket());
        model.packets().remove(0);
        assertThat(model.packets().content().get().packets()).isOne();
    }

    @Test
    void packetsAreSavedAsTheyAreNow(@TempDir Path folder) throws Exception {
        model.type(new BytePosition(0, 0), 0x0a);
        workspace.saveCapture(folder.resolve("edited.pcap"));
        assertThat(CaptureReader.read(Files.readAllBytes(folder.resolve("edited.pcap")), "mixed.pcap", Limits.DEFAULT).packets())
                .isEqualTo(workspace.session().get().capture().packets());
    }

    @Test
    void aHookBehindTheLinkHeaderEditsTheSamePacket() {
        Workspace cgroup = Workspaces.sample("egress_count");
        PacketViewModel there = new PacketViewModel(cgroup);
        there.packets().goTo(2);
        there.type(new BytePosition(1, 0), 0x0a);
        assertThat(cgroup.session().get().capture().packets().get(2).data().at(14 + 8) & 0xff).isEqualTo(0x0a);
    }

    private Bytes data(int packet) {
        return workspace.session().get().capture().packets().get(packet).data();
    }

    private PacketsViewModel.Row row(int packet) {
        return model.packets().row(packet).orElseThrow();
    }

    private PacketContent.Line line(String name) {
        return line(name, 1);
    }

    /// The field called `name`, from the first on.
    private PacketContent.Line line(String name, int which) {
        return model.content().get().orElseThrow().lines().stream().filter(l -> l.name().equals(name)).skip(which - 1L).findFirst().orElseThrow();
    }

    private String fault(PacketContent.Line line, String text) {
        return model.edit(line).orElseThrow().fault().apply(text).orElseThrow();
    }

    private void accept(PacketContent.Line line, String text) {
        accept(model.edit(line).orElseThrow(), text);
    }

    private static void accept(TypedField field, String text) {
        assertThat(field.fault().apply(text)).isEmpty();
        field.accept().accept(text);
    }
}
