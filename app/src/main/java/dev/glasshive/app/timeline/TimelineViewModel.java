package dev.glasshive.app.timeline;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.TimelineModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Bases;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.vm.Timeline;
import dev.glasshive.watch.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.MapChangeListener;
import javafx.collections.SetChangeListener;

/// What the timeline pane shows: the recorded steps as a strip, and where the user stands.
public final class TimelineViewModel {
    /// Breakpoints are marked in the strip up to this many; more would only blur.
    private static final int MOST_MARKS = 40;

    /// The most runs that are copied as text.
    private static final int MOST_COPIED = 100_000;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<TimelineModel> strip = new ReadOnlyObjectWrapper<>(TimelineModel.EMPTY);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
    private Optional<Timeline> shown = Optional.empty();
    // How many steps may be seen while the rest is kept back: as far as the user had come.
    private int known;
    private Bases bases = Bases.NONE;

    /// A view model that follows `workspace`.
    public TimelineViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> refresh());
        workspace.withheld().subscribe(() -> {
            known = 0;
            refresh();
            shown.ifPresent(t -> strip.set(model(t)));
        });
        workspace.verifier().verification().subscribe(this::colour);
        workspace.breakpoints().addListener((SetChangeListener<Lines.Instruction>) change -> shown.ifPresent(t -> strip.set(model(t))));
        workspace.stops().conditions().addListener((MapChangeListener<Lines.Instruction, Condition>) change -> shown.ifPresent(t -> strip.set(model(t))));
    }

    /// The strip; another one whenever the run or the breakpoints change. While the rest of the run is kept back, it ends where the user had come.
    public ReadOnlyObjectProperty<TimelineModel> strip() {
        return strip.getReadOnlyProperty();
    }

    /// Which step of how many; how many is not told while it is kept back.
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// Which packet of how many, and how its run ended.
    public ReadOnlyStringProperty subtitle() {
        return subtitle.getReadOnlyProperty();
    }

    /// Goes where the user points.
    public void goTo(int position) {
        workspace.goTo(position);
    }

    /// Where the user stands, and every recorded run with its first step, as text to be taken elsewhere.
    public String text() {
        boolean secret = workspace.withheld().get();
        return shown.map(timeline -> Stream.concat(Stream.of(title.get() + ", " + subtitle.get()),
                seen(timeline, secret, strip.get().length()).stream().limit(MOST_COPIED).map(run -> alone(timeline, run, secret)).map(run -> Text.of("timeline.copied", run.firstStep(), run.label())))
                .collect(Collectors.joining("\n"))).orElse("");
    }

    /// Colours steps by what the verifier knows of their instructions, as soon as it does. Without it the colours stay as they are: a run has them of the same program.
    private void colour(Optional<Verification> verification) {
        verification.ifPresent(judged -> workspace.ask(() -> Bases.of(judged), found -> {
            if (!found.equals(bases) && workspace.verifier().verification().get().filter(judged::equals).isPresent()) {
                bases = found;
                shown.ifPresent(timeline -> strip.set(model(timeline)));
            }
        }));
    }

    private void refresh() {
        Optional<Moment> moment = workspace.moment().get();
        Optional<Timeline> timeline = moment.map(Moment::timeline);
        boolean secret = workspace.withheld().get();
        int come = moment.map(Moment::position).orElse(0);
        boolean other = !timeline.equals(shown);
        if (other || secret && come > known) {
            known = other ? come : Math.max(known, come);
            shown = timeline;
            strip.set(timeline.map(this::model).orElse(TimelineModel.EMPTY));
        }
        title.set(moment.map(m -> secret ? Text.of("timeline.title.withheld", m.position()) : Text.of("timeline.title", m.position(), m.timeline().length())).orElse(Text.of("timeline.none")));
        subtitle.set(moment.map(m -> Text.of("timeline.subtitle", m.snapshot().run() + 1, m.timeline().scenario().inputs().size(), Naming.input(m.timeline().scenario()))).orElse(""));
    }

    private TimelineModel model(Timeline timeline) {
        boolean secret = workspace.withheld().get();
        int length = secret ? Math.min(known, timeline.length()) : timeline.length();
        List<TimelineModel.Run> runs = Beside.groups(seen(timeline, secret, length)).stream().map(group -> group.size() == 1 ? alone(timeline, group.getFirst(), secret) : together(group)).toList();
        List<TimelineModel.Event> events = new ArrayList<>();
        for (Timeline.Run run : secret ? List.<Timeline.Run>of() : timeline.runs()) {
            run.result().trap().ifPresent(trap -> events.add(new TimelineModel.Event(run.last(), Kind.ERROR, Text.of("timeline.trap", Integer.toString(trap.slot())))));
        }
        // Where one with a condition stops, only a run can tell.
        for (Lines.Instruction breakpoint : workspace.breakpoints().stream().filter(at -> !workspace.stops().conditions().containsKey(at)).toList()) {
            String name = Text.of("timeline.breakpoint", Integer.toString(breakpoint.slot()));
            IntPredicate there = slot -> slot == breakpoint.slot();
            for (int position = timeline.next(-1, there); position < length && events.size() < MOST_MARKS; position = timeline.next(position, there)) {
                if (timeline.programAt(position).name().equals(breakpoint.program())) {
                    // Only the first mark of a breakpoint is named; the names of all would cover each other.
                    boolean named = events.stream().noneMatch(e -> e.label().equals(name));
                    events.add(new TimelineModel.Event(position, Kind.ERROR, named ? name : ""));
                }
            }
        }
        events.sort((a, b) -> Integer.compare(a.step(), b.step()));
        return new Recorded(timeline, bases, length, runs, events);
    }

    private static List<Timeline.Run> seen(Timeline timeline, boolean secret, int length) {
        return timeline.runs().stream().filter(run -> !secret || run.first() == 0 || run.first() < length).toList();
    }

    private static TimelineModel.Run alone(Timeline timeline, Timeline.Run run, boolean secret) {
        return new TimelineModel.Run(run.first(), Text.of("timeline.run", run.index() + 1, run.result().input().name(), secret ? Text.of("timeline.withheld") : outcome(timeline, run)),
                Integer.toString(run.index() + 1));
    }

    /// The steps of runs that processors do beside each other alternate, so that they have one part of the strip, and one name.
    private static TimelineModel.Run together(List<Timeline.Run> group) {
        return new TimelineModel.Run(group.getFirst().first(), group.stream().map(run -> Text.of("timeline.run.cpu", run.index() + 1, run.cpu())).collect(Collectors.joining(", ")),
                group.stream().map(run -> Integer.toString(run.index() + 1)).collect(Collectors.joining(", ")));
    }

    private static String outcome(Timeline timeline, Timeline.Run run) {
        Optional<ProgramType> type = timeline.scenario().platform().programType(
                timeline.scenario().set().program(timeline.scenario().program()).map(p -> p.type()).orElse(""));
        return run.result().trap().isPresent() ? Text.of("timeline.trapped")
                : type.map(t -> t.meaning(run.result().r0()).replace("XDP_", "")).orElse("r0 = " + run.result().r0());
    }
}
