package dev.glasshive.app.packet;

import dev.glasshive.app.control.BytePosition;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.packet.Dissection;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Field;
import dev.glasshive.packet.Header;
import dev.glasshive.packet.LinkType;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.MemoryImage;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the packet pane shows of the current moment: the bytes the program sees and the headers they belong to, its context, or all packets;
/// all of which can be changed for the next run.
public final class PacketViewModel {
    private static final List<Kind> HEADER_KINDS = List.of(Kind.SCALAR, Kind.PACKET, Kind.CONTEXT, Kind.STACK, Kind.MAP);

    private final Workspace workspace;
    private final PacketEditor editor;
    private final PacketsViewModel packets;
    private final ContextFields context;
    private final ReadOnlyBooleanWrapper errors = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<PacketContent>> content = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Subject>> subjects = new ReadOnlyObjectWrapper<>(List.of(Subject.PACKET));
    private final ReadOnlyBooleanWrapper first = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper last = new ReadOnlyBooleanWrapper(true);
    private int width = HexRows.NARROWEST;
    private final ObjectProperty<Subject> wanted = new SimpleObjectProperty<>(Subject.PACKET);

    /// What the pane can show.
    public enum Subject {
        PACKET, CONTEXT, ALL
    }

    /// A view model that follows `workspace`.
    public PacketViewModel(Workspace workspace) {
        this.workspace = workspace;
        this.editor = new PacketEditor(workspace);
        this.packets = new PacketsViewModel(workspace, editor);
        this.context = new ContextFields(workspace);
        workspace.session().subscribe(session -> errors.set(session.diagnostics().stream().anyMatch(Diagnostic::isError)));
        workspace.moment().subscribe(moment -> {
            first.set(moment.filter(m -> m.position() > 0 && !m.timeline().runs().isEmpty()).isEmpty());
            last.set(moment.filter(m -> !m.timeline().runs().isEmpty() && m.timeline().runs().getLast().first() > m.position()).isEmpty());
            refresh();
        });
        wanted.subscribe(subject -> refresh());
    }

    /// The packet or the context; absent where nothing runs.
    public ReadOnlyObjectProperty<Optional<PacketContent>> content() {
        return content.getReadOnlyProperty();
    }

    /// Puts so many bytes in a row.
    public void showInRowsOf(int bytes) {
        if (bytes != width) {
            width = bytes;
            content.set(content.get().map(c -> c.inRowsOf(width)));
        }
    }

    /// What there is to show.
    public ReadOnlyObjectProperty<List<Subject>> subjects() {
        return subjects.getReadOnlyProperty();
    }

    /// What the user wants to see.
    public ObjectProperty<Subject> wanted() {
        return wanted;
    }

    /// What is shown: what is wanted, if that is there.
    public Subject shown() {
        return subjects.get().contains(wanted.get()) ? wanted.get() : subjects.get().getFirst();
    }

    /// All packets.
    public PacketsViewModel packets() {
        return packets;
    }

    /// Whether nothing runs because the text is wrong.
    public ReadOnlyBooleanProperty errors() {
        return errors.getReadOnlyProperty();
    }

    /// Whether no packet's run begins before this moment.
    ReadOnlyBooleanProperty first() {
        return first.getReadOnlyProperty();
    }

    /// Whether no packet's run begins after this moment.
    ReadOnlyBooleanProperty last() {
        return last.getReadOnlyProperty();
    }

    /// Goes to the start of the next packet's run.
    public void next() {
        workspace.moment().get().ifPresent(moment -> moment.timeline().runs().stream().filter(run -> run.first() > moment.position()).findFirst()
                .ifPresent(run -> workspace.goTo(run.first())));
    }

    /// Goes to the start of this packet's run, or from there to the start of the one before.
    public void previous() {
        workspace.moment().get().ifPresent(moment -> moment.timeline().runs().reversed().stream().filter(run -> run.first() < moment.position()).findFirst()
                .ifPresent(run -> workspace.goTo(run.first())));
    }

    /// What can be asked about bytes of what is shown, from `offset` on; nothing where nothing runs.
    public List<Inquiries.Question> questions(int offset, int length) {
        return workspace.moment().get().filter(moment -> length > 0).map(moment -> {
            Place place = shown() == Subject.CONTEXT ? new Place(Place.Kind.CONTEXT, 0, offset) : new Place(Place.Kind.PACKET, moment.snapshot().packet().ordinal(), offset);
            Target target = new Target.OfBytes(place, length);
            return workspace.inquiries().about(new Asked(target, Naming.of(target, moment.timeline().scenario().set())));
        }).orElse(List.of());
    }

    /// What can be asked about a byte of the grid.
    public List<Inquiries.Question> questionsAt(int row, int column) {
        return questions(row * width + column, 1);
    }

    /// Puts `value` over a byte of the packet; a context is changed by its fields, which the user is told.
    public void type(BytePosition at, int value) {
        if (isPacket()) {
            editor.type(offset(at), value);
        } else {
            workspace.tell(new Notice(Notice.Level.INFO, Text.of("context.edit.bytes")));
        }
    }

