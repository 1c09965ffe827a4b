package dev.glasshive.app.stops;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Stops;
import dev.glasshive.app.workspace.Watch;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.vm.Target;
import dev.glasshive.watch.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Everything at which runs stop, in words, and how to take it away.
public final class StopsViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());

    /// One stop.
    ///
    /// @param remove takes it away
    public record Line(String text, Runnable remove) {}

    /// A view model that follows `workspace`.
    public StopsViewModel(Workspace workspace) {
        this.workspace = workspace;
        InvalidationListener changed = observable -> refresh();
        workspace.stops().breakpoints().addListener(changed);
        workspace.stops().conditions().addListener(changed);
        workspace.stops().watches().addListener(changed);
        workspace.session().subscribe(session -> refresh());
    }

    /// The stops: breakpoints by their place, then the rest as they were set.
    public ReadOnlyObjectProperty<List<Line>> lines() {
        return lines.getReadOnlyProperty();
    }

    /// What is wrong with a condition, and in which column; empty if nothing, or if there is no text.
    public static Optional<String> fault(String text) {
        return text.isBlank() ? Optional.empty() : Stops.fault(text);
    }

    /// Makes runs stop wherever the condition in `text` holds; whether it is one.
    public boolean stopWhere(String text) {
        if (!(Condition.parse(text) instanceof Condition.Good(Condition condition))) {
            return false;
        }
        if (workspace.stops().watches().stream().noneMatch(w -> w instanceof Watch.Where(Condition c) && c.text().equals(condition.text()))) {
            workspace.stops().watch(new Watch.Where(condition));
        }
        return true;
    }

    /// A stop as text, to be taken elsewhere, or all stops where none is named.
    public String text(Optional<Line> line) {
        return line.map(Line::text).orElseGet(() -> lines.get().stream().map(Line::text).collect(Collectors.joining("\n")));
    }

    private void refresh() {
        Stops stops = workspace.stops();
        boolean several = workspace.session().get().setup().host().cpus() > 1;
        List<Line> all = new ArrayList<>();
        stops.breakpoints().stream().sorted(Comparator.comparing(Lines.Instruction::program).thenComparingInt(Lines.Instruction::slot)).forEach(breakpoint -> {
            Condition condition = stops.conditions().get(breakpoint);
            all.add(new Line(condition == null ? Text.of("stops.breakpoint", Integer.toString(breakpoint.slot()), breakpoint.program())
                    : Text.of("stops.breakpoint.condition", Integer.toString(breakpoint.slot()), breakpoint.program(), condition.text()), () -> stops.remove(breakpoint)));
        });
        for (Watch watch : stops.watches()) {
            all.add(new Line(switch (watch) {
                case Watch.Where(Condition condition) -> Text.of("stops.where", condition.text());
                case Watch.Changes(Target target, String name, int cpu) -> several && !(target instanceof Target.OfEntry)
                        ? Text.of("stops.changes.cpu", name, cpu) : Text.of("stops.changes", name);
            }, () -> stops.watches().remove(watch)));
        }
        lines.set(List.copyOf(all));
    }
}
