package dev.glasshive.app;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// The panes under the editor, behind named tabs.
final class Dock extends StackPane {
    private final TabPane tabs = new TabPane();
    private final Map<DockTab, Tab> byName = new EnumMap<>(DockTab.class);

    Dock() {
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        getChildren().add(tabs);
    }

    /// Puts `content` behind the tab `name`. Tabs are added in the order of their names.
    void add(DockTab name, Node content) {
        Tab tab = new Tab(name.title(), content);
        tab.setId("dock-" + name.id());
        byName.put(name, tab);
        tabs.getTabs().add(tab);
    }

    /// Brings a tab to the front.
    void show(DockTab name) {
        tabs.getSelectionModel().select(byName.get(name));
    }
}
