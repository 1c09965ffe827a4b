package dev.glasshive.app.console;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the console pane shows: how each run up to now ended, and what programs printed.
public final class ConsoleViewModel {
    private static final int MOST = 2000;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<String>> lines = new ReadOnlyObjectWrapper<>(List.of());

    /// A view model that follows `workspace`.
    public ConsoleViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> refresh());
    }

    /// The lines, the oldest first.
    public ReadOnlyObjectProperty<List<String>> lines() {
        return lines.getReadOnlyProperty();
    }

    private void refresh() {
        lines.set(workspace.moment().get().map(this::lines).orElse(List.of()));
    }

    private List<String> lines(Moment moment) {
        Timeline timeline = moment.timeline();
        Optional<ProgramType> type = workspace.session().get().program().flatMap(p -> timeline.scenario().platform().programType(p.type()));
        List<String> list = new ArrayList<>();
        int printed = 0;
        for (Timeline.Run run : timeline.runs()) {
            if (run.last() > moment.position()) {
                break;
            }
            list.addAll(run.result().console());
            printed += run.result().console().size();
            list.add(outcome(run, type));
        }
        List<String> console = moment.snapshot().console();
        list.addAll(console.subList(Math.min(printed, console.size()), console.size()));
        return list.size() <= MOST ? list : list.subList(list.size() - MOST, list.size());
    }

    private static String outcome(Timeline.Run run, Optional<ProgramType> type) {
        RunResult result = run.result();
        return result.trap()
                .map(trap -> Text.of("console.trapped", run.index() + 1, trap.message()))
                .orElseGet(() -> Text.of("console.finished", run.index() + 1, type.isPresent() ? Integer.toString((int) result.r0()) : Long.toString(result.r0()),
                        type.map(t -> " = " + t.meaning(result.r0())).orElse(""), result.steps()));
    }
}
