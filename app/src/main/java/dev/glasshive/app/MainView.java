package dev.glasshive.app;

import dev.glasshive.app.anatomy.AnatomyView;
import dev.glasshive.app.anatomy.AnatomyViewModel;
import dev.glasshive.app.cause.CauseView;
import dev.glasshive.app.cause.CauseViewModel;
import dev.glasshive.app.console.ConsoleView;
import dev.glasshive.app.console.ConsoleViewModel;
import dev.glasshive.app.control.Logo;
import dev.glasshive.app.control.Pill;
import dev.glasshive.app.control.SegmentedChoice;
import dev.glasshive.app.control.Kind;
import dev.glasshive.app.editor.EditorView;
import dev.glasshive.app.editor.EditorViewModel;
import dev.glasshive.app.lesson.LessonView;
import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.app.maps.MapsView;
import dev.glasshive.app.maps.MapsViewModel;
import dev.glasshive.app.packet.PacketView;
import dev.glasshive.app.packet.PacketViewModel;
import dev.glasshive.app.processors.ProcessorBar;
import dev.glasshive.app.processors.ProcessorsViewModel;
import dev.glasshive.app.recovery.RecoveryViewModel;
import dev.glasshive.app.registers.RegistersView;
import dev.glasshive.app.registers.RegistersViewModel;
import dev.glasshive.app.stack.StackView;
import dev.glasshive.app.stack.StackViewModel;
import dev.glasshive.app.stops.StopsView;
import dev.glasshive.app.stops.StopsViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.timeline.TimelineView;
import dev.glasshive.app.timeline.TimelineViewModel;
import dev.glasshive.app.transport.Transport;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.world.WorldView;
import dev.glasshive.app.world.WorldViewModel;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Everything inside the window: top bar, lesson, editor, machine, dock, status bar.
final class MainView extends StackPane {
    /// Below so many letters of width, panes share their place.
    private static final double NARROW = 82;
    /// The same for the machine alone, beside a lesson say.
    private static final double NARROW_MACHINE = 36;
    /// Below so many letters of height, only the essential panes stay.
    private static final double LOW = 44;
    private static final double DOCK = 0.77;
    private static final double DOCK_WHERE_LOW = 0.66;
    private static final double DOCK_WHERE_SMALL = 0.7;
    /// Below so many letters of height, the dock needs a larger share.
    private static final double SMALL = 62;

    private final Workspace workspace;
    private final TransportViewModel transportModel;
    private final EditorView editor;
    private final RecoveryViewModel recovery;
    private final LessonView lesson;
    private final LessonViewModel lessonModel;
    private final SplitPane columns = new SplitPane();
    private final SplitPane main;
    private final MachineArea machine;
    private final AnatomyView anatomy;
    private final MenuButton menu = new MenuButton();
    private final Dock dock = new Dock();
    private final TimelineView timeline;
    private final CauseView cause;
    private final StopsView stops;
    private double dockShare = DOCK;
    private final Label place = new Label();
    private final Label name = new Label(Text.of("app.name"));
    private final Transport transport;
    private final Welcome welcome;
    private final StatusBar status;

    MainView(Workspace workspace) {
        this.workspace = workspace;
        getStyleClass().add("window");
        transportModel = new TransportViewModel(workspace);
        transport = new Transport(transportModel);
        editor = new EditorView(new EditorViewModel(workspace));
        recovery = new RecoveryViewModel(workspace);
        lessonModel = new LessonViewModel(workspace, LessonLibrary.bundled().lessons(), task -> Thread.ofVirtual().name("lesson").start(task), Platform::runLater);
        lesson = new LessonView(lessonModel);
        anatomy = new AnatomyView(new AnatomyViewModel(workspace));
        VBox centre = new VBox(editor, anatomy);
        VBox.setVgrow(editor, Priority.ALWAYS);
        machine = new MachineArea(new RegistersView(new RegistersViewModel(workspace)), new StackView(new StackViewModel(workspace)),
                new MapsView(new MapsViewModel(workspace)), new PacketView(new PacketViewModel(workspace)));
        VBox glass = new VBox(new ProcessorBar(new ProcessorsViewModel(workspace)), machine);
        VBox.setVgrow(machine, Priority.ALWAYS);
        columns.getItems().addAll(lesson, centre, glass);
        SplitPane.setResizableWithParent(lesson, false);
        timeline = new TimelineView(new TimelineViewModel(workspace), workspace);
        cause = new CauseView(new CauseViewModel(workspace));
        stops = new StopsView(new StopsViewModel(workspace));
        dock.add(DockTab.TIMELINE, timeline);
        dock.add(DockTab.CONSOLE, new ConsoleView(new ConsoleViewModel(workspace)));
        dock.add(DockTab.WORLD, new WorldView(new WorldViewModel(workspace)));
        dock.add(DockTab.WHY, cause);
        dock.add(DockTab.STOPS, stops);
        workspace.inquiries().explanation().subscribe(why -> why.ifPresent(answer -> {
            dock.show(DockTab.WHY);
            cause.takeKeyboard();
        }));
        status = new StatusBar(workspace, () -> dock.show(DockTab.WORLD));
        main = new SplitPane(columns, dock);
        main.setOrientation(Orientation.VERTICAL);
        main.setDividerPositions(DOCK);
        SplitPane.setResizableWithParent(dock, false);
        BorderPane frame = new BorderPane(main);
        frame.setTop(topBar());
        frame.setBottom(status);
        welcome = new Welcome(workspace, lessonModel);
        // What lies behind the welcome takes no keys.
        frame.disableProperty().bind(welcome.visibleProperty());
        getChildren().addAll(frame, welcome, new NoticeBar(workspace));
        setLessonShown(false);
        lessonModel.open().subscribe(open -> setLessonShown(open.isPresent()));
        widthProperty().subscribe(width -> fit());
        heightProperty().subscribe(height -> fit());
        // Its width changes while everything is being laid out, and panes may not move then.
        machine.widthProperty().subscribe(width -> Platform.runLater(this::fit));
        place.fontProperty().subscribe(font -> fit());
    }