    /// Puts a zero before a byte of the packet.
    public void insert(BytePosition at) {
        if (isPacket()) {
            editor.insert(offset(at));
        }
    }

    /// Takes a byte out of the packet.
    public void delete(BytePosition at) {
        if (isPacket()) {
            editor.delete(offset(at));
        }
    }

    /// What to ask for the value of a field; nothing where it cannot be changed, which the user is told.
    public Optional<TypedField> edit(PacketContent.Line line) {
        if (line.header()) {
            return Optional.empty();
        }
        if (isPacket()) {
            return editor.field(line.name(), line.offset(), line.length());
        }
        Optional<TypedField> field = workspace.moment().get().flatMap(moment -> type(moment).flatMap(type -> context.edit(moment, type, line.name())));
        if (field.isEmpty()) {
            workspace.tell(new Notice(Notice.Level.INFO, Text.of("context.edit.not", line.name())));
        }
        return field;
    }

    /// Puts in a field of the context what the platform puts there.
    public void reset(PacketContent.Line line) {
        if (!isPacket() && line.given()) {
            context.reset(line.name());
        }
    }

    /// Whether what is shown is a packet, whose bytes can be changed.
    public boolean isPacket() {
        return shown() == Subject.PACKET && workspace.moment().get().flatMap(this::type).filter(t -> t.packetStart().isPacket()).isPresent();
    }

    /// Makes the checksums of the packet right.
    public void correctChecksums() {
        editor.correctChecksums();
    }

    /// Takes back the last change of what runs are given.
    public void undo() {
        workspace.undo();
    }

    /// Does again what was taken back.
    public void redo() {
        workspace.redo();
    }

    /// What is shown, as text: fields a line each, then the bytes.
    public String text() {
        return content.get().map(c -> c.title() + "\n" + c.lines().stream().map(PacketViewModel::text).collect(Collectors.joining("\n")) + "\n\n"
                + c.rows().stream().map(row -> row.label() + "  " + row.bytes().stream().map(b -> b.text()).collect(Collectors.joining(" "))).collect(Collectors.joining("\n"))).orElse("");
    }

    /// A line as text.
    static String text(PacketContent.Line line) {
        return line.header() ? line.name() : "  " + line.name() + "\t" + line.words();
    }

    /// Whose bytes are shown, to tell another packet from the same one with other bytes: the capture, the number in it, and whether it is the context.
    String whose() {
        return workspace.moment().get().map(m -> shown() + " " + m.snapshot().run()).orElse("") + " " + workspace.session().get().capture().name();
    }

    private int offset(BytePosition at) {
        return at.row() * width + at.column();
    }

    private Optional<ProgramType> type(Moment moment) {
        return workspace.session().get().program().flatMap(p -> moment.timeline().scenario().platform().programType(p.type(), p.section()));
    }

    private void refresh() {
        Optional<Moment> moment = workspace.moment().get().filter(m -> !m.timeline().scenario().inputs().isEmpty());
        subjects.set(moment.map(m -> subjects(type(m))).orElse(List.of(Subject.PACKET)));
        content.set(moment.map(m -> type(m).filter(t -> shown() == Subject.CONTEXT).map(t -> context.at(m, t)).orElseGet(() -> packet(m))).map(c -> c.inRowsOf(width)));
    }

    private static List<Subject> subjects(Optional<ProgramType> type) {
        if (type.isEmpty()) {
            return List.of(Subject.PACKET);
        }
        return type.get().packetStart().isPacket() ? List.of(Subject.PACKET, Subject.CONTEXT, Subject.ALL) : List.of(Subject.CONTEXT);
    }

    private PacketContent packet(Moment moment) {
        MemoryImage packet = moment.snapshot().packet();
        Bytes bytes = packet.toBytes();
        boolean network = type(moment).filter(t -> t.packetStart() == ProgramType.PacketStart.NETWORK).isPresent();
        Dissection dissection = Dissector.dissect(bytes, network ? LinkType.RAW_IP : LinkType.ETHERNET);
        List<PacketContent.Line> lines = new ArrayList<>();
        int number = 0;
        for (Header header : dissection.headers()) {
            Kind kind = HEADER_KINDS.get(number++ % HEADER_KINDS.size());
            lines.add(new PacketContent.Line(header.protocol(), header.truncated() ? Text.of("packet.truncated") : "", "", "", kind, true, false, header.offset(), header.length(), false));
            for (Field field : header.fields()) {
                lines.add(new PacketContent.Line(field.name(), field.text(), "", "", kind, false, PacketContent.isTouched(moment, Place.Kind.PACKET, field.offset(), field.length()),
                        field.offset(), field.length(), false));
            }
        }
        String capture = workspace.session().get().capture().name();
        String title = Text.of(packets.isCurrentEdited() ? "packet.subtitle.edited" : "packet.subtitle", capture, moment.snapshot().run() + 1, moment.timeline().scenario().inputs().size(), packet.length());
        return PacketContent.of(moment, Place.Kind.PACKET, bytes, packet.length(), title, dissection.summary(), lines);
    }
}
