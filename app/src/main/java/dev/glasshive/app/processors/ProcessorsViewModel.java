package dev.glasshive.app.processors;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the processor bar shows: the processors of the machine, which one the panes show, and which one moves next.
public final class ProcessorsViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.NONE);

    /// The processors at a moment.
    ///
    /// @param choices what the panes can show; empty where there is only one processor
    /// @param chosen one of them
    /// @param shown which processor the panes show
    /// @param next what happens next, in words
    /// @param brief the same in fewer words
    public record Content(List<OptionalInt> choices, OptionalInt chosen, String shown, String next, String brief) {
        static final Content NONE = new Content(List.of(), OptionalInt.empty(), "", "", "");

        /// Copies what it is given.
        public Content {
            choices = List.copyOf(choices);
        }
    }

    /// A view model that follows `workspace`.
    public ProcessorsViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> content.set(moment.map(this::content).orElse(Content.NONE)));
    }

    /// The processors at the current moment.
    public ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    /// Shows one processor, or whichever moves.
    public void choose(OptionalInt cpu) {
        workspace.watch(cpu);
    }

    /// The name of a choice.
    public static String name(OptionalInt choice) {
        return choice.isPresent() ? Text.of("processors.cpu", choice.getAsInt()) : Text.of("processors.follow");
    }

    private Content content(Moment moment) {
        Timeline timeline = moment.timeline();
        int cpus = timeline.scenario().host().cpus();
        if (cpus == 1) {
            return Content.NONE;
        }
        List<OptionalInt> choices = new ArrayList<>(List.of(OptionalInt.empty()));
        IntStream.range(0, cpus).mapToObj(OptionalInt::of).forEach(choices::add);
        int at = moment.position();
        int cpu = timeline.cpuAt(at);
        String next = at == timeline.length() ? Text.of("processors.end")
                : timeline.slotAt(at) < 0 ? Text.of("processors.takes", cpu) : Text.of("processors.next", cpu, timeline.slotAt(at));
        OptionalInt watched = workspace.watched();
        return new Content(choices, watched.isPresent() && watched.getAsInt() < cpus ? watched : OptionalInt.empty(),
                Text.of("processors.shown", moment.snapshot().cpu()), next, at == timeline.length() ? next : Text.of("processors.next.brief", cpu));
    }
}
