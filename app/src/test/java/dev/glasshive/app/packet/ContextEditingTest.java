package dev.glasshive.app.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.packet.PacketViewModel.Subject;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import org.junit.jupiter.api.Test;

class ContextEditingTest {
    @Test
    void aHookWithoutPacketsShowsItsContext() {
        PacketViewModel model = new PacketViewModel(Workspaces.sample("connect_redirect"));
        assertThat(model.subjects().get()).containsExactly(Subject.CONTEXT);
        assertThat(line(model, "user_port").detail()).isEqualTo("+24 · 4 bytes · port");
    }

    @Test
    void aFieldIsGivenAnotherValueAndGetsItsOwnBack() {
        Workspace workspace = Workspaces.sample("connect_redirect");
        PacketViewModel model = new PacketViewModel(workspace);
        String before = line(model, "user_port").text();
        TypedField field = model.edit(line(model, "user_port")).orElseThrow();
        assertThat(field.fault().apply("many").orElseThrow()).contains("65535");
        field.accept().accept("8080");
        assertThat(line(model, "user_port").text()).isEqualTo("8080");
        assertThat(line(model, "user_port").given()).isTrue();
        model.reset(line(model, "user_port"));
        assertThat(line(model, "user_port").text()).isEqualTo(before);
        model.undo();
        assertThat(line(model, "user_port").text()).isEqualTo("8080");
    }

    @Test
    void aStepThatWritesAFieldKeepsTheOldValueReadable() {
        Workspace workspace = Workspaces.sample("connect_redirect");
        PacketViewModel model = new PacketViewModel(workspace);
        Workspaces.goAfter(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryWritten w && w.place().kind() == Place.Kind.CONTEXT));
        assertThat(model.content().get().orElseThrow().lines()).filteredOn(l -> !l.before().isEmpty()).isNotEmpty()
                .allSatisfy(l -> assertThat(l.before()).isNotEqualTo(l.text())).allSatisfy(l -> assertThat(l.touched()).isTrue());
    }

    @Test
    void aPacketsContextIsShownAndChanged() {
        Workspace workspace = Workspaces.sample("tc_filter");
        PacketViewModel model = new PacketViewModel(workspace);
        assertThat(model.subjects().get()).containsExactly(Subject.PACKET, Subject.CONTEXT, Subject.ALL);
        model.wanted().set(Subject.CONTEXT);
        model.edit(line(model, "mark")).orElseThrow().accept().accept("7");
        assertThat(line(model, "mark").text()).isEqualTo("0x7");
    }

    @Test
    void pointersAreThePlatforms() {
        Workspace workspace = Workspaces.sample("count_protocols");
        PacketViewModel model = new PacketViewModel(workspace);
        model.wanted().set(Subject.CONTEXT);
        assertThat(model.edit(line(model, "data"))).isEmpty();
        assertThat(workspace.notice().get()).map(Notice::text).get().asString().contains("data").contains("pointer");
    }

    @Test
    void contextsOfWindowsAreChangedToo() {
        Workspace workspace = Workspaces.sample("windows_bind");
        PacketViewModel model = new PacketViewModel(workspace);
        PacketContent.Line protocol = line(model, "protocol");
        model.edit(protocol).orElseThrow().accept().accept("6");
        assertThat(line(model, "protocol").text()).isEqualTo("6");
    }

    private static PacketContent.Line line(PacketViewModel model, String name) {
        return model.content().get().orElseThrow().lines().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
    }
}
