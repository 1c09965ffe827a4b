package dev.glasshive.app;

import dev.glasshive.app.control.PanePlace;
import java.util.List;

/// Screens of a program on both systems.
final class PortabilityStories {
    static final Story DIFFERS = new Story("portability", "a program on Linux and on Windows, and everything that differs", (view, workspace) -> {
        workspace.openSampleSource("rate_limit");
        view.dock().show(DockTab.PORTABILITY);
    });

    static final Story LARGE = new Story("portability-large", "the same over the whole window", (view, workspace) -> {
        DIFFERS.tell(view, workspace);
        enlarge(view);
    });

    static final Story SAME = new Story("portability-same", "a program that holds on both systems, because it names what differs", (view, workspace) -> {
        workspace.openText("both.bpf", StoryTexts.PORTABLE);
        view.dock().show(DockTab.PORTABILITY);
        enlarge(view);
    });

    static final Story REFUSED = new Story("portability-refused", "a program that only one of the systems takes, and what shows why", (view, workspace) -> {
        workspace.openText("dependent_read.bpf", StoryTexts.JOINED);
        view.dock().show(DockTab.PORTABILITY);
        enlarge(view);
    });

    static final Story EMPTY = new Story("portability-empty", "nothing to compare yet", (view, workspace) -> {
        workspace.openText("broken.bpf", ".program xdp main\n    r0 = r1 +\n    exit\n");
        view.dock().show(DockTab.PORTABILITY);
    });

    static final Story HUGE = new Story("portability-huge", "a long program on both systems", (view, workspace) -> {
        workspace.openSample("dns_parser");
        view.dock().show(DockTab.PORTABILITY);
        enlarge(view);
    });

    static final Story LIFE = new Story("life", "the way of a program from its source to its hook, on both systems", (view, workspace) -> {
        workspace.openSampleSource("rate_limit");
        view.dock().show(DockTab.LIFE);
    });

    static final Story LIFE_OBJECT = new Story("life-object", "the way of an object that clang made", (view, workspace) -> {
        workspace.openSample("port_filter");
        view.dock().show(DockTab.LIFE);
    });

    static final List<Story> ALL = List.of(DIFFERS, LARGE, SAME, REFUSED, EMPTY, HUGE, LIFE, LIFE_OBJECT);

    private PortabilityStories() {}

    private static void enlarge(MainView view) {
        view.desk().panes().move(view.desk().panes().pane("dock." + DockTab.PORTABILITY.id()), PanePlace.ENLARGED);
    }
}
