package dev.glasshive.app;

import dev.glasshive.app.control.EmptyState;
import dev.glasshive.app.control.InSight;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PaneHeader;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.control.SharedSplit;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// All panes in their places, between the top bar and the status bar.
final class Desk extends StackPane {
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
    /// Lesson and all the rest, where the lesson takes the whole height.
    private final SharedSplit beside = new SharedSplit(Orientation.HORIZONTAL);
    private final EmptyState nothing = new EmptyState(Text.of("pane.all-hidden.title"), Text.of("pane.all-hidden"));
    private Room room = new Room(200, 100);
    private double em;
    private final ReadOnlyBooleanWrapper anatomyLeftOut = new ReadOnlyBooleanWrapper();
    private boolean lessonOpen;
    private boolean timelineInFront = true;
    private double timelineShare = room.dockOfTimeline();
    private double dockShare = room.dock();

    /// @param machineBar stands above the panes of the machine
    Desk(Node lessonView, Node editorView, Node anatomyView, Node machineBar, Node registers, Node stack, Node maps, Node packet) {
        lesson = panes.add("lesson", Text.of("lesson.pane"), lessonView, false);
        editor = panes.add("editor", Text.of("editor.title"), editorView, false);
        anatomy = panes.add("anatomy", Text.of("anatomy.pane"), anatomyView, false);
        dockPane = panes.add("dock", Text.of("dock.title"), dock, false);
        machine = new MachineArea(lesson, anatomy, dockPane, dock.frontTitle(), panes.add("registers", Text.of("registers.title"), registers, false), panes.add("stack", Text.of("stack.title"), stack, false),
                panes.add("maps", Text.of("maps.title"), maps, false), panes.add("packet", Text.of("packet.title"), packet, false));
        // Prose that is cut off is no use, so this pane never gets narrower than its lines.
        lesson.setMinWidth(USE_COMPUTED_SIZE);
        VBox.setVgrow(editor, Priority.ALWAYS);
        VBox.setVgrow(machine, Priority.ALWAYS);
        glass = new VBox(machineBar, machine);
        centre.setMinSize(0, 0);
        glass.setMinSize(0, 0);
        double[] shares = room.columns();
        beside.add(lesson, shares[0]);
        beside.add(main, 1 - shares[0]);
        beside.showOnly(List.of(main));
        columns.add(lesson, shares[0]);
        columns.add(centre, shares[1]);
        columns.add(glass, shares[2]);
        main.add(columns, 1 - timelineShare);
        main.add(dockPane, timelineShare);
        SplitPane.setResizableWithParent(lesson, false);
        SplitPane.setResizableWithParent(dockPane, false);
        Button reset = new Button(Text.of("command.view.reset"));
        reset.setOnAction(event -> reset());
        nothing.getChildren().add(reset);
        getChildren().addAll(beside, nothing, panes.front());
        dock.onTurned(this::giveDockRoom);
        dock.onShown(() -> machine.reveal(dockPane));
        arrange();
    }

    /// Puts `content` behind a tab of the dock. Tabs are added in the order of their names.
    void add(DockTab tab, Node content) {
        dock.add(tab, panes.add("dock." + tab.id(), tab.title(), content, !PaneHeader.isOn(content)));
    }

    /// The panes that the keyboard can go to, in the order of reading.
    List<PaneFrame> reachable() {
        List<PaneFrame> seen = panes.inSight();
        return panes.all().stream().filter(pane -> seen.contains(pane)
                || panes.enlarged().isEmpty() && machine.shown().contains(pane) && seen.stream().noneMatch(pane::holds)).toList();
    }

    /// The panes that the keyboard can go to, those in windows of their own too.
    List<PaneFrame> stops() {
        return Stream.concat(reachable().stream(), panes.all().stream().filter(pane -> pane.place().get() == PanePlace.AWAY)).toList();
    }

    /// Whether there is no room for the anatomy of the instruction under the editor.
    ReadOnlyBooleanProperty anatomyLeftOut() {
        return anatomyLeftOut.getReadOnlyProperty();
    }

    /// Shows it over everything else.
    void enlargeAnatomy() {
        panes.move(anatomy, PanePlace.ENLARGED);
    }

    /// Gives the keyboard to `pane`, which may be behind a tab or in another window.
    void goTo(PaneFrame pane) {
        Optional.ofNullable(pane.getScene()).map(Scene::getWindow).ifPresent(Window::requestFocus);
        machine.reveal(pane);
        pane.takeKeyboard();
    }

    /// Brings the pane with `id`, of which a lesson speaks, to the front, unless the lesson is behind the same tabs.
    void speakOf(String id) {
        Optional<DockTab> tab = Arrays.stream(DockTab.values()).filter(name -> id.equals("dock." + name.id())).findFirst();
        tab.ifPresent(dock::turnTo);
        if (!machine.shown().contains(lesson)) {
            machine.reveal(tab.isPresent() ? dockPane : panes.pane(id));
        }
    }

    /// Where the pane with `id` is in the window, if it can be seen.
    Optional<Bounds> boundsOf(String id) {
        return InSight.of(panes.pane(id)).filter(_ -> getScene() != null && getScene().equals(panes.pane(id).getScene()));
    }

    /// Brings the pane `id` to the front, if it is behind a tab.
    void reveal(String id) {
        machine.reveal(panes.pane(id));
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
        if (open) {
            machine.reveal(lesson);
        }
    }

