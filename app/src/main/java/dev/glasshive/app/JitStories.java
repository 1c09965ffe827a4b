package dev.glasshive.app;

import dev.glasshive.app.control.PanePlace;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Screens of a program beside its bytecode and its native code.
final class JitStories {
    private static final int MANY = 4_000;

    static final Story RUNNING = new Story("jit", "each instruction beside the bytecode that runs here and the code for a processor; the one that is next is lit", (view, workspace) -> {
        workspace.openSampleSource("rate_limit");
        view.dock().show(DockTab.JIT);
        workspace.goTo(9);
    });

    static final Story LARGE = new Story("jit-large", "the same over the whole window", (view, workspace) -> {
        RUNNING.tell(view, workspace);
        enlarge(view);
    });

    static final Story BLINDED = new Story("jit-blinded", "constants are hidden, and what that costs is marked", (view, workspace) -> {
        RUNNING.tell(view, workspace);
        enlarge(view);
        view.jit().blind().set(true);
    });

    static final Story EMPTY = new Story("jit-empty", "nothing to compile yet", (view, workspace) -> {
        workspace.openText("broken.bpf", ".program xdp main\n    r0 = r1 +\n    exit\n");
        view.dock().show(DockTab.JIT);
    });

    static final Story HUGE = new Story("jit-huge", "a program of thousands of instructions", (view, workspace) -> {
        workspace.openText("long.bpf", longProgram());
        view.dock().show(DockTab.JIT);
        enlarge(view);
        workspace.goTo(MANY / 2);
    });

    static final List<Story> ALL = List.of(RUNNING, LARGE, BLINDED, EMPTY, HUGE);

    private JitStories() {}

    private static String longProgram() {
        List<String> lines = List.of("r1 = 305419896", "r2 = r1", "r2 <<= 7", "r1 += r2", "w1 ^= w2", "r1 /= 3");
        return ".program xdp long\n" + IntStream.range(0, MANY).mapToObj(i -> "    " + lines.get(i % lines.size())).collect(Collectors.joining("\n")) + "\n    r0 = 2\n    exit\n";
    }

    private static void enlarge(MainView view) {
        view.desk().panes().move(view.desk().panes().pane("dock." + DockTab.JIT.id()), PanePlace.ENLARGED);
    }
}
