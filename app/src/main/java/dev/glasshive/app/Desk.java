package dev.glasshive.app;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.control.SharedSplit;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All panes in their places, between the top bar and the status bar.
final class Desk extends StackPane {
    /// Below so many letters of width, panes share their place.
    private static final double NARROW = 82;
    /// The same for the machine alone, beside a lesson say.
    private static final double NARROW_MACHINE = 36;
    /// Below so many letters of height, only the essential panes stay.
    private static final double LOW = 44;
    /// Below so many letters of height, the dock needs a larger share.
    private static final double SMALL = 62;
    private static final double[] COLUMNS = {0.2, 0.48, 0.32};
    private static final double DOCK = 0.23;
    private static final double DOCK_WHERE_SMALL = 0.3;
    private static final double DOCK_WHERE_LOW = 0.34;

    private final Panes panes = new Panes(this::arrange);
    private final PaneFrame lesson;
    private final PaneFrame editor;
    private final PaneFrame anatomy;
    private final PaneFrame dockPane;
    private final Dock dock = new Dock();
    private final MachineArea machine;
    private final VBox centre = new VBox();
    private final VBox glass;
    private final SharedSplit columns = new SharedSplit(Orientation.HORIZONTAL);
    private final SharedSplit main = new SharedSplit(Orientation.VERTICAL);
    private final EmptyState nothing = new EmptyState(Text.of("pane.all-hidden.title"), Text.of("pane.all-hidden"));
    private boolean lessonOpen;
    private boolean low;
    private double dockShare = DOCK;

    /// @param machineBar stands above the panes of the machine
    Desk(Node lessonView, Node editorView, Node anatomyView, Node machineBar, Node registers, Node stack, Node maps, Node packet) {
        lesson = panes.add("lesson", Text.of("lesson.pane"), lessonView, false);
        editor = panes.add("editor", Text.of("editor.title"), editorView, false);
        anatomy = panes.add("anatomy", Text.of("anatomy.pane"), anatomyView, false);
        machine = new MachineArea(panes.add("registers", Text.of("registers.title"), registers, false), panes.add("stack", Text.of("stack.title"), stack, false),
                panes.add("maps", Text.of("maps.title"), maps, false), panes.add("packet", Text.of("packet.title"), packet, false));
        dockPane = panes.add("dock", Text.of("dock.title"), dock, false);
        // Prose that is cut off is no use, so this pane never gets narrower than its lines.
        lesson.setMinWidth(USE_COMPUTED_SIZE);
        VBox.setVgrow(editor, Priority.ALWAYS);
        VBox.setVgrow(machine, Priority.ALWAYS);
        glass = new VBox(machineBar, machine);
        centre.setMinSize(0, 0);
        glass.setMinSize(0, 0);
        columns.add(lesson, COLUMNS[0]);
        columns.add(centre, COLUMNS[1]);
        columns.add(glass, COLUMNS[2]);
        main.add(columns, 1 - DOCK);
        main.add(dockPane, DOCK);
        SplitPane.setResizableWithParent(lesson, false);
        SplitPane.setResizableWithParent(dockPane, false);
        Button reset = new Button(Text.of("command.view.reset"));
        reset.setOnAction(event -> reset());
        nothing.getChildren().add(reset);
        getChildren().addAll(main, nothing, panes.front());
        arrange();
    }

    /// Puts `content` behind a tab of the dock. Tabs are added in the order of their names.
    void add(DockTab tab, Node content) {
        dock.add(tab, panes.add("dock." + tab.id(), tab.title(), content, true));
    }

    /// The panes that the keyboard can go to, in the order of reading.
    List<PaneFrame> reachable() {
        List<PaneFrame> seen = panes.inSight();
        return panes.all().stream().filter(pane -> seen.contains(pane) || panes.enlarged().isEmpty() && machine.shown().contains(pane)).toList();
    }

    /// Gives the keyboard to `pane`, which may be behind a tab.
    void goTo(PaneFrame pane) {
        machine.reveal(pane);
        pane.takeKeyboard();
    }

