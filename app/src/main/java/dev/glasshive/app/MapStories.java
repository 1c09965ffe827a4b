package dev.glasshive.app;

import static dev.glasshive.app.StorySteps.find;
import static dev.glasshive.app.StorySteps.put;

import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Step;
import java.util.List;

/// Screens of maps, one for each kind.
final class MapStories {
    static final Story MAP = new Story("map", "a map entry changes", (view, workspace) -> {
        workspace.openSampleSource("count_protocols");
        find(workspace, 150, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapEntryChanged c && c.before().isPresent()));
        workspace.toggleBreakpoint(workspace.session().get().lines().line(workspace.session().get().program().orElseThrow().name(), 7).orElse(0));
        view.desk().reveal("maps");
    });

    static final Story MAP_EDIT = new Story("map-edit", "entries that the user put in before the run", (view, workspace) -> {
        workspace.openText("credit.bpf", StoryTexts.EDITED);
        put(workspace, Bytes.ofLittleEndian(6, 4), Bytes.ofLittleEndian(3, 8));
        put(workspace, Bytes.ofLittleEndian(17, 4), Bytes.ofLittleEndian(1, 8));
        find(workspace, 20, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        view.desk().reveal("maps");
    });

    static final Story PER_CPU = new Story("percpu", "a value for every processor", (view, workspace) -> {
        workspace.openText("percpu.bpf", StoryTexts.PER_CPU);
        workspace.set(setup -> setup.with(setup.host().withCpus(3, setup.host().turns())));
        find(workspace, 120, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        view.desk().reveal("maps");
    });

    static final Story PREFIXES = new Story("lpm", "a lookup finds the longest prefix", (view, workspace) -> {
        workspace.openText("route.bpf", StoryTexts.PREFIXES);
        List<String> prefixes = List.of("0000000000000000", "08000000c6000000", "10000000c6330000", "18000000c6336400", "10000000c0000000", "18000000c0000200", "20000000c000020a");
        for (int i = 0; i < prefixes.size(); i++) {
            put(workspace, Bytes.ofHex(prefixes.get(i)), Bytes.ofLittleEndian(i + 1L, 4));
        }
        find(workspace, 0, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapLookedUp l && l.found()));
        view.desk().reveal("maps");
    });

    static final Story QUEUE = new Story("queue", "values wait in a queue", (view, workspace) -> {
        workspace.openText("keep.bpf", StoryTexts.QUEUE);
        find(workspace, 90, s -> s.events().stream().anyMatch(e -> e instanceof Step.MapEntryChanged c && c.after().isEmpty()));
        view.desk().reveal("maps");
    });

    static final Story RING = new Story("ringbuf", "records in a ring buffer, some thrown away, one being written", (view, workspace) -> {
        workspace.openText("tell.bpf", StoryTexts.RING);
        find(workspace, 120, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        view.desk().reveal("maps");
    });

    static final Story BLOOM = new Story("bloom", "the bits of a Bloom filter", (view, workspace) -> {
        workspace.openText("remember.bpf", StoryTexts.BLOOM);
        find(workspace, 60, s -> s.events().stream().anyMatch(Step.MapEntryChanged.class::isInstance));
        view.desk().reveal("maps");
    });

    static final List<Story> ALL = List.of(MAP, MAP_EDIT, PER_CPU, PREFIXES, QUEUE, RING, BLOOM);

    private MapStories() {}
}
