package dev.glasshive.app;

import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.verifier.Fixpoint.Meeting;
import dev.glasshive.verifier.Fixpoint.Pass;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Screens of the verifier that joins paths.
final class FixpointStories {
    private static final String PORTS = """
            ; which of two answers, by what the packet says
            .program xdp ports
                r2 = *(u32 *)(r1 + 4)      ; data_end
                r1 = *(u32 *)(r1 + 0)      ; data
                r3 = r1
                r3 += 14
                if r3 > r2 goto short
                r4 = *(u8 *)(r1 + 12)
                r0 = 2                     ; XDP_PASS
                goto done
            short:
                r4 = 0
                r0 = 1                     ; XDP_DROP
            done:
                exit
            """;

    private static final String LOOP = """
            ; counts to ten, and adds two each time
            .program xdp count
                r6 = 0
                r7 = 0
            again:
                r7 += 2
                r6 += 1
                if r6 < 10 goto again
                r0 = 2                     ; XDP_PASS
                exit
            """;

    private static final String UNPROVEN = """
            ; reads where nothing was proven, three times
            .program xdp careless
                r2 = *(u32 *)(r1 + 4)      ; data_end
                r6 = *(u32 *)(r1 + 0)      ; data
                r4 = *(u8 *)(r6 + 12)      ; no check before
                if r4 != 8 goto other
                r5 = *(u8 *)(r6 + 23)
                goto done
            other:
                r5 = *(u64 *)(r10 - 8)     ; never written
            done:
                r0 = r5
                exit
            """;

    static final Story ACCEPTED = new Story("fixpoint", "a program that the verifier of Windows accepts, and how its answer grew", (view, workspace) -> {
        open(view, workspace, PORTS);
        StorySteps.visit(workspace, 10);
    });

    static final Story FORGOT = new Story("fixpoint-join", "a place where two ways meet, and what was forgotten there", (view, workspace) -> {
        open(view, workspace, PORTS);
        look(workspace, pass -> pass.how() == Meeting.JOIN);
    });

    static final Story WIDENED = new Story("fixpoint-loop", "the pass of a loop in which bounds that still grew were given up", (view, workspace) -> {
        open(view, workspace, LOOP);
        look(workspace, pass -> pass.how() == Meeting.WIDEN);
    });

    static final Story FLOW = new Story("fixpoint-flow", "the block at work during a pass, and the head of a loop that was widened", (view, workspace) -> {
        WIDENED.tell(view, workspace);
        view.dock().show(DockTab.FLOW);
    });

    static final Story REJECTED = new Story("fixpoint-rejected", "everything that the verifier of Windows could not prove, each with its line", (view, workspace) -> open(view, workspace, UNPROVEN));

    static final Story LOG = new Story("fixpoint-log", "the log of the verifier of Windows, what it says of the instruction that is looked at lit", (view, workspace) -> {
        ACCEPTED.tell(view, workspace);
        view.dock().show(DockTab.LOG);
    });

    static final List<Story> ALL = List.of(ACCEPTED, FORGOT, WIDENED, FLOW, REJECTED, LOG);

    private FixpointStories() {}

    private static void open(MainView view, Workspace workspace, String text) {
        workspace.verifier().want(Optional.of(Strategy.JOINS));
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.openText("joins.bpf", text);
        view.dock().show(DockTab.PATHS);
    }

    private static void look(Workspace workspace, Predicate<Pass> wanted) {
        Verification judged = workspace.verifier().verification().get().orElseThrow();
        judged.passes().stream().filter(visit -> judged.pass(visit).filter(wanted).isPresent()).findFirst().ifPresent(workspace.verifier()::lookAt);
    }
}
