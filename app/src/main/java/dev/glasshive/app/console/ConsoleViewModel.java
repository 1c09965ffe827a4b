package dev.glasshive.app.console;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the console pane shows: how each run up to now ended, and what programs printed, with the steps that these came from.
public final class ConsoleViewModel {
    private static final int MOST = 2000;
    /// Of so many lines the steps are looked for at once; of further ones when somebody wants to go there.
    private static final int MOST_SOUGHT = 200;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<ConsoleLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<Integer, Integer> steps = new HashMap<>();
    private @Nullable Timeline sought;

    /// A view model that follows `workspace`.
    public ConsoleViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> refresh());
    }

    /// The lines, the oldest first.
    public ReadOnlyObjectProperty<List<ConsoleLine>> lines() {
        return lines.getReadOnlyProperty();
    }

    /// Goes behind the step that a line came from.
    public void goTo(ConsoleLine line) {
        if (line.position() >= 0) {
            workspace.goTo(line.position());
        } else {
            workspace.moment().get().map(Moment::timeline).ifPresent(timeline -> workspace.ask(() -> PrintedSteps.of(timeline, line.printed()), position -> {
                if (workspace.session().get().timeline().filter(timeline::equals).isPresent()) {
                    workspace.goTo(position);
                }
            }));
        }
    }

    /// Lines as text; all where none is named.
    public String text(List<ConsoleLine> wanted) {
        return (wanted.isEmpty() ? lines.get() : wanted).stream().map(ConsoleLine::text).collect(Collectors.joining("\n"));
    }

    private void refresh() {
        Optional<Moment> moment = workspace.moment().get();
        Timeline now = moment.map(Moment::timeline).orElse(null);
        if (now != sought) {
            sought = now;
            steps.clear();
        }
        lines.set(moment.map(this::lines).orElse(List.of()));
        moment.map(Moment::timeline).ifPresent(this::seek);
    }

    /// Looks for the steps of the newest lines, in the background.
    private void seek(Timeline timeline) {
        List<Integer> unknown = lines.get().reversed().stream().filter(line -> line.isPrinted() && line.position() < 0).limit(MOST_SOUGHT).map(ConsoleLine::printed).toList();
        if (unknown.isEmpty() || steps.size() >= MOST_SOUGHT) {
            return;
        }
        // Whatever comes of it, nobody asks twice.
        unknown.forEach(line -> steps.put(line, -1));
        workspace.ask(() -> unknown.stream().collect(Collectors.toMap(line -> line, line -> PrintedSteps.of(timeline, line))), found -> {
            if (timeline == sought) {
                steps.putAll(found);
                lines.set(workspace.moment().get().map(this::lines).orElse(List.of()));
            }
        });
    }

    private List<ConsoleLine> lines(Moment moment) {
        Timeline timeline = moment.timeline();
        Optional<ProgramType> type = workspace.session().get().program().flatMap(p -> timeline.scenario().platform().programType(p.type()));
        boolean several = timeline.scenario().host().cpus() > 1;
        String input = Naming.input(timeline.scenario());
        List<ConsoleLine> list = new ArrayList<>();
        int printed = 0;
        for (Timeline.Run run : timeline.runs()) {
            if (run.last() > moment.position()) {
                break;
            }
            for (String text : run.result().console()) {
                // With several processors, lines of several runs are mixed, and only the end of a run is sure to come after its lines.
                int position = several ? run.last() : step(printed);
                list.add(new ConsoleLine(text, place(input, run.index(), several ? -1 : position, several, run.cpu()), printed, position, false));
                printed++;
            }
            list.add(new ConsoleLine(outcome(input, run, type), onCpu(Text.of("console.step", run.last()), several, run.cpu()), -1, run.last(), run.result().trap().isPresent()));
        }
        List<String> console = moment.snapshot().console();
        for (int line = printed; line < console.size(); line++) {
            int position = step(line);
            list.add(new ConsoleLine(console.get(line), place(input, moment.snapshot().run(), position, several, position > 0 ? timeline.cpuAt(position - 1) : moment.snapshot().cpu()), line, position, false));
        }
        return list.size() <= MOST ? list : List.copyOf(list.subList(list.size() - MOST, list.size()));
    }

    /// Where a line was printed. The end of its run, which says whose it is, stands below it.
    private static String place(String input, int run, int position, boolean several, int cpu) {
        return onCpu(position < 0 ? Text.of("console.input", run + 1, input) : Text.of("console.printed", position, run + 1, input), several, cpu);
    }

    private static String onCpu(String place, boolean several, int cpu) {
        return several ? Text.of("console.cpu", cpu, place) : place;
    }

    private int step(int printed) {
        return steps.getOrDefault(printed, -1);
    }

    private static String outcome(String input, Timeline.Run run, Optional<ProgramType> type) {
        RunResult result = run.result();
        return result.trap()
                .map(trap -> Text.of("console.trapped", run.index() + 1, trap.message(), input))
                .orElseGet(() -> Text.of("console.finished", run.index() + 1, type.isPresent() ? Integer.toString((int) result.r0()) : Long.toString(result.r0()),
                        type.map(t -> " = " + t.meaning(result.r0())).orElse(""), result.steps(), input));
    }
}
