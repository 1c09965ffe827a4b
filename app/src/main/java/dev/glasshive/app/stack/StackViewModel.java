package dev.glasshive.app.stack;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.BytePosition;
import dev.glasshive.app.control.HexByte;
import dev.glasshive.app.control.HexRow;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.vm.MemoryImage;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/// What the stack pane shows of the current moment: one frame, eight bytes a row, the frame pointer's end at the bottom.
public final class StackViewModel {
    private static final int ROW = 8;
    /// Nearly all of a stack is never written, and says the same at every step.
    private static final Map<Integer, HexByte> NEVER = new ConcurrentHashMap<>();

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Frames> frames = new ReadOnlyObjectWrapper<>(Frames.NONE);
    private final IntegerProperty chosen = new SimpleIntegerProperty();

    /// The frames and the bytes of the chosen one.
    ///
    /// @param names of the open functions, the entry function's first
    /// @param frame which one is shown
    /// @param focus the row that matters now, or -1
    public record Frames(List<String> names, int frame, List<HexRow> rows, int focus) {
        static final Frames NONE = new Frames(List.of(), 0, List.of(), -1);
    }

    /// A view model that follows `workspace`.
    public StackViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> {
            chosen.set(workspace.moment().get().map(m -> m.snapshot().frames().size() - 1).orElse(0));
            refresh();
        });
        chosen.subscribe(this::refresh);
    }

    /// The frames.
    public ReadOnlyObjectProperty<Frames> frames() {
        return frames.getReadOnlyProperty();
    }

    /// Which frame is shown; a step goes back to the innermost one.
    public IntegerProperty chosen() {
        return chosen;
    }

    /// What can be asked about a byte of the frame that is shown; nothing outside of it.
    public List<Inquiries.Question> questions(int row, int column) {
        return workspace.moment().get().map(moment -> {
            Snapshot.Frame frame = moment.snapshot().frames().get(frames.get().frame());
            int offset = frame.stack().first() + row * ROW + column;
            Target target = new Target.OfBytes(new Place(Place.Kind.STACK, frame.ordinal(), offset), 1);
            return offset < 0 ? workspace.inquiries().about(new Asked(target, Naming.of(target, moment.timeline().scenario().set()))) : List.<Inquiries.Question>of();
        }).orElse(List.of());
    }

    /// Where a byte of a frame is shown; nowhere while another frame is.
    public Optional<BytePosition> at(int ordinal, int offset) {
        return workspace.moment().get().map(moment -> moment.snapshot().frames().get(frames.get().frame())).filter(frame -> frame.ordinal() == ordinal)
                .map(frame -> offset - frame.stack().first()).filter(index -> index >= 0).map(index -> new BytePosition(index / ROW, index % ROW));
    }

    private void refresh() {
        frames.set(workspace.moment().get().map(this::frames).orElse(Frames.NONE));
    }

    private Frames frames(Moment moment) {
        Snapshot snapshot = moment.snapshot();
        int index = Math.clamp(chosen.get(), 0, snapshot.frames().size() - 1);
        Snapshot.Frame frame = snapshot.frames().get(index);
        List<HexRow> rows = new ArrayList<>();
        int focus = -1;
        MemoryImage stack = frame.stack();
        for (int start = stack.first(); start < 0; start += ROW) {
            List<HexByte> bytes = new ArrayList<>();
            for (int offset = start; offset < start + ROW; offset++) {
                HexByte cell = cell(moment, frame, offset);
                bytes.add(cell);
                if (!cell.marks().isEmpty() && !cell.marks().contains(ByteMark.UNREADABLE)) {
                    focus = rows.size();
                }
            }
            rows.add(new HexRow("fp" + start, bytes));
        }
        return new Frames(snapshot.frames().stream().map(Snapshot.Frame::function).toList(), index, rows, focus);
    }

    private static HexByte cell(Moment moment, Snapshot.Frame frame, int offset) {
        MemoryImage stack = frame.stack();
        Set<ByteMark> marks = EnumSet.noneOf(ByteMark.class);
        if (touched(moment, frame.ordinal(), offset, true)) {
            marks.add(ByteMark.CHANGED);
        } else if (touched(moment, frame.ordinal(), offset, false)) {
            marks.add(ByteMark.ACCESSED);
        }
        if (!stack.isWritten(offset)) {
            marks.add(ByteMark.UNREADABLE);
            return marks.size() > 1 ? never(offset, marks) : NEVER.computeIfAbsent(offset, o -> never(o, Set.of(ByteMark.UNREADABLE)));
        }
        int value = stack.at(offset);
        return new HexByte(String.format("%02x", value), Kind.STACK, marks,
                Text.of(marks.contains(ByteMark.CHANGED) ? "stack.byte.changed" : "stack.byte", offset, String.format("0x%02x", value), value));
    }

    private static HexByte never(int offset, Set<ByteMark> marks) {
        return new HexByte("", Kind.UNREADABLE, marks, Text.of("stack.byte.never", offset));
    }

    private static boolean touched(Moment moment, int frame, int offset, boolean written) {
        return moment.last().stream().flatMap(s -> s.events().stream()).anyMatch(event -> switch (event) {
            case Step.MemoryWritten(Place place, var before, var after) -> written && covers(place, after.length(), frame, offset);
            case Step.MemoryRead(Place place, int size) -> !written && covers(place, size, frame, offset);
            default -> false;
        });
    }

    private static boolean covers(Place place, int size, int frame, int offset) {
        return place.kind() == Place.Kind.STACK && place.ordinal() == frame && offset >= place.offset() && offset < place.offset() + size;
    }
}
