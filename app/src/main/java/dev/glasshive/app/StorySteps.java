package dev.glasshive.app;

import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Packet;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Timeline;
import dev.glasshive.watch.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;

/// What stories do to a window and its workspace, in words that several of them use.
final class StorySteps {
    private StorySteps() {}

    /// What of that type lies over the window.
    static <T extends Node> T cover(MainView view, Class<T> type) {
        return view.getChildren().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    /// Gives a packet another destination port.
    static void editPacket(Workspace workspace, int index) {
        workspace.give(given -> {
            List<Packet> packets = new ArrayList<>(given.capture().packets());
            Packet old = packets.get(index);
            byte[] bytes = old.data().toArray();
            bytes[37] = 80;
            packets.set(index, new Packet(old.number(), old.time(), old.originalLength(), Bytes.of(bytes)));
            return given.with(new Capture(given.capture().name(), given.capture().linkType(), packets, List.of()));
        }, timeline -> timeline.runs().get(index).first());
    }

    /// Puts an entry into the first map before the run.
    static void put(Workspace workspace, Bytes key, Bytes value) {
        MapSpec map = workspace.session().get().programs().orElseThrow().maps().getFirst();
        workspace.give(given -> given.with(given.presets().with(map, key, Optional.of(value))), timeline -> 0);
    }

    /// Looks at the first visit of the instruction at `slot`.
    static void visit(Workspace workspace, int slot) {
        workspace.verifier().verification().get().flatMap(verification -> verification.firstAt(slot)).ifPresent(workspace.verifier()::lookAt);
    }

    /// The condition that `text` says.
    static Condition condition(String text) {
        return switch (Condition.parse(text)) {
            case Condition.Good(Condition condition) -> condition;
            case Condition.Bad bad -> throw new IllegalStateException(text + ": " + bad.message());
        };
    }

    /// Goes to the position after the first fitting step from `from` on.
    static void find(Workspace workspace, int from, Predicate<Step> wanted) {
        Timeline timeline = workspace.moment().get().map(Moment::timeline).orElseThrow();
        int position = Math.min(from, timeline.length());
        while (position < timeline.length() && !wanted.test(timeline.step(position))) {
            position++;
        }
        workspace.goTo(position + 1);
    }
}
