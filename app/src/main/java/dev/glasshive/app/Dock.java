package dev.glasshive.app;

import dev.glasshive.app.control.PaneButtons;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The panes under the editor, behind named tabs. A pane that was never in front is in no scene, so that nothing has to dress it and lay it out.
final class Dock extends StackPane {
    private final TabPane tabs = new TabPane();
    private final Map<DockTab, Tab> byName = new EnumMap<>(DockTab.class);
    private final Map<DockTab, PaneFrame> panes = new EnumMap<>(DockTab.class);

    private Runnable onShown = () -> { };

    Dock() {
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        PaneButtons handles = new PaneButtons(PaneButtons.Kind.ALL);
        handles.getStyleClass().add("dock-corner");
        handles.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(handles, Pos.TOP_RIGHT);
        getChildren().addAll(tabs, handles);
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::fill);
    }

    private void fill(@Nullable Tab front) {
        panes.forEach((name, pane) -> {
            Tab tab = byName.get(name);
            if (tab != null && tab.equals(front) && pane != tab.getContent()) {
                tab.setContent(pane);
                // A field takes no keys before it is dressed, and somebody may type before the next frame.
                pane.applyCss();
            }
        });
    }

    /// Puts `pane` behind the tab `name`. Tabs are added in the order of their names.
    void add(DockTab name, PaneFrame pane) {
        Tab tab = new Tab(name.title());
        tab.setId("dock-" + name.id());
        tab.setContextMenu(PaneMenu.of(pane));
        byName.put(name, tab);
        panes.put(name, pane);
        tabs.getTabs().add(tab);
    }

    /// Gives a tab another name.
    void rename(DockTab name, String title) {
        Optional.ofNullable(byName.get(name)).ifPresent(tab -> tab.setText(title));
    }

    /// Sets what follows when a pane of it is to be seen.
    void onShown(Runnable action) {
        onShown = action;
    }

    /// Sets what follows when another pane comes to the front.
    void onTurned(Consumer<DockTab> action) {
        tabs.getSelectionModel().selectedItemProperty().subscribe(() -> front().ifPresent(action));
    }

    /// Brings a pane to the front of the dock, if it is there.
    void turnTo(DockTab name) {
        Optional.ofNullable(byName.get(name)).filter(tabs.getTabs()::contains).ifPresent(tabs.getSelectionModel()::select);
    }

    /// Brings a pane to the front, wherever it is.
    void show(DockTab name) {
        Optional.ofNullable(panes.get(name)).ifPresent(pane -> {
            if (pane.place().get() == PanePlace.HIDDEN) {
                pane.ask(PanePlace.HOME);
            }
            if (pane.place().get() == PanePlace.AWAY) {
                pane.getScene().getWindow().requestFocus();
            } else {
                PaneFrame.around(this).filter(dock -> dock.place().get() == PanePlace.HIDDEN).ifPresent(dock -> dock.ask(PanePlace.HOME));
                turnTo(name);
                onShown.run();
            }
        });
    }

    /// Shows the tabs of those panes that are in `wanted`.
    void showOnly(List<PaneFrame> wanted) {
        Tab front = tabs.getSelectionModel().getSelectedItem();
        List<Tab> shown = new ArrayList<>();
        byName.forEach((name, tab) -> {
            if (wanted.contains(panes.get(name))) {
                shown.add(tab);
            } else {
                tab.setContent(null);
            }
        });
        if (!shown.equals(tabs.getTabs())) {
            tabs.getTabs().setAll(shown);
            tabs.getSelectionModel().select(shown.contains(front) ? front : shown.stream().findFirst().orElse(null));
        }
        // What comes back from a window of its own may be in front already.
        fill(tabs.getSelectionModel().getSelectedItem());
    }

    /// Whether no pane is left in it.
    boolean isEmpty() {
        return tabs.getTabs().isEmpty();
    }

    /// What the pane that is in front is called.
    ObservableValue<String> frontTitle() {
        return tabs.getSelectionModel().selectedItemProperty().flatMap(Tab::textProperty).orElse(Text.of("dock.title"));
    }

    /// The pane that is in front.
    Optional<DockTab> front() {
        return byName.entrySet().stream().filter(entry -> entry.getValue().equals(tabs.getSelectionModel().getSelectedItem())).map(Map.Entry::getKey).findFirst();
    }
}