    /// Arranges everything for the room there is.
    ///
    /// @param now the room of the window
    /// @param letter the height of a letter
    void fit(Room now, double letter) {
        boolean sameArrangement = now.fit() == room.fit() && now.isTooLowForAnatomy() == room.isTooLowForAnatomy() && now.isTooNarrowForLesson() == room.isTooNarrowForLesson();
        boolean sameShares = sameArrangement && letter == em && Arrays.equals(now.columns(), room.columns());
        room = now;
        em = letter;
        machine.setNarrow(room.isNarrow(machine.getWidth() / em));
        machine.setTight(room.isTight(machine.getWidth() / em));
        if (!sameShares) {
            share();
        }
        if (sameArrangement) {
            tellOfAnatomy();
        } else {
            arrange();
        }
    }

    /// Gives every part between top and bottom the share that fits the room there is.
    private void share() {
        timelineShare = room.dockOfTimeline();
        dockShare = room.dock();
        double[] shares = room.columns();
        columns.share(shares);
        beside.share(shares[0], 1 - shares[0]);
        shareWithDock();
    }

    private void shareWithDock() {
        double share = timelineInFront ? timelineShare : dockShare;
        main.share(1 - share, share);
    }

    /// Takes over how the user moved the line above the dock.
    private void noteDock() {
        double share = main.shares()[1];
        if (timelineInFront) {
            timelineShare = share;
        } else {
            dockShare = share;
        }
    }

    /// The timeline leaves height to the panes above it; whatever else comes to the front of the dock takes it.
    private void giveDockRoom(DockTab front) {
        boolean timeline = front == DockTab.TIMELINE;
        if (timeline != timelineInFront) {
            noteDock();
            timelineInFront = timeline;
            shareWithDock();
        }
    }

    // Where the window is low, the anatomy stands among the panes of the machine, if these are behind tabs.
    private boolean isAnatomyAside() {
        return room.isTooLowForAnatomy() && anatomy.place().get() == PanePlace.HOME && editor.place().get() == PanePlace.HOME;
    }

    private void tellOfAnatomy() {
        anatomyLeftOut.set(isAnatomyAside() && !machine.shown().contains(anatomy));
    }

    private void arrange() {
        List<PaneFrame> home = panes.atHome();
        List<Node> middle = new ArrayList<>();
        boolean aside = isAnatomyAside();
        List.of(editor, anatomy).stream().filter(pane -> home.contains(pane) && !(aside && pane == anatomy)).forEach(middle::add);
        VBox.setVgrow(anatomy, home.contains(editor) ? Priority.NEVER : Priority.ALWAYS);
        centre.getChildren().setAll(middle);
        dock.showOnly(home);
        boolean showsLesson = lessonOpen && home.contains(lesson);
        boolean lessonAmongMachine = showsLesson && room.isTooNarrowForLesson();
        boolean lessonBeside = showsLesson && !lessonAmongMachine && room.isLowForLesson();
        boolean lessonInColumns = showsLesson && !lessonAmongMachine && !lessonBeside;
        boolean showsDock = home.contains(dockPane) && !dock.isEmpty();
        boolean dockInMain = showsDock && !room.isLeast();
        // A pane leaves its old place before it comes to its new one.
        beside.showOnly(lessonBeside ? beside.getItems() : List.of(main));
        columns.showOnly(columns.getItems().stream().filter(part -> part != lesson || lessonInColumns).toList());
        main.showOnly(main.getItems().stream().filter(part -> part != dockPane || dockInMain).toList());
        machine.showOnly(home.stream().filter(pane -> pane == lesson ? lessonAmongMachine : pane == anatomy ? aside : pane != dockPane || showsDock && room.isLeast()).toList());
        List<Node> across = new ArrayList<>();
        if (lessonInColumns) {
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
        if (dockInMain) {
            down.add(dockPane);
        }
        main.showOnly(down);
        beside.showOnly(!lessonBeside ? List.of(main) : down.isEmpty() ? List.of(lesson) : List.of(lesson, main));
        nothing.setVisible(down.isEmpty() && !lessonBeside);
        tellOfAnatomy();
    }

    /// Everything as at the first start.
    void reset() {
        panes.reset();
        share();
        machine.reset();
    }

    private Map<String, SharedSplit> splits() {
        Map<String, SharedSplit> splits = new LinkedHashMap<>(machine.splits());
        splits.put("columns", columns);
        splits.put("beside", beside);
        return splits;
    }

    /// Writes how everything is arranged.
    void remember(Settings settings) {
        noteDock();
        Map<String, String> shares = splits().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> words(entry.getValue().shares())));
        shares.put("dock", words(timelineShare, dockShare));
        settings.setGroup("share", shares);
        dock.front().ifPresent(tab -> settings.set("dock.front", tab.id()));
        panes.remember(settings);
    }

    /// Arranges everything as it was; whatever cannot be read stays as it is.
    void recall(Settings settings) {
        Map<String, String> shares = settings.group("share");
        splits().forEach((name, split) -> numbers(shares.getOrDefault(name, "")).ifPresent(split::share));
        Arrays.stream(DockTab.values()).filter(tab -> tab.id().equals(settings.text("dock.front", ""))).findFirst().ifPresent(dock::turnTo);
        numbers(shares.getOrDefault("dock", "")).filter(both -> both.length == 2).ifPresent(both -> {
            timelineShare = both[0];
            dockShare = both[1];
            shareWithDock();
        });
        panes.recall(settings);
    }

    private static String words(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    /// What [#words] wrote, between 0 and 1; absent where it cannot be read.
    private static Optional<double[]> numbers(String words) {
        try {
            return Optional.of(Arrays.stream(words.split(" ", -1)).mapToDouble(Double::parseDouble).map(s -> Math.clamp(s, 0, 1)).toArray());
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
