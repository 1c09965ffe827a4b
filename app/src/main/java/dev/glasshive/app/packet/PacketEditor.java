package dev.glasshive.app.packet;

import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.CellText;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.Checksums;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Field;
import dev.glasshive.packet.LinkType;
import dev.glasshive.packet.MalformedCaptureException;
import dev.glasshive.packet.Packet;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Timeline;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes the packets that a program gets. Each change makes a new run and goes to where the packet arrives.
final class PacketEditor {
    private final Workspace workspace;

    PacketEditor(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The place in the capture of the packet that is being worked on.
    int current() {
        return workspace.moment().get().map(m -> m.snapshot().run()).orElse(-1);
    }

    /// Puts `value` over the byte at `offset` of what the program saw of the current packet at its start.
    void type(int offset, int value) {
        change(data -> {
            byte[] bytes = data.toArray();
            int at = offset + skipped();
            if (at >= 0 && at < bytes.length) {
                bytes[at] = (byte) value;
            }
            return Bytes.of(bytes);
        });
    }

    /// Puts a zero before the byte at `offset`.
    void insert(int offset) {
        change(data -> {
            byte[] before = data.toArray();
            int at = Math.clamp(offset + (long) skipped(), 0, before.length);
            byte[] after = Arrays.copyOf(before, before.length + 1);
            after[at] = 0;
            System.arraycopy(before, at, after, at + 1, before.length - at);
            return Bytes.of(after);
        });
    }

    /// Takes the byte at `offset` out.
    void delete(int offset) {
        change(data -> {
            byte[] before = data.toArray();
            int at = offset + skipped();
            if (at < 0 || at >= before.length) {
                return data;
            }
            byte[] after = Arrays.copyOf(before, before.length - 1);
            System.arraycopy(before, at + 1, after, at, before.length - at - 1);
            return Bytes.of(after);
        });
    }

    /// Asks for the value of the field that lies in `length` bytes from `offset` and is called `name`.
    Optional<TypedField> field(String name, int offset, int length) {
        Optional<Bytes> frame = frame();
        if (frame.isEmpty()) {
            return Optional.empty();
        }
        Bytes seen = Bytes.of(Arrays.copyOfRange(frame.get().toArray(), Math.min(skipped(), frame.get().length()), frame.get().length()));
        return Dissector.dissect(seen, link()).headers().stream().flatMap(h -> h.fields().stream())
                .filter(f -> f.name().equals(name) && f.offset() == offset && f.length() == length).findFirst()
                .map(field -> new TypedField(Text.of("packet.edit.title", name), FieldText.hint(field), FieldText.print(field, Bytes.of(seen.toArray(), offset, length)),
                        text -> FieldText.parse(field, text) instanceof CellText.Bad(String message) ? Optional.of(message) : Optional.empty(),
                        text -> put(field, FieldText.parse(field, text))));
    }

    private void put(Field field, CellText text) {
        if (text instanceof CellText.Good(Bytes value)) {
            change(data -> {
                byte[] bytes = data.toArray();
                System.arraycopy(value.toArray(), 0, bytes, field.offset() + skipped(), value.length());
                return Bytes.of(bytes);
            });
        }
    }

    /// Makes the checksums of the current packet right.
    void correctChecksums() {
        LinkType type = workspace.session().get().capture().linkType();
        change(data -> Checksums.corrected(data, type));
    }

    /// Asks for all bytes of a packet.
    TypedField whole(int index) {
        Bytes data = workspace.session().get().capture().packets().get(index).data();
        return new TypedField(Text.of("packets.edit.title", index + 1), Text.of("packets.edit.hint"), CellText.spaced(data), PacketEditor::fault,
                text -> change(index, _ -> parsed(text)));
    }

    /// Asks for the bytes of a new packet behind another one.
    TypedField added(int behind) {
        return new TypedField(Text.of("packets.add.title"), Text.of("packets.edit.hint"), "", PacketEditor::fault,
                text -> edit(behind + 1, capture -> CaptureEdits.added(capture, behind, parsed(text))));
    }

    void duplicate(int index) {
        edit(index + 1, capture -> CaptureEdits.duplicated(capture, index));
    }

    void remove(int index) {
        edit(index, capture -> CaptureEdits.removed(capture, index));
    }

    private static Optional<String> fault(String text) {
        try {
            Packet.ofHex(text.strip());
            return Optional.empty();
        } catch (MalformedCaptureException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static Bytes parsed(String text) {
        try {
            return Packet.ofHex(text.strip()).data();
        } catch (MalformedCaptureException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private void change(UnaryOperator<Bytes> how) {
        if (current() >= 0) {
            change(current(), how);
        }
    }

    private void change(int index, UnaryOperator<Bytes> how) {
        edit(index, capture -> index < capture.packets().size() ? CaptureEdits.replaced(capture, index, how.apply(capture.packets().get(index).data())) : capture);
    }

    private void edit(int then, UnaryOperator<Capture> how) {
        workspace.give(given -> given.with(how.apply(given.capture())), timeline -> start(timeline, then));
    }

    /// Where the run over a packet starts; where it never came to that, the end.
    static int start(Timeline timeline, int index) {
        return timeline.runs().stream().filter(run -> run.index() == index).findFirst().map(Timeline.Run::first).orElse(index == 0 ? 0 : timeline.length());
    }

    private Optional<Bytes> frame() {
        int index = current();
        return workspace.session().get().capture().packets().stream().skip(Math.max(0, index)).findFirst().map(Packet::data).filter(_ -> index >= 0);
    }

    private int skipped() {
        return hook().map(type -> type.packetStart().skipped()).orElse(0);
    }

    private LinkType link() {
        return hook().filter(t -> t.packetStart() == ProgramType.PacketStart.NETWORK).isPresent() ? LinkType.RAW_IP : LinkType.ETHERNET;
    }

    private Optional<ProgramType> hook() {
        return workspace.moment().get().map(Moment::timeline).flatMap(timeline -> workspace.session().get().program()
                .flatMap(p -> timeline.scenario().platform().programType(p.type(), p.section())));
    }
}
