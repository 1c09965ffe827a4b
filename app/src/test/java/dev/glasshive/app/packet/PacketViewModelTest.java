package dev.glasshive.app.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import org.junit.jupiter.api.Test;

class PacketViewModelTest {
    private final Workspace workspace = Workspaces.sample("count_protocols");
    private final PacketViewModel model = new PacketViewModel(workspace);

    @Test
    void thePacketHasItsBytesAndItsHeaders() {
        PacketContent content = content();
        assertThat(content.title()).startsWith("1 / 20 · mixed.pcap");
        assertThat(content.rows().getFirst().label()).isEqualTo("+0x00");
        assertThat(content.lines()).filteredOn(PacketContent.Line::header).extracting(PacketContent.Line::name).first().asString().startsWith("Ethernet");
        assertThat(content.summary()).isNotBlank();
    }

    @Test
    void aLoadMarksTheBytesAndTheFieldItReads() {
        Workspaces.goAfter(workspace, 0, step -> step.events().stream()
                .anyMatch(e -> e instanceof Step.MemoryRead r && r.place().kind() == Place.Kind.PACKET && r.place().offset() == 23));
        PacketContent content = content();
        assertThat(content.rows().get(2).bytes().get(7).marks()).containsExactly(ByteMark.ACCESSED);
        assertThat(content.focus()).isEqualTo(2);
        assertThat(content.lines()).filteredOn(PacketContent.Line::touched).extracting(PacketContent.Line::offset).contains(23);
    }

    @Test
    void theNextPacketIsShownWhenItArrives() {
        int end = workspace.session().get().timeline().orElseThrow().runs().getFirst().last();
        workspace.goTo(end + 1);
        assertThat(content().title()).startsWith("2 / 20 · mixed.pcap");
    }

    @Test
    void theFirstPacketHasNoneBeforeItAndTheLastNoneAfter() {
        assertThat(model.first().get()).isTrue();
        assertThat(model.last().get()).isFalse();
        model.next();
        assertThat(model.first().get()).isFalse();
        workspace.goTo(Integer.MAX_VALUE);
        assertThat(model.last().get()).isTrue();
        workspace.edit("nonsense");
        assertThat(model.first().get() && model.last().get()).as("nothing runs").isTrue();
    }

    @Test
    void aShortPacketIsShownAsFarAsItGoes() {
        workspace.use(Workspaces.onePacket());
        assertThat(content().rows()).hasSize(2);
        assertThat(content().title()).isEqualTo("1 / 1 · one.pcap · 16 bytes");
    }

    @Test
    void aHookWithoutPacketsShowsItsContextByFields() {
        workspace.openSampleSource("connect_redirect");
        Workspaces.goAfter(workspace, 0, step -> step.events().stream()
                .anyMatch(e -> e instanceof Step.MemoryWritten w && w.place().kind() == Place.Kind.CONTEXT && w.place().offset() == 4));
        PacketContent content = content();
        assertThat(content.isContext()).isTrue();
        assertThat(content.lines()).filteredOn(PacketContent.Line::touched).extracting(line -> line.name() + " " + line.text()).containsExactly("user_ip4 127.0.0.1");
        assertThat(content.rows().getFirst().bytes().subList(4, 8)).allSatisfy(b -> assertThat(b.marks()).containsExactly(ByteMark.CHANGED));
        assertThat(content.rows().get(1).bytes().get(3).text()).as("a byte above 0x7f").isEqualTo("b8");
    }

    @Test
    void withoutARunThereIsNoPacket() {
        workspace.edit("nonsense");
        assertThat(model.content().get()).isEmpty();
    }

    private PacketContent content() {
        return model.content().get().orElseThrow();
    }
}
