package dev.glasshive.app;

import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.SharedSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// The panes that show the machine: side by side where there is room, behind tabs where there is not; then others may join them.
final class MachineArea extends StackPane {
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final double REGISTERS = 0.46;
    private static final double LEFT = 0.5;
    private static final double STACK = 0.52;

    private final List<PaneFrame> panes;
    private final PaneFrame anatomy;
    private final PaneFrame last;
    private final ObservableValue<String> lastTitle;
    private final SharedSplit left = new SharedSplit(Orientation.VERTICAL);
    private final SharedSplit memory = new SharedSplit(Orientation.HORIZONTAL);
    private final SharedSplit all = new SharedSplit(Orientation.VERTICAL);
    private final TabPane tabs = new TabPane();
    private List<PaneFrame> wanted;
    private List<PaneFrame> shown;
    private boolean narrow;
    private Optional<Node> latest = Optional.empty();
    private boolean arranging;

    /// @param first what may join the tabs before the panes of the machine
    /// @param anatomy may join the tabs, but has no place beside the others
    /// @param last what may join them behind
    /// @param lastTitle what its tab is called
    MachineArea(PaneFrame first, PaneFrame anatomy, PaneFrame last, ObservableValue<String> lastTitle, PaneFrame registers, PaneFrame stack, PaneFrame maps, PaneFrame packet) {
        panes = List.of(first, registers, stack, maps, packet, anatomy, last);
        this.anatomy = anatomy;
        this.last = last;
        this.lastTitle = lastTitle;
        shown = List.of(registers, stack, maps, packet);
        wanted = shown;
        setMinSize(0, 0);
        left.add(stack, STACK);
        left.add(maps, 1 - STACK);
        memory.add(left, LEFT);
        memory.add(packet, 1 - LEFT);
        all.add(registers, REGISTERS);
        all.add(memory, 1 - REGISTERS);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        // What comes to the front because others leave is not what the user chose, who finds the choice again when it is back.
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (tab != null && !arranging) {
                latest = Optional.ofNullable(tab.getContent());
            }
        });
        getChildren().setAll(all);
    }

    /// Arranges the panes for little room, or for much.
    void setNarrow(boolean little) {
        if (narrow != little) {
            narrow = little;
            shown = withRoom();
            arrange();
        }
    }

    /// Sets the names on the tabs closer where they hardly have room.
    void setTight(boolean hardlyAny) {
        tabs.pseudoClassStateChanged(TIGHT, hardlyAny);
    }

    /// Shows those of its panes that are in `wanted`.
    void showOnly(List<PaneFrame> some) {
        wanted = List.copyOf(some);
        List<PaneFrame> now = withRoom();
        if (!now.equals(shown)) {
            shown = now;
            arrange();
        }
    }

    private List<PaneFrame> withRoom() {
        return panes.stream().filter(pane -> wanted.contains(pane) && (narrow || pane != anatomy)).toList();
    }

    /// Brings `pane` to the front, if it is behind a tab, or as soon as it is.
    void reveal(Node pane) {
        if (shown.stream().anyMatch(pane::equals)) {
            latest = Optional.of(pane);
        }
        tabs.getTabs().stream().filter(tab -> pane.equals(tab.getContent())).findFirst().ifPresent(tabs.getSelectionModel()::select);
    }

    /// The pane that is in front of others, where panes are behind tabs.
    Optional<PaneFrame> front() {
        return Optional.ofNullable(tabs.getSelectionModel().getSelectedItem()).map(Tab::getContent).flatMap(content -> panes.stream().filter(content::equals).findFirst());
    }

    /// The panes that are in it, those behind tabs too.
    List<PaneFrame> shown() {
        return shown;
    }

    /// Whether no pane is left in it.
    boolean isEmpty() {
        return shown.isEmpty();
    }

    private void arrange() {
        arranging = true;
        tabs.getTabs().forEach(tab -> {
            tab.textProperty().unbind();
            tab.setContent(null);
        });
        tabs.getTabs().clear();
        if (narrow) {
            List.of(left, memory, all).forEach(split -> split.showOnly(List.of()));
            shown.forEach(pane -> tabs.getTabs().add(tab(pane)));
            latest.ifPresent(this::reveal);
            getChildren().setAll(tabs);
        } else {
            left.showOnly(shown);
            memory.showOnly(left.getItems().isEmpty() ? shown : with(left));
            all.showOnly(memory.getItems().isEmpty() ? shown : with(memory));
            getChildren().setAll(all);
        }
        arranging = false;
    }

    private Tab tab(PaneFrame pane) {
        Tab tab = new Tab(pane.title(), pane);
        if (pane.equals(last)) {
            tab.textProperty().bind(lastTitle);
        }
        return tab;
    }

    private List<Node> with(Node group) {
        List<Node> both = new ArrayList<>(shown);
        both.add(group);
        return both;
    }

    /// Gives every part the room that it had at first.
    void reset() {
        left.share(STACK, 1 - STACK);
        memory.share(LEFT, 1 - LEFT);
        all.share(REGISTERS, 1 - REGISTERS);
    }

    /// The shares of room of its parts, by name.
    Map<String, SharedSplit> splits() {
        return Map.of("machine", all, "memory", memory, "stack", left);
    }
}
