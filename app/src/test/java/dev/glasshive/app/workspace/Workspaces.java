package dev.glasshive.app.workspace;

import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.function.Predicate;
import dev.glasshive.vm.Step;

/// Workspaces for tests: they do their work at once, on the thread that asks.
public final class Workspaces {
    /// A program whose every step is easy to foretell.
    public static final String SMALL = """
            .program xdp main
            .map hits hash key=4 value=8 max=4
                r6 = 7
                *(u32 *)(r10 - 4) = r6
                r7 = *(u8 *)(r10 - 4)
                r0 = 2
                exit
            """;

    private Workspaces() {}

    /// One with nothing open.
    public static Workspace empty() {
        return new Workspace(Runnable::run, Runnable::run);
    }

    /// One with a text open, over one short packet.
    public static Workspace of(String text) {
        Workspace workspace = empty();
        workspace.openText("test.bpf", text);
        workspace.use(onePacket());
        return workspace;
    }

    /// One with a sample object open, over the packets that samples get.
    public static Workspace sample(String name) {
        Workspace workspace = empty();
        workspace.openSample(name);
        return workspace;
    }

    /// A capture of one packet of 16 bytes.
    public static Capture onePacket() {
        return new Capture("one.pcap", List.of(Packet.of(Bytes.ofHex("02000000000202000000000188cc0000"))));
    }

    /// Goes to the position after the first fitting step from `from` on.
    public static Step goAfter(Workspace workspace, int from, Predicate<Step> wanted) {
        Moment moment = workspace.moment().get().orElseThrow();
        for (int position = from; position < moment.timeline().length(); position++) {
            Step step = moment.timeline().step(position);
            if (wanted.test(step)) {
                workspace.goTo(position + 1);
                return step;
            }
        }
        throw new IllegalStateException("no such step");
    }
}
