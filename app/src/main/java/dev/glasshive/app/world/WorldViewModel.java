package dev.glasshive.app.world;

import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.vm.World;
import dev.glasshive.vm.WorldField;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the world pane shows: the world of the session, which a change runs anew in.
public final class WorldViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<World> world = new ReadOnlyObjectWrapper<>(World.DEFAULT);

    /// A model over `workspace`.
    public WorldViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.session().subscribe(session -> world.set(session.setup().world()));
    }

    /// The world of the session.
    public ReadOnlyObjectProperty<World> world() {
        return world.getReadOnlyProperty();
    }

    /// Runs in a world where `field` is as `text` says.
    ///
    /// @return what the field would take, if it does not take this
    public Optional<String> put(WorldField field, String text) {
        Optional<String> refusal = field.refusal(text);
        if (refusal.isEmpty() && !field.put(world.get(), text).equals(world.get())) {
            workspace.set(setup -> setup.with(field.put(setup.world(), text)));
        }
        return refusal;
    }

    /// Runs in the world that people get who ask for none.
    public void reset() {
        workspace.set(setup -> setup.with(World.DEFAULT));
    }
}