    /// Arranges everything for the room there is, measured in letters, so that a larger size of type counts as a smaller window.
    private void fit() {
        double em = place.getFont().getSize();
        boolean narrow = getWidth() < NARROW * em;
        boolean low = getHeight() < LOW * em;
        machine.setNarrow(narrow || machine.getWidth() > 0 && machine.getWidth() < NARROW_MACHINE * em);
        transport.setTerse(narrow);
        name.setVisible(!narrow);
        name.setManaged(!narrow);
        anatomy.setVisible(!low);
        anatomy.setManaged(!low);
        double share = dock(low, em);
        if (share != dockShare) {
            dockShare = share;
            main.setDividerPositions(share);
        }
    }

    private double dock(boolean low, double em) {
        return low ? DOCK_WHERE_LOW : getHeight() < SMALL * em ? DOCK_WHERE_SMALL : DOCK;
    }

    private Region topBar() {
        name.getStyleClass().addAll("semibold", "app-name");
        place.getStyleClass().addAll("muted", "app-place");
        place.setMinWidth(0);
        workspace.session().subscribe(s -> place.setText(s.document().name() + s.program().filter(p -> !s.document().name().startsWith(p.name())).map(p -> " › " + p.name()).orElse("")));
        menu.setText(Text.of("menu.title"));
        menu.setId("file-menu");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        HBox start = new HBox(new Logo(), name, menu, place);
        start.getStyleClass().add("top-part");
        HBox middle = new HBox(transport);
        middle.getStyleClass().addAll("top-part", "top-middle");
        Pill platform = new Pill(Text.of("status.platform"), Kind.SCALAR);
        workspace.session().subscribe(session -> platform.setText(session.setup().platform().name()));
        Pill verdict = VerdictPill.of(workspace);
        SegmentedChoice<Mode> mode = new SegmentedChoice<>(List.of(Mode.values()), m -> Text.of("mode." + m.name().toLowerCase(Locale.ROOT)));
        mode.setId("mode");
        mode.valueProperty().bindBidirectional(workspace.verifier().mode());
        mode.setAccessibleText(Text.of("mode.tip"));
        Tooltip.install(mode, new Tooltip(Text.of("mode.tip")));
        HBox end = new HBox(mode, platform, verdict, VerifierPill.of(workspace));
        end.getStyleClass().addAll("top-part", "top-end");
        HBox.setHgrow(start, Priority.ALWAYS);
        HBox.setHgrow(end, Priority.ALWAYS);
        start.setPrefWidth(200);
        end.setPrefWidth(200);
        middle.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(start, middle, end);
        bar.getStyleClass().add("top-bar");
        return bar;
    }

    /// Says that keys were pressed which wait for more; no words take it back.
    void showBegunKeys(String words) {
        status.showBegunKeys(words);
    }

    /// The menu, to be filled with commands.
    MenuButton menu() {
        return menu;
    }

    Welcome welcome() {
        return welcome;
    }

    EditorView editor() {
        return editor;
    }

    /// What can be brought back.
    RecoveryViewModel recovery() {
        return recovery;
    }

    /// Lays something over the window.
    void cover(Region card) {
        getChildren().add(card);
    }

    TransportViewModel transport() {
        return transportModel;
    }

    LessonViewModel lessons() {
        return lessonModel;
    }

    /// Sets what opens the pages that lessons link to.
    void openPagesWith(Consumer<String> browser) {
        lesson.openPagesWith(browser);
    }

    TimelineView timeline() {
        return timeline;
    }

    /// Brings the list of stops to the front, ready for a condition.
    void askWhereToStop() {
        dock.show(DockTab.STOPS);
        stops.askCondition();
    }

    /// The panes under the editor.
    Dock dock() {
        return dock;
    }

    boolean isLessonShown() {
        return columns.getItems().contains(lesson);
    }

    void setLessonShown(boolean shown) {
        if (shown && !isLessonShown()) {
            columns.getItems().addFirst(lesson);
        } else if (!shown) {
            columns.getItems().remove(lesson);
        }
        columns.setDividerPositions(shown ? new double[] {0.2, 0.66} : new double[] {0.61});
    }

    void remember(Settings settings) {
        settings.set("divider.dock", main.getDividerPositions()[0]);
        settings.set("divider.registers", machine.dividers()[0]);
        settings.set("divider.memory", machine.dividers()[1]);
    }

    void recall(Settings settings) {
        main.setDividerPositions(settings.number("divider.dock", DOCK, 0.1, 0.95));
        machine.setDividers(settings.number("divider.registers", 0.46, 0.05, 0.95), settings.number("divider.memory", 0.5, 0.05, 0.95));
    }
}
