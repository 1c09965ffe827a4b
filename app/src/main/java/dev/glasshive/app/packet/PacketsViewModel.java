package dev.glasshive.app.packet;

import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.packet.Dissection;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Packet;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The packets of the capture with what became of each. Rows are made when somebody looks at them: taking a packet apart costs time.
public final class PacketsViewModel {
    /// The most packets that are copied as text.
    private static final int MOST_COPIED = 10_000;
    /// More than are ever in view.
    private static final int MOST_KEPT = 512;

    private final Workspace workspace;
    private final PacketEditor editor;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(new Content(0, -1, 0));
    private Map<Integer, RunResult> results = Map.of();
    private Set<Bytes> opened = Set.of();
    /// What was told of packets since they changed: each row of a list asks for all its cells.
    private final Map<Integer, Row> rows = new HashMap<>();
    private int change;

    /// What the list shows.
    ///
    /// @param current the packet that is being worked on, or -1
    /// @param version of the packets and of what became of them
    public record Content(int packets, int current, int version) {}

    /// A packet.
    ///
    /// @param time since the first one
    /// @param verdict what the program answered, or how it ended; empty where it has not run
    /// @param trapped whether the run was stopped
    /// @param edited whether it is not as it was opened
    public record Row(String number, String time, String length, String protocol, String summary, String verdict, boolean trapped, boolean edited) {}

    PacketsViewModel(Workspace workspace, PacketEditor editor) {
        this.workspace = workspace;
        this.editor = editor;
        workspace.session().subscribe(this::take);
        workspace.moment().subscribe(moment -> content.set(new Content(content.get().packets(), current(), change)));
    }

    /// The packets.
    public ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    private int current() {
        return workspace.moment().get().map(Moment::snapshot).map(s -> s.run()).orElse(-1);
    }

    private void take(Session session) {
        Map<Integer, RunResult> found = new HashMap<>();
        session.timeline().map(Timeline::runs).orElse(List.of()).forEach(run -> found.put(run.index(), run.result()));
        results = found;
        rows.clear();
        opened = session.edits().now().opened().packets().equals(session.capture().packets()) ? Set.of()
                : session.edits().now().opened().packets().stream().map(Packet::data).collect(Collectors.toCollection(HashSet::new));
        content.set(new Content(session.capture().packets().size(), current(), ++change));
    }

    /// A packet by its place, from 0.
    public Optional<Row> row(int index) {
        List<Packet> packets = workspace.session().get().capture().packets();
        if (index < 0 || index >= packets.size()) {
            return Optional.empty();
        }
        if (rows.size() >= MOST_KEPT) {
            rows.clear();
        }
        return Optional.of(rows.computeIfAbsent(index, i -> row(packets, i)));
    }

    private Row row(List<Packet> packets, int index) {
        Packet packet = packets.get(index);
        Dissection dissection = Dissector.dissect(packet.data(), workspace.session().get().capture().linkType());
        String summary = dissection.summary();
        int space = summary.indexOf(' ');
        double seconds = Duration.between(packets.getFirst().time(), packet.time()).toNanos() / 1e9;
        Optional<RunResult> result = Optional.ofNullable(results.get(index));
        return new Row(Integer.toString(index + 1), String.format(Locale.ROOT, "%.6f", seconds), Integer.toString(packet.data().length()), space < 0 ? summary : summary.substring(0, space),
                space < 0 ? "" : summary.substring(space + 1).replaceFirst("^· ", ""), result.map(this::verdict).orElse(""), result.flatMap(RunResult::trap).isPresent(),
                isEdited(packet));
    }

    private boolean isEdited(Packet packet) {
        return !opened.isEmpty() && !opened.contains(packet.data());
    }

    /// Whether the packet that is being worked on is not as it was opened.
    boolean isCurrentEdited() {
        return workspace.session().get().capture().packets().stream().skip(Math.max(0, current())).findFirst().filter(this::isEdited).isPresent();
    }

    private String verdict(RunResult result) {
        Session session = workspace.session().get();
        Optional<ProgramType> type = session.program().flatMap(p -> session.setup().platform().programType(p.type(), p.section()));
        return result.trap().map(trap -> Text.of("packets.trap")).orElseGet(() -> type.map(t -> t.meaning(result.r0()).replace("XDP_", "").replace("TC_ACT_", "")).orElse("r0 = " + result.r0()));
    }

    /// Goes to where the run over a packet starts.
    public void goTo(int index) {
        workspace.moment().get().map(Moment::timeline).ifPresent(timeline -> workspace.goTo(PacketEditor.start(timeline, index)));
    }

    /// What to ask for all bytes of a packet.
    public Optional<TypedField> edit(int index) {
        return index < 0 || index >= content.get().packets() ? Optional.empty() : Optional.of(editor.whole(index));
    }

    /// What to ask for a new packet behind that at `index`, or behind the last one.
    public Optional<TypedField> add(int index) {
        int behind = index < 0 ? content.get().packets() - 1 : index;
        return behind < 0 ? Optional.empty() : Optional.of(editor.added(behind));
    }

    /// Puts a copy behind a packet.
    public void duplicate(int index) {
        if (index >= 0 && index < content.get().packets()) {
            editor.duplicate(index);
        }
    }

    /// Takes a packet out, unless it is the only one.
    public void remove(int index) {
        if (index >= 0 && index < content.get().packets()) {
            editor.remove(index);
        }
    }

    /// The packets as text, a line each; all where none is named.
    public String text(List<Integer> indexes) {
        List<Integer> wanted = indexes.isEmpty() ? IntStream.range(0, Math.min(MOST_COPIED, content.get().packets())).boxed().toList() : indexes;
        return wanted.stream().map(this::row).flatMap(Optional::stream)
                .map(r -> String.join("\t", r.number(), r.time(), r.length(), r.protocol(), r.summary(), r.verdict())).collect(Collectors.joining("\n"));
    }

    /// The bytes of packets in hexadecimal, a line each.
    public String bytes(List<Integer> indexes) {
        List<Packet> packets = workspace.session().get().capture().packets();
        return indexes.stream().filter(i -> i < packets.size()).map(i -> packets.get(i).data().toHex()).collect(Collectors.joining("\n"));
    }
}
