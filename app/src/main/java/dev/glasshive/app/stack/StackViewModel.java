package dev.glasshive.app.stack;

import dev.glasshive.app.control.ByteMark;
import dev.glasshive.app.control.BytePosition;
import dev.glasshive.app.control.HexByte;
import dev.glasshive.app.control.HexRow;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Program;
import dev.glasshive.program.Subprogram;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// What the stack pane shows of the current moment and visit: one frame, eight bytes a row, the frame pointer's end at the bottom.
public final class StackViewModel {
    private static final int SIZE = 512;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Frames> frames = new ReadOnlyObjectWrapper<>(Frames.NONE);
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final Map<MachineStack.Look, HexByte> cells = new HashMap<>();
    private final BooleanProperty bits = new SimpleBooleanProperty();
    private boolean goesIn;

    /// The frames and the bytes of the chosen one.
    ///
    /// @param open the open functions, the entry function's first
    /// @param frame which one is shown
    /// @param focus the row that matters now, or -1
    /// @param isAbstract whether only the verifier's knowledge is shown
    public record Frames(List<Open> open, int frame, List<HexRow> rows, int focus, boolean isAbstract) {
        static final Frames NONE = new Frames(List.of(), 0, List.of(), -1, false);
    }

    /// An open function.
    ///
    /// @param callsite the slot of the call, or -1 for the entry function
    public record Open(String name, int callsite) {}

