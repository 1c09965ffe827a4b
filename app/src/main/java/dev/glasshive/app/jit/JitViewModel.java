package dev.glasshive.app.jit;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.vm.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the JIT pane shows: what becomes of each instruction of the program that runs, and which of them is next. It works only while somebody sees it.
public final class JitViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Listing>> listing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper absence = new ReadOnlyStringWrapper(Text.of("jit.empty"));
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);
    private final ObjectProperty<Boolean> blind = new SimpleObjectProperty<>(false);
    private Map<Integer, Integer> rows = new HashMap<>();
    private Optional<Wanted> made = Optional.empty();
    private boolean seen;

    /// What a listing is made of.
    private record Wanted(Scenario scenario, boolean blind) {}

    /// A view model that follows `workspace`.
    public JitViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.session().subscribe(_ -> refresh());
        workspace.moment().subscribe(_ -> refresh());
        workspace.verifier().look().subscribe(_ -> refresh());
        workspace.verifier().mode().subscribe(_ -> refresh());
        workspace.withheld().subscribe(_ -> refresh());
        blind.subscribe(_ -> refresh());
    }

    /// Tells whether anybody sees the pane.
    public void see(boolean shown) {
        seen = shown;
        refresh();
    }

    /// What becomes of the program.
    public ReadOnlyObjectProperty<Optional<Listing>> listing() {
        return listing.getReadOnlyProperty();
    }

    /// Why there is nothing to show.
    public ReadOnlyStringProperty absence() {
        return absence.getReadOnlyProperty();
    }

    /// The row of the instruction at which the user stands, or -1.
    public ReadOnlyIntegerProperty current() {
        return current.getReadOnlyProperty();
    }

    /// Whether constants are hidden, as kernels do it for programs that they do not trust.
    public ObjectProperty<Boolean> blind() {
        return blind;
    }

    /// Shows the instruction of a row in the text.
    public void reveal(Row row) {
        if (row instanceof Row.Code code) {
            listing.get().ifPresent(shown -> workspace.reveal(new Lines.Instruction(shown.program(), code.slot())));
        }
    }

    /// A row as text, or all of them.
    public String text(Optional<Row> row) {
        return row.map(TextTable::of).orElseGet(() -> listing.get().map(shown -> shown.rows().stream().map(TextTable::of).collect(Collectors.joining("", shown.program() + ": " + shown.sizes() + "\n", ""))).orElse(""));
    }

    private void refresh() {
        if (!seen) {
            return;
        }
        Session session = workspace.session().get();
        Optional<Lines.Instruction> here = workspace.instruction();
        Optional<String> program = here.map(Lines.Instruction::program).filter(name -> session.programs().flatMap(set -> set.program(name)).isPresent())
                .or(() -> session.program().map(running -> running.name()));
        if (workspace.withheld().get() || program.isEmpty() || session.programs().isEmpty()) {
            refuse(workspace.withheld().get() ? workspace.withheldWords("jit.withheld") : Text.of(session.document().text().isEmpty() ? "jit.empty" : "jit.errors"));
        } else if (session.timeline().isEmpty()) {
            refuse(session.problem().map(problem -> Text.of("jit.unplaced", problem)).orElseGet(() -> Text.of("jit.no-machine")));
        } else {
            make(new Wanted(started(session.timeline().get().scenario(), program.get()), blind.get()));
        }
    }

    /// That program by itself, without what it runs over.
    private static Scenario started(Scenario scenario, String program) {
        return new Scenario(scenario.set(), program, scenario.platform(), scenario.host(), scenario.world(), List.of(), scenario.stepLimit());
    }

    private void refuse(String why) {
        made = Optional.empty();
        absence.set(why);
        show(Optional.empty());
    }

    private void make(Wanted wanted) {
        if (made.filter(wanted::equals).isPresent()) {
            follow();
            return;
        }
        made = Optional.of(wanted);
        workspace.ask(() -> Emitting.of(wanted.scenario(), wanted.blind()), outcome -> {
            if (made.filter(wanted::equals).isPresent()) {
                absence.set(outcome.why());
                show(outcome.listing());
            }
        });
    }

    private void show(Optional<Listing> found) {
        current.set(-1);
        rows = found.map(Listing::bySlot).orElseGet(HashMap::new);
        listing.set(found);
        follow();
    }

    private void follow() {
        Optional<Listing> shown = listing.get();
        current.set(workspace.instruction().filter(here -> shown.filter(there -> there.program().equals(here.program())).isPresent()).map(here -> rows.getOrDefault(here.slot(), -1)).orElse(-1));
    }
}