    /// The panes of the machine, as they stand together.
    MachineArea machine() {
        return machine;
    }

    /// How wide the panes of the machine are.
    ReadOnlyDoubleProperty machineWidth() {
        return machine.widthProperty();
    }

    Panes panes() {
        return panes;
    }

    Dock dock() {
        return dock;
    }

    /// Whether there is a lesson to show.
    void setLessonOpen(boolean open) {
        lessonOpen = open;
        if (lesson.place().get() != PanePlace.HOME) {
            panes.move(lesson, PanePlace.HOME);
        }
        arrange();
    }

    /// Arranges everything for the room there is, measured in letters, so that a larger size of type counts as a smaller window.
    void fit(double width, double height) {
        machine.setNarrow(width < NARROW || machine.getWidth() > 0 && machine.getWidth() * width / getWidth() < NARROW_MACHINE);
        low = height < LOW;
        double share = low ? DOCK_WHERE_LOW : height < SMALL ? DOCK_WHERE_SMALL : DOCK;
        if (share != dockShare) {
            dockShare = share;
            main.share(1 - share, share);
        }
        showAnatomy();
    }

    private void showAnatomy() {
        boolean fits = !low || anatomy.place().get() != PanePlace.HOME || editor.place().get() != PanePlace.HOME;
        anatomy.setVisible(fits);
        anatomy.setManaged(fits);
    }

    private void arrange() {
        List<PaneFrame> home = panes.atHome();
        List<Node> middle = new ArrayList<>();
        List.of(editor, anatomy).stream().filter(home::contains).forEach(middle::add);
        VBox.setVgrow(anatomy, home.contains(editor) ? Priority.NEVER : Priority.ALWAYS);
        centre.getChildren().setAll(middle);
        machine.showOnly(home);
        dock.showOnly(home);
        List<Node> across = new ArrayList<>();
        if (lessonOpen && home.contains(lesson)) {
            across.add(lesson);
        }
        if (!middle.isEmpty()) {
            across.add(centre);
        }
        if (!machine.isEmpty()) {
            across.add(glass);
        }
        columns.showOnly(across);
        List<Node> down = new ArrayList<>();
        if (!across.isEmpty()) {
            down.add(columns);
        }
        if (home.contains(dockPane) && !dock.isEmpty()) {
            down.add(dockPane);
        }
        main.showOnly(down);
        nothing.setVisible(down.isEmpty());
        showAnatomy();
    }

    /// Everything as at the first start.
    void reset() {
        panes.reset();
        columns.share(COLUMNS);
        main.share(1 - dockShare, dockShare);
        machine.reset();
    }

    private Map<String, SharedSplit> splits() {
        Map<String, SharedSplit> splits = new LinkedHashMap<>(machine.splits());
        splits.put("columns", columns);
        splits.put("main", main);
        return splits;
    }

    /// Writes how everything is arranged.
    void remember(Settings settings) {
        settings.setGroup("share", splits().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> Arrays.stream(entry.getValue().shares()).mapToObj(Double::toString).collect(Collectors.joining(" ")))));
        dock.front().ifPresent(tab -> settings.set("dock.front", tab.id()));
        panes.remember(settings);
    }

    /// Arranges everything as it was; whatever cannot be read stays as it is.
    void recall(Settings settings) {
        Map<String, String> shares = settings.group("share");
        splits().forEach((name, split) -> {
            try {
                split.share(Arrays.stream(shares.getOrDefault(name, "").split(" ", -1)).mapToDouble(Double::parseDouble).map(s -> Math.clamp(s, 0, 1)).toArray());
            } catch (IllegalArgumentException damaged) {
                // The other ones are still worth having.
            }
        });
        Arrays.stream(DockTab.values()).filter(tab -> tab.id().equals(settings.text("dock.front", ""))).findFirst().ifPresent(dock::show);
        panes.recall(settings);
    }
}
