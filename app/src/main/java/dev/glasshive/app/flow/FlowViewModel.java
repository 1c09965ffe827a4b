package dev.glasshive.app.flow;

import dev.glasshive.app.control.GraphModel;
import dev.glasshive.app.control.GraphModel.Box;
import dev.glasshive.app.control.GraphModel.Line;
import dev.glasshive.app.control.GraphModel.Stroke;
import dev.glasshive.app.control.GraphModel.Tone;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.open.Opened;
import dev.glasshive.program.Program;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Visit;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the pane of control flow shows. It works only while somebody sees it.
public final class FlowViewModel {
    /// Below so many letters of height, only one line of each block can be shown beside the others.
    private static final double LOW = 13;
    /// Marks the head of a loop that was widened.
    private static final String HEAD = "↑";

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<GraphModel> graph = new ReadOnlyObjectWrapper<>(GraphModel.EMPTY);
    private final ReadOnlyIntegerWrapper lit = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper withheld = new ReadOnlyBooleanWrapper();
    private Optional<Drawn> drawn = Optional.empty();
    private Optional<Program> wanted = Optional.empty();
    private Optional<Timeline> counted = Optional.empty();
    private boolean seen;
    private boolean isChange;
    private boolean brief;

    /// A program that is laid out, and what is known of its runs and of the verifier.
    private record Drawn(BlockGraph graph, BlockWords words, FlowLayout layout, Passes passes, BitSet dead, BitSet widened) {
        Drawn with(Passes counted) {
            return new Drawn(graph, words, layout, counted, dead, widened);
        }

        Drawn judged(BitSet neverReached, BitSet heads) {
            return new Drawn(graph, words, layout, passes, neverReached, heads);
        }
    }

