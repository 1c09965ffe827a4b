package dev.glasshive.app.life;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the pane about the life of a program shows. It works only while somebody sees it.
public final class LifeViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<Lane>> lanes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Station>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper absence = new ReadOnlyStringWrapper(Text.of("life.empty"));
    private Optional<Session> told = Optional.empty();
    private boolean seen;

    /// A view model that follows `workspace`.
    public LifeViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.session().subscribe(_ -> refresh());
        workspace.verifier().verification().subscribe(_ -> refresh());
        workspace.verifier().absence().subscribe(_ -> refresh());
        workspace.withheld().subscribe(_ -> refresh());
    }

    /// Tells whether anybody sees the pane.
    public void see(boolean shown) {
        seen = shown;
        refresh();
    }

    ReadOnlyObjectProperty<List<Lane>> lanes() {
        return lanes.getReadOnlyProperty();
    }

    /// The station that is told about at length.
    ReadOnlyObjectProperty<Optional<Station>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Why there is no way to show.
    public ReadOnlyStringProperty absence() {
        return absence.getReadOnlyProperty();
    }

    void choose(Station station) {
        chosen.set(Optional.of(station));
    }

    private void refresh() {
        if (!seen) {
            return;
        }
        Session session = workspace.session().get();
        boolean isOpen = session.program().isPresent() && session.programs().isPresent() && session.document().log().isEmpty();
        if (workspace.withheld().get() || !isOpen) {
            told = Optional.empty();
            absence.set(workspace.withheld().get() ? workspace.withheldWords("life.withheld") : Text.of(session.document().text().isEmpty() ? "life.empty" : "life.errors"));
            show(List.of());
        } else if (isJudged() && !told.equals(Optional.of(session))) {
            told = Optional.of(session);
            workspace.verifier().study(Text.of("work.compare"), work -> Lanes.of(session, _ -> !work.isCancelled()), List.of(), this::show);
        }
    }

    /// Questions that are asked before the verifier is through are dropped when it begins.
    private boolean isJudged() {
        return workspace.verifier().verification().get().isPresent() || workspace.verifier().absence().get().isPresent();
    }

    private void show(List<Lane> found) {
        if (!found.equals(lanes.get())) {
            lanes.set(found);
            chosen.set(Optional.empty());
        }
    }
}
