package dev.glasshive.app.packet;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.HexByte;
import dev.glasshive.app.control.HexRow;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.packet.Dissection;
import dev.glasshive.packet.Dissector;
import dev.glasshive.packet.Field;
import dev.glasshive.packet.Header;
import dev.glasshive.packet.LinkType;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.ContextField;
import dev.glasshive.vm.MemoryImage;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the packet pane shows of the current moment: the bytes the program sees, and the headers they belong to.
public final class PacketViewModel {
    static final int ROW = 8;
    /// As many bytes of a context are shown as bytes.
    private static final int MOST_CONTEXT = 256;
    private static final List<Kind> HEADER_KINDS = List.of(Kind.SCALAR, Kind.PACKET, Kind.CONTEXT, Kind.STACK, Kind.MAP);

    private final Workspace workspace;
    private final ReadOnlyBooleanWrapper errors = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Content>> content = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// A packet, or the context where a hook has none.
    ///
    /// @param focus the row that matters now, or -1
    public record Content(boolean isContext, String title, String summary, List<HexRow> rows, List<Line> lines, int focus) {}

    /// A header or one of its fields.
    ///
    /// @param offset of its first byte
    public record Line(String name, String text, Kind kind, boolean header, boolean touched, int offset, int length) {}

    /// A view model that follows `workspace`.
    public PacketViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.session().subscribe(session -> errors.set(session.diagnostics().stream().anyMatch(Diagnostic::isError)));
        workspace.moment().subscribe(moment -> refresh());
    }

    /// The packet; absent where nothing runs.
    public ReadOnlyObjectProperty<Optional<Content>> content() {
        return content.getReadOnlyProperty();
    }

    /// Whether nothing runs because the text is wrong.
    public ReadOnlyBooleanProperty errors() {
        return errors.getReadOnlyProperty();
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
            Place place = isContext(moment) ? new Place(Place.Kind.CONTEXT, 0, offset) : new Place(Place.Kind.PACKET, moment.snapshot().packet().ordinal(), offset);
            Target target = new Target.OfBytes(place, length);
            return workspace.inquiries().about(new Asked(target, Naming.of(target, moment.timeline().scenario().set())));
        }).orElse(List.of());
    }

    /// What can be asked about a byte of the grid.
    public List<Inquiries.Question> questionsAt(int row, int column) {
        return questions(row * ROW + column, 1);
    }

    private boolean isContext(Moment moment) {
        return type(moment).filter(t -> !t.packetStart().isPacket()).isPresent();
    }

    private Optional<ProgramType> type(Moment moment) {
        return workspace.session().get().program().flatMap(p -> moment.timeline().scenario().platform().programType(p.type(), p.section()));
    }

    private void refresh() {
        content.set(workspace.moment().get().filter(m -> !m.timeline().scenario().inputs().isEmpty()).map(this::content));
    }

    private Content content(Moment moment) {
        MemoryImage packet = moment.snapshot().packet();
        Bytes bytes = packet.toBytes();
        Optional<ProgramType> type = type(moment);
        boolean network = type.filter(t -> t.packetStart() == ProgramType.PacketStart.NETWORK).isPresent();
        if (type.filter(t -> !t.packetStart().isPacket()).isPresent()) {
            return contextOf(moment, type.get());
        }
        Dissection dissection = Dissector.dissect(bytes, network ? LinkType.RAW_IP : LinkType.ETHERNET);
        Kind[] kinds = new Kind[packet.length()];
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (Header header : dissection.headers()) {
            Kind kind = HEADER_KINDS.get(number++ % HEADER_KINDS.size());
            lines.add(new Line(header.protocol(), header.truncated() ? Text.of("packet.truncated") : "", kind, true, false, header.offset(), header.length()));
            for (int i = Math.max(0, header.offset()); i < Math.min(kinds.length, header.offset() + header.length()); i++) {
                kinds[i] = kind;
            }
            for (Field field : header.fields()) {
                lines.add(new Line(field.name(), field.text(), kind, false, isTouched(moment, field.offset(), field.length()), field.offset(), field.length()));
            }
        }
        List<HexRow> rows = new ArrayList<>();
        int focus = -1;
        for (int start = 0; start < packet.length(); start += ROW) {
            List<HexByte> cells = new ArrayList<>();
            for (int i = start; i < Math.min(start + ROW, packet.length()); i++) {
                Set<ByteMark> marks = marks(moment, Place.Kind.PACKET, i);
                focus = marks.isEmpty() ? focus : rows.size();
                cells.add(cell(packet.at(i), i, kinds[i] == null ? Kind.NONE : kinds[i], marks, lines));
            }
            rows.add(new HexRow(String.format("+0x%02x", start), cells));
        }
        int run = moment.snapshot().run();
        String capture = workspace.session().get().capture().name();
        String title = Text.of("packet.subtitle", capture, run + 1, moment.timeline().scenario().inputs().size(), packet.length());
        return new Content(false, title, dissection.summary(), rows, lines, focus);
    }

    /// Where a hook has no packet, its context by the names of its fields.
    private static Content contextOf(Moment moment, ProgramType type) {
        Bytes bytes = moment.snapshot().context().map(MemoryImage::toBytes).orElse(Bytes.EMPTY);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(type.context().name(), "", Kind.CONTEXT, true, false, 0, 0));
        for (ContextField field : ContextField.of(type.context(), bytes, moment.timeline().scenario().host().order())) {
            boolean touched = moment.last().stream().flatMap(s -> s.events().stream()).anyMatch(event -> touches(event, field));
            lines.add(new Line(field.field().name(), field.value(), Kind.CONTEXT, false, touched, field.field().offset(), field.field().size()));
        }
        List<HexRow> rows = new ArrayList<>();
        int focus = -1;
        int shown = Math.min(bytes.length(), MOST_CONTEXT);
        for (int start = 0; start < shown; start += ROW) {
            List<HexByte> cells = new ArrayList<>();
            for (int i = start; i < Math.min(start + ROW, shown); i++) {
                Set<ByteMark> marks = marks(moment, Place.Kind.CONTEXT, i);
                focus = marks.isEmpty() ? focus : rows.size();
                cells.add(cell(bytes.at(i) & 0xff, i, Kind.CONTEXT, marks, lines));
            }
            rows.add(new HexRow(String.format("+0x%02x", start), cells));
        }
        return new Content(true, Text.of("packet.context", bytes.length()), type.title(), rows, lines, focus);
    }

    private static boolean touches(Step.Event event, ContextField field) {
        return switch (event) {
            case Step.MemoryWritten(Place place, Bytes before, Bytes after) -> overlaps(place, after.length(), field);
            case Step.MemoryRead(Place place, int size) -> overlaps(place, size, field);
            default -> false;
        };
    }

    private static boolean overlaps(Place place, int size, ContextField field) {
        return place.kind() == Place.Kind.CONTEXT && place.offset() < field.field().offset() + field.field().size() && place.offset() + size > field.field().offset();
    }

    private static HexByte cell(int value, int offset, Kind kind, Set<ByteMark> marks, List<Line> lines) {
        String owner = lines.stream().filter(l -> !l.header() && l.length() > 0 && offset >= l.offset() && offset < l.offset() + l.length())
                .map(l -> l.name() + ": " + l.text()).findFirst().orElse("");
        String text = String.format("%02x", value);
        return new HexByte(text, kind, marks, Text.of("packet.byte", offset, "0x" + text, value, owner).strip());
    }

    private static Set<ByteMark> marks(Moment moment, Place.Kind kind, int offset) {
        Set<ByteMark> marks = EnumSet.noneOf(ByteMark.class);
        moment.last().stream().flatMap(s -> s.events().stream()).forEach(event -> {
            switch (event) {
                case Step.MemoryWritten(Place place, Bytes before, Bytes after) when covers(place, kind, after.length(), offset) -> marks.add(ByteMark.CHANGED);
                case Step.MemoryRead(Place place, int size) when covers(place, kind, size, offset) -> marks.add(ByteMark.ACCESSED);
                default -> { }
            }
        });
        return marks;
    }

    private static boolean isTouched(Moment moment, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (!marks(moment, Place.Kind.PACKET, i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Place place, Place.Kind kind, int size, int offset) {
        return place.kind() == kind && offset >= place.offset() && offset < place.offset() + size;
    }
}