    /// A view model that follows `workspace`.
    public StackViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> innermost());
        workspace.verifier().look().subscribe(look -> {
            if (!workspace.isOnItsWay()) {
                innermost();
            }
        });
        workspace.verifier().mode().subscribe(mode -> innermost());
        chosen.subscribe(this::refresh);
        bits.subscribe(() -> refresh());
    }

    private void innermost() {
        goesIn = true;
        refresh();
        chosen.set(frames.get().frame());
    }

    /// The frames.
    public ReadOnlyObjectProperty<Frames> frames() {
        return frames.getReadOnlyProperty();
    }

    /// Which frame is shown; a step goes back to the innermost one.
    public IntegerProperty chosen() {
        return chosen;
    }

    /// Whether what the verifier knows of saved numbers is drawn bit by bit.
    public BooleanProperty bits() {
        return bits;
    }

    /// What can be asked about a byte of the frame that is shown, or about a saved register; nothing outside of it, and nothing that only the verifier knows.
    public List<Inquiries.Question> questions(int row, int column) {
        Frames now = frames.get();
        return workspace.moment().get().filter(moment -> !now.isAbstract() && now.frame() < moment.snapshot().frames().size()).map(moment -> {
            Snapshot.Frame frame = moment.snapshot().frames().get(now.frame());
            HexByte cell = now.rows().get(row).bytes().get(column);
            int offset = frame.stack().first() + row * StackKnowledge.ROW + now.rows().get(row).first(column);
            Target target = new Target.OfBytes(new Place(Place.Kind.STACK, frame.ordinal(), offset), cell.span());
            return offset < 0 ? workspace.inquiries().about(new Asked(target, Naming.of(target, moment.timeline().scenario().set()))) : List.<Inquiries.Question>of();
        }).orElse(List.of());
    }

    /// Where a byte of a frame is shown; nowhere while another frame is, or only what the verifier knows.
    public Optional<BytePosition> at(int ordinal, int offset) {
        Frames now = frames.get();
        return workspace.moment().get().filter(moment -> !now.isAbstract() && now.frame() < moment.snapshot().frames().size()).map(moment -> moment.snapshot().frames().get(now.frame()))
                .filter(frame -> frame.ordinal() == ordinal).map(frame -> offset - frame.stack().first()).filter(index -> index >= 0 && index / StackKnowledge.ROW < now.rows().size())
                .map(index -> new BytePosition(index / StackKnowledge.ROW, now.rows().get(index / StackKnowledge.ROW).column(index % StackKnowledge.ROW)));
    }

    /// A row as text, to be taken elsewhere; the whole frame where no row is named, as far as something is in it.
    public String text(Optional<Integer> row) {
        Frames now = frames.get();
        if (now.open().isEmpty()) {
            return "";
        }
        return row.map(index -> now.rows().get(index).text()).orElseGet(() -> now.rows().stream().filter(r -> r.bytes().stream().anyMatch(cell -> !cell.text().isEmpty())).map(HexRow::text)
                .collect(Collectors.joining("\n", Text.of("stack.title") + ", " + subtitle(now) + "\n", "")));
    }

    private void refresh() {
        Verifying verifier = workspace.verifier();
        Optional<Verification> judged = verifier.verification().get();
        Optional<Look> look = verifier.look().get().filter(_ -> judged.isPresent());
        Optional<Moment> moment = workspace.moment().get();
        if (verifier.mode().get() == Mode.VERIFY && look.isPresent()) {
            frames.set(known(judged.orElseThrow(), look.get(), moment.filter(m -> look.get().reached() && m.snapshot().slot() == look.get().visit().slot())));
        } else {
            frames.set(moment.map(m -> held(m, look.filter(l -> l.reached() && !l.borrowed() && l.visit().slot() == m.snapshot().slot()))).orElse(Frames.NONE));
        }
        goesIn = false;
    }

    private int frame(int count) {
        return Math.clamp(goesIn ? count - 1 : chosen.get(), 0, count - 1);
    }

    private Frames held(Moment moment, Optional<Look> look) {
        List<Snapshot.Frame> open = moment.snapshot().frames();
        int index = frame(open.size());
        // A function that is judged by itself has no frames below it.
        Optional<StackKnowledge> knowledge = look.flatMap(l -> knowledge(l, index - open.size(), Optional.of(moment)));
        List<HexRow> rows = new MachineStack(moment, open.get(index), knowledge, cells).rows();
        return new Frames(IntStream.range(0, open.size()).mapToObj(i -> new Open(open.get(i).function(), i == 0 ? -1 : open.get(i - 1).callSlot())).toList(), index, rows, focus(rows), false);
    }

    private Frames known(Verification judged, Look look, Optional<Moment> moment) {
        List<AbstractFrame> open = workspace.verifier().before(look.visit()).frames();
        int index = frame(open.size());
        List<HexRow> rows = knowledge(look, index - open.size(), moment).map(k -> k.rows(-SIZE)).orElse(List.of());
        return new Frames(IntStream.range(0, open.size()).mapToObj(i -> new Open(name(judged.program(), open.get(i).callsite()), open.get(i).callsite())).toList(), index, rows, focus(rows), true);
    }

    /// The name of the function that is called at `callsite`.
    private static String name(Program program, int callsite) {
        if (callsite >= 0 && program.code().startsAt(callsite) && program.code().at(callsite) instanceof Instruction.CallLocal(int offset)) {
            int start = callsite + 1 + offset;
            return Optional.ofNullable(program.labels().get(start)).or(() -> program.subprogramAt(start).map(Subprogram::name)).orElse(program.name());
        }
        return program.name();
    }

    /// @param fromTop which frame, counted back from the innermost one, which is -1
    /// @param moment of the run, if it stands there too
    private Optional<StackKnowledge> knowledge(Look look, int fromTop, Optional<Moment> moment) {
        Verification judged = workspace.verifier().verification().get().orElseThrow();
        AbstractState state = workspace.verifier().before(look.visit());
        int index = state.frames().size() + fromTop;
        if (index < 0) {
            return Optional.empty();
        }
        int from = look.visit().from();
        Optional<AbstractFrame> before = from < 0 ? Optional.empty() : Optional.of(workspace.verifier().before(judged.visits().get(from)))
                .filter(old -> old.frames().size() > index).map(old -> old.frames().get(index));
        Optional<StackKnowledge.Machine> machine = moment.map(Moment::snapshot).filter(now -> now.frames().size() + fromTop >= 0)
                .map(now -> new StackKnowledge.Machine(now.frames().get(now.frames().size() + fromTop), now.packet().length()));
        return Optional.of(new StackKnowledge(state.frames().get(index), before, look, judged.set(), machine, bits.get()));
    }

    private static int focus(List<HexRow> rows) {
        return IntStream.range(0, rows.size()).filter(row -> rows.get(row).bytes().stream().anyMatch(cell -> cell.marks().contains(ByteMark.CHANGED) || cell.marks().contains(ByteMark.ACCESSED)))
                .max().orElse(-1);
    }

    /// What stands over the bytes.
    public static String subtitle(Frames frames) {
        if (frames.open().isEmpty()) {
            return "";
        }
        String name = frames.open().get(frames.frame()).name();
        return Text.of(frames.isAbstract() ? "stack.subtitle.abstract" : "stack.subtitle", frames.frame(), name);
    }
}