    /// A view model that follows `workspace`.
    public FlowViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.session().subscribe(session -> refresh());
        workspace.withheld().subscribe(secret -> {
            withheld.set(secret);
            refresh();
        });
        workspace.moment().subscribe(moment -> light());
        workspace.verifier().look().subscribe(look -> light());
        workspace.verifier().mode().subscribe(mode -> light());
        workspace.verifier().verification().subscribe(judged -> bury());
    }

    /// The blocks and the ways between them.
    public ReadOnlyObjectProperty<GraphModel> graph() {
        return graph.getReadOnlyProperty();
    }

    /// The block of the current instruction, or -1.
    public ReadOnlyIntegerProperty lit() {
        return lit.getReadOnlyProperty();
    }

    /// How many blocks there are.
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// What else there is to say of them.
    public ReadOnlyStringProperty subtitle() {
        return subtitle.getReadOnlyProperty();
    }

    /// Whether there is no graph because it tells too much of how the run goes on.
    public ReadOnlyBooleanProperty withheld() {
        return withheld.getReadOnlyProperty();
    }

    /// Why nothing is drawn while something is withheld.
    public String withheldWords() {
        return workspace.withheldWords("flow.withheld");
    }

    /// Whether the graph is the one of before, with other numbers.
    public boolean isChange() {
        return isChange;
    }

    /// Tells whether anybody sees the pane.
    public void see(boolean shown) {
        seen = shown;
        refresh();
    }

    /// Tells how high the pane is, in letters; 0 means that it is not known yet.
    public void giveRoom(double letters) {
        boolean low = letters > 0 && letters < LOW;
        if (low != brief && letters > 0) {
            brief = low;
            wanted = Optional.empty();
            refresh();
        }
    }

    /// Goes to the first instruction of a block: with the run, if it passes there, else with the verifier, else only in the text.
    public void choose(int block) {
        if (drawn.isEmpty() || block < 0) {
            return;
        }
        int slot = drawn.get().graph().blocks().get(block).first();
        Optional<Visit> visit = workspace.verifier().verification().get().filter(v -> v.program().equals(drawn.get().graph().program())).flatMap(v -> v.firstAt(slot));
        Optional<Moment> moment = workspace.moment().get();
        if (workspace.verifier().mode().get() == Mode.VERIFY && visit.isPresent()) {
            workspace.verifier().lookAt(visit.get());
        } else if (moment.isPresent()) {
            workspace.ask(() -> position(moment.get(), slot), position -> {
                if (position >= 0) {
                    workspace.goTo(position);
                } else {
                    elsewhere(visit, slot);
                }
            });
        } else {
            elsewhere(visit, slot);
        }
    }

    private void elsewhere(Optional<Visit> visit, int slot) {
        visit.ifPresent(workspace.verifier()::lookAt);
        drawn.ifPresent(d -> workspace.reveal(new Lines.Instruction(d.graph().program().name(), slot)));
    }

    private int position(Moment moment, int slot) {
        Timeline timeline = moment.timeline();
        String program = drawn.map(d -> d.graph().program().name()).orElse("");
        int found = find(timeline, slot, program, moment.position(), timeline.length());
        return found >= 0 ? found : find(timeline, slot, program, -1, moment.position());
    }

    private static int find(Timeline timeline, int slot, String program, int from, int to) {
        for (int at = timeline.next(from, s -> s == slot); at < to; at = timeline.next(at, s -> s == slot)) {
            if (timeline.programAt(at).name().equals(program)) {
                return at;
            }
        }
        return -1;
    }

    /// To a block that follows (1) or comes before (-1) the one that is lit.
    public void along(int direction) {
        drawn.ifPresent(d -> d.graph().ways().stream().filter(way -> !way.back()).filter(way -> (direction > 0 ? way.from() : way.to()) == lit.get()).findFirst()
                .ifPresent(way -> choose(direction > 0 ? way.to() : way.from())));
    }

    /// To the next (1) or previous (-1) block in the order of the code.
    public void beside(int direction) {
        int block = lit.get() + direction;
        if (drawn.isPresent() && block >= 0 && block < drawn.get().graph().blocks().size()) {
            choose(block);
        }
    }

    private void refresh() {
        Session session = workspace.session().get();
        if (!seen) {
            return;
        }
        Optional<Program> program = session.program().filter(p -> session.programs().isPresent() && !withheld.get());
        if (!program.equals(wanted)) {
            wanted = program;
            counted = Optional.empty();
            program.ifPresentOrElse(p -> layOut(session, p), this::clear);
        }
        count(session);
    }

    private void clear() {
        drawn = Optional.empty();
        isChange = false;
        graph.set(GraphModel.EMPTY);
        title.set("");
        subtitle.set("");
        lit.set(-1);
    }

    private void layOut(Session session, Program program) {
        boolean isBrief = brief;
        workspace.ask(() -> {
            BlockGraph blocks = BlockGraph.of(program);
            BlockWords words = new BlockWords(program, session.programs().orElseThrow(), Opened.helperNames(session.setup().platform()), isBrief);
            return new Drawn(blocks, words, FlowLayout.of(blocks, words), Passes.none(blocks), new BitSet(), new BitSet());
        }, found -> {
            if (wanted.filter(program::equals).isPresent() && isBrief == brief) {
                isChange = false;
                drawn = Optional.of(found.judged(dead(found.graph()), widened(found.graph())));
                draw();
                count(workspace.session().get());
            }
        });
    }

    private void count(Session session) {
        Optional<Timeline> timeline = session.timeline();
        if (drawn.isEmpty() || timeline.equals(counted) || wanted.filter(drawn.get().graph().program()::equals).isEmpty()) {
            return;
        }
        counted = timeline;
        BlockGraph blocks = drawn.get().graph();
        timeline.ifPresent(run -> workspace.ask(() -> Passes.of(blocks, run), passes -> {
            if (counted.equals(timeline) && drawn.filter(d -> d.graph() == blocks).isPresent()) {
                drawn = drawn.map(d -> d.with(passes));
                isChange = true;
                draw();
            }
        }));
    }

    private void bury() {
        if (drawn.isPresent()) {
            drawn = drawn.map(d -> d.judged(dead(d.graph()), widened(d.graph())));
            isChange = true;
            draw();
        }
    }

    /// The blocks to which no path leads, as far as the verifier has followed all of them.
    private BitSet dead(BlockGraph blocks) {
        BitSet dead = new BitSet();
        Optional<Verification> judged = workspace.verifier().verification().get().filter(v -> v.program().equals(blocks.program()))
                .filter(v -> v.rejection().isEmpty() && v.isWhole() && !v.visits().isEmpty());
        judged.ifPresent(v -> {
            dead.set(0, blocks.blocks().size());
            v.visits().stream().mapToInt(Visit::slot).distinct().map(blocks::at).filter(block -> block >= 0).forEach(dead::clear);
        });
        return dead;
    }

    /// The heads of loops at which the verifier gave up what still grew.
    private BitSet widened(BlockGraph blocks) {
        BitSet widened = new BitSet();
        workspace.verifier().verification().get().filter(v -> v.program().equals(blocks.program())).flatMap(v -> v.report().fixpoint()).ifPresent(fixpoint -> fixpoint.passes().stream()
                .filter(pass -> pass.how() == Fixpoint.Meeting.WIDEN).mapToInt(pass -> blocks.at(pass.at().slot())).filter(block -> block >= 0).forEach(widened::set));
        return widened;
    }

    private void draw() {
        drawn.ifPresent(d -> {
            graph.set(picture(d));
            long loops = d.graph().ways().stream().filter(Way::back).count();
            title.set(Text.of("flow.title", d.graph().blocks().size()));
            subtitle.set(d.layout().plain() ? Text.of("flow.plain", FlowLayout.MOST) : Text.of("flow.subtitle", loops, d.dead().cardinality()) + (d.passes().cut() ? Text.of("flow.cut", Passes.MOST_STEPS) : ""));
        });
        light();
    }

    private static GraphModel picture(Drawn d) {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < d.graph().blocks().size(); i++) {
            Block block = d.graph().blocks().get(i);
            FlowLayout.Area area = d.layout().boxes().get(i);
            boolean dead = d.dead().get(i);
            long passes = d.passes().blocks()[i];
            String times = dead ? Text.of("flow.dead") : passes > 0 ? Text.of("flow.times", passes) : "";
            boolean widens = d.widened().get(i);
            String tag = widens ? (HEAD + " " + times).strip() : times;
            String spoken = d.words().spoken(block) + (dead ? Text.of("flow.dead.tip") : Text.of("flow.times.tip", passes)) + (widens ? "\n" + Text.of("flow.widened.tip") : "");
            boolean branches = d.graph().ways().stream().anyMatch(way -> way.from() == block(d, block) && way.kind() == Way.Kind.HOLDS);
            boxes.add(new Box(area.x(), area.y(), area.width(), area.height(), d.words().title(block), d.words().lines(block), tag,
                    dead ? Tone.FADED : branches ? Tone.BRANCH : Tone.PLAIN, spoken));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < d.layout().ways().size(); i++) {
            Way way = d.graph().ways().get(i);
            String rounds = way.back() && d.passes().ways()[i] > 0 ? Text.of("flow.rounds", d.passes().ways()[i]) : way.back() ? Text.of("flow.loop") : "";
            String widens = way.back() && d.widened().get(way.to()) ? " · " + Text.of("flow.widened") : "";
            // Apart from the condition, which a number right behind it would seem to belong to.
            String label = Stream.of(d.words().label(d.graph(), way), rounds).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")) + widens;
            lines.add(new Line(way.from(), way.to(), way.back() ? Stroke.BACK : Stroke.FORWARD, label, d.layout().ways().get(i).points(), d.layout().ways().get(i).label()));
        }
        return new GraphModel(boxes, lines, d.layout().frames());
    }

    private static int block(Drawn d, Block block) {
        return d.graph().at(block.first());
    }

    private void light() {
        boolean verify = workspace.verifier().mode().get() == Mode.VERIFY;
        Optional<Integer> ofVisit = workspace.verifier().look().get().map(look -> look.visit().slot());
        Optional<Integer> ofRun = workspace.moment().get().filter(m -> drawn.isPresent() && m.snapshot().program().equals(drawn.get().graph().program().name())).map(m -> m.snapshot().slot());
        int slot = (verify ? ofVisit.or(() -> ofRun) : ofRun.or(() -> ofVisit)).orElse(-1);
        lit.set(drawn.map(d -> d.graph().at(slot)).orElse(-1));
    }
}
