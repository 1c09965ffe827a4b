package dev.glasshive.app;

import static dev.glasshive.app.StorySteps.editPacket;
import static dev.glasshive.app.StorySteps.find;

import dev.glasshive.app.packet.PacketViewModel;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import java.util.List;
import java.util.Optional;

/// Screens of what a run was given: packets and contexts, as they came and as the user changed them.
final class GivenStories {
    static final Story PACKET_EDIT = new Story("packet-edit", "a packet whose port the user has changed, and what the program now reads", (view, workspace) -> {
        workspace.openSample("port_filter");
        editPacket(workspace, 2);
        find(workspace, workspace.wantedPosition(), s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryRead r && r.place().kind() == Place.Kind.PACKET && r.place().offset() > 30));
        view.desk().reveal("packet");
    });

    static final Story PACKETS = new Story("packets", "all packets, what became of each, and which are edited", (view, workspace) -> {
        workspace.openSample("port_filter");
        editPacket(workspace, 2);
        find(workspace, workspace.wantedPosition(), s -> true);
        view.showPackets(PacketViewModel.Subject.ALL);
        view.desk().reveal("packet");
    });

    static final Story CONTEXT_EDIT = new Story("context-edit", "a connection that the user made up", (view, workspace) -> {
        workspace.openSampleSource("connect_redirect");
        workspace.give(given -> given.with(given.presets().with("user_ip4", Optional.of("192.0.2.80")).with("user_port", Optional.of("8080"))), timeline -> 0);
        find(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryRead w && w.place().kind() == Place.Kind.CONTEXT));
        view.desk().reveal("packet");
    });

    static final Story CONTEXT = new Story("context", "a program of a control group sends a connection elsewhere", (view, workspace) -> {
        workspace.openSampleSource("connect_redirect");
        find(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MemoryWritten w && w.place().kind() == Place.Kind.CONTEXT));
        view.desk().reveal("packet");
    });

    static final List<Story> ALL = List.of(PACKET_EDIT, PACKETS, CONTEXT_EDIT, CONTEXT);

    private GivenStories() {}
}
