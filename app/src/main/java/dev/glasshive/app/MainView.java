package dev.glasshive.app;

import dev.glasshive.app.anatomy.AnatomyView;
import dev.glasshive.app.anatomy.AnatomyViewModel;
import dev.glasshive.app.console.ConsoleView;
import dev.glasshive.app.console.ConsoleViewModel;
import dev.glasshive.app.control.CutWords;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.control.TextEdit;
import dev.glasshive.app.editor.EditorView;
import dev.glasshive.app.editor.EditorViewModel;
import dev.glasshive.app.flow.FlowView;
import dev.glasshive.app.flow.FlowViewModel;
import dev.glasshive.app.jit.JitView;
import dev.glasshive.app.jit.JitViewModel;
import dev.glasshive.app.lesson.LessonView;
import dev.glasshive.app.lesson.LessonViewModel;
import dev.glasshive.app.life.LifeView;
import dev.glasshive.app.life.LifeViewModel;
import dev.glasshive.app.log.LogView;
import dev.glasshive.app.log.LogViewModel;
import dev.glasshive.app.maps.MapsView;
import dev.glasshive.app.maps.MapsViewModel;
import dev.glasshive.app.motion.MotionLayer;
import dev.glasshive.app.motion.MotionViewModel;
import dev.glasshive.app.motion.Stage;
import dev.glasshive.app.motion.StageStrip;
import dev.glasshive.app.packet.PacketView;
import dev.glasshive.app.packet.PacketViewModel;
import dev.glasshive.app.portability.PortabilityView;
import dev.glasshive.app.portability.PortabilityViewModel;
import dev.glasshive.app.processors.ProcessorBar;
import dev.glasshive.app.processors.ProcessorsViewModel;
import dev.glasshive.app.progress.ProgressViewModel;
import dev.glasshive.app.recovery.RecoveryViewModel;
import dev.glasshive.app.registers.Drawing;
import dev.glasshive.app.registers.RegisterCards;
import dev.glasshive.app.registers.RegistersView;
import dev.glasshive.app.registers.RegistersViewModel;
import dev.glasshive.app.stack.StackView;
import dev.glasshive.app.stack.StackViewModel;
import dev.glasshive.app.stops.StopsView;
import dev.glasshive.app.stops.StopsViewModel;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.timeline.TimelineView;
import dev.glasshive.app.timeline.TimelineViewModel;
import dev.glasshive.app.transport.TransportViewModel;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.world.WorldView;
import dev.glasshive.app.world.WorldViewModel;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.markdown.LessonLibrary;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Everything inside the window: top bar, lesson, editor, machine, dock, status bar.
final class MainView extends StackPane {
    /// How far a notice is lifted, in heights of the status bar, so that there is a gap between them.
    private static final double NOTICE_ABOVE_STATUS = 1.2;
    private static final PseudoClass DECODING = PseudoClass.getPseudoClass("decoding");

    /// Long enough to read two lines.
    private static final Duration GOOD_NEWS = Duration.seconds(10);

    private final RegistersViewModel registersModel;
    private final TransportViewModel transportModel;
    private final EditorView editor;
    private final RecoveryViewModel recovery;
    private final LessonView lesson;
    private final LessonViewModel lessonModel;
    private final Learning learning;
    private final Examining exams;
    private final Desk desk;
    private final MotionViewModel motionModel;
    private final MotionLayer motion;
    private final TimelineView timeline;
    private final RejectionPlace rejection;
    private final PacketViewModel packetModel;
    private final JitViewModel jitModel;
    private final PacketView packet;
    private final StopsView stops;
    private final TopBar topBar;
    private final Welcome welcome;
    private final StatusBar status;
    private Runnable arrive = () -> { };

    MainView(Workspace workspace) {
        this(workspace, new ProgressViewModel(), new RecoveryViewModel(workspace));
    }

    private MainView(Workspace workspace, ProgressViewModel progress, RecoveryViewModel recovery) {
        getStyleClass().add("window");
        transportModel = new TransportViewModel(workspace);
        topBar = new TopBar(workspace, transportModel, this::revealRejection);
        EditorViewModel editorModel = new EditorViewModel(workspace);
        RegisterCards registerCards = new RegisterCards(workspace);
        editorModel.describeRegistersWith(place -> registerCards.at(place.line(), place.register()));
        editor = new EditorView(editorModel);
        this.recovery = recovery;
        lessonModel = new LessonViewModel(workspace, LessonLibrary.bundled().lessons(Text.language().tag()), task -> Thread.ofVirtual().name("lesson").start(task), Platform::runLater);
        lesson = new LessonView(lessonModel);
        lesson.sayWhatIsUntranslated(shown -> LessonLibrary.bundled().source(shown.id()).filter(source -> !source.isIn(Text.language().tag())).isPresent());
        learning = new Learning(lessonModel, lesson, progress);
        exams = new Examining(workspace, lessonModel, lesson, editor, progress);
        AnatomyView anatomy = new AnatomyView(new AnatomyViewModel(workspace));
        registersModel = new RegistersViewModel(workspace);
        RegistersView registers = new RegistersView(registersModel);
        StackViewModel stackModel = new StackViewModel(workspace);
        stackModel.bits().bind(registersModel.drawing().map(drawing -> drawing == Drawing.BITS));
        StackView stack = new StackView(stackModel);
        MapsView maps = new MapsView(new MapsViewModel(workspace));
        packetModel = new PacketViewModel(workspace);
        jitModel = new JitViewModel(workspace);
        packet = new PacketView(packetModel);
        desk = new Desk(lesson, editor, anatomy, new ProcessorBar(new ProcessorsViewModel(workspace)), registers, stack, maps, packet);
        desk.panes().pane("editor").enterAt(editor::front);
        desk.panes().pane("packet").enterAt(packet::front);
        editor.offerAnatomy(desk.anatomyLeftOut(), desk::enlargeAnatomy);
        motionModel = new MotionViewModel(workspace);
        Places places = new Places(this, workspace, editor.assembly(), registers, stack, maps, packet);
        motion = new MotionLayer(motionModel, places::of);
        PointerGlow glow = new PointerGlow(workspace, places::of, desk::boundsOf, desk::speakOf, editor.assembly()::revealLine);
        lesson.pointWith(glow);
        animate(anatomy);
        timeline = new TimelineView(new TimelineViewModel(workspace), workspace);
        stops = new StopsView(new StopsViewModel(workspace));
        desk.add(DockTab.TIMELINE, timeline);
        desk.add(DockTab.PATHS, new FixpointOrPaths(workspace, title -> dock().rename(DockTab.PATHS, title)));
        desk.add(DockTab.FLOW, new FlowView(new FlowViewModel(workspace)));
        desk.add(DockTab.LOG, new LogView(new LogViewModel(workspace)));
        desk.add(DockTab.CONSOLE, new ConsoleView(new ConsoleViewModel(workspace)));
        desk.add(DockTab.WORLD, new WorldView(new WorldViewModel(workspace)));
        desk.add(DockTab.WHY, new WhyPane(workspace, () -> dock().show(DockTab.WHY)));
        desk.add(DockTab.STOPS, stops);
        desk.add(DockTab.PORTABILITY, portability(workspace));
        desk.add(DockTab.LIFE, life(workspace));
        desk.add(DockTab.JIT, new JitView(jitModel));
        workspace.verifier().mode().subscribe((before, mode) -> showWhatMoves(mode));
        rejection = new RejectionPlace(workspace, editor, () -> dock().show(DockTab.WHY), () -> dock().show(DockTab.LOG),
                () -> dock().show(DockTab.PORTABILITY));
        status = new StatusBar(workspace, () -> dock().show(DockTab.WORLD));
        BorderPane frame = new BorderPane(desk);
        // What does not fit is cut off at its end, not on both sides.
        frame.setMinSize(0, 0);
        frame.setTop(topBar);
        frame.setBottom(status);
        welcome = new Welcome(workspace, lessonModel, learning);
        // What lies behind the welcome takes no keys.
        frame.disableProperty().bind(welcome.visibleProperty());
        welcome.visibleProperty().subscribe(welcoming -> {
            if (!welcoming) {
                editor.assembly().area().requestFocus();
            }
        });
        NoticeBar notice = new NoticeBar(workspace, dock().widthProperty(), GOOD_NEWS);
        notice.translateYProperty().bind(status.heightProperty().multiply(NOTICE_ABOVE_STATUS).negate());
        getChildren().addAll(frame, motion, glow, welcome, notice);
        CutWords.explainIn(this);
        lessonModel.open().subscribe(open -> desk.setLessonOpen(open.isPresent()));
        // What changes within a step brings nothing to the front.
        lessonModel.shown().map(shown -> shown.map(LessonViewModel.Shown::step)).subscribe(step -> lessonModel.pane().ifPresent(pane -> desk.speakOf(id(pane))));
        widthProperty().subscribe(width -> fit());
        heightProperty().subscribe(height -> fit());
        // Its width changes while everything is being laid out, and panes may not move then.
        desk.machineWidth().subscribe(width -> Platform.runLater(this::fit));
        topBar.em().subscribe(size -> fit());
        addEventHandler(KeyEvent.KEY_PRESSED, this::leaveEnlarged);
        // What lies behind an enlarged pane cannot be seen, so it takes no key that would bring the rest back.
        frame.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (desk.panes().enlarged().filter(pane -> event.getTarget() instanceof Node node && !pane.holds(node)).isPresent()) {
                leaveEnlarged(event);
            }
        });
    }

    /// The same window anew, in the words of another language: the view that `before` was makes place for it, and hears of nothing more.
    static MainView after(MainView before, Workspace workspace, Settings settings) {
        boolean playing = before.transportModel.playing().get();
        before.transportModel.playing().set(false);
        before.desk.remember(settings);
        Optional<String> enlarged = before.desk.panes().enlarged().map(PaneFrame::id);
        Optional<String> front = before.desk.machine().front().map(PaneFrame::id);
        before.desk.reset();
        before.status.leave();
        EditorView.Place place = before.editor.leave();
        workspace.letGo();
        MainView next = new MainView(workspace, new ProgressViewModel(before.learning.progress()), new RecoveryViewModel(before.recovery));
        next.registersModel.base().set(before.registersModel.base().get());
        next.registersModel.drawing().set(before.registersModel.drawing().get());
        next.packetModel.wanted().set(before.packetModel.wanted().get());
        next.jitModel.blind().set(before.jitModel.blind().get());
        next.transportModel.speed().set(before.transportModel.speed().get());
        next.lessonModel.goOnFrom(before.lessonModel);
        next.exams.goOnFrom(before.exams);
        next.arrive = () -> {
            next.desk.recall(settings);
            front.ifPresent(id -> next.desk.machine().reveal(next.desk.panes().pane(id)));
            enlarged.ifPresent(id -> next.desk.panes().move(next.desk.panes().pane(id), PanePlace.ENLARGED));
            next.editor.goOn(place);
            if (playing) {
                next.transportModel.run();
            }
        };
        return next;
    }

    /// To be called once it is on no stage any more.
    void close() {
        editor.close();
        status.leave();
    }

    /// To be called once it is on the stage: everything takes its place.
    void arrive() {
        arrive.run();
    }

    private void leaveEnlarged(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && desk.panes().enlarged().isPresent()) {
            desk.panes().enlarged().ifPresent(pane -> desk.panes().move(pane, PanePlace.HOME));
            event.consume();
        }
    }

    private static String id(Setup.Pane pane) {
        return switch (pane) {
            case REGISTERS, STACK, MAPS, PACKET -> pane.id();
            case JIT -> "dock." + DockTab.JIT.id();
        };
    }

    private PortabilityView portability(Workspace workspace) {
        PortabilityViewModel model = new PortabilityViewModel(workspace);
        model.editWith((text, edits) -> {
            if (editor.assembly().text().equals(text)) {
                editor.assembly().editInPlace(edits.stream().map(edit -> new TextEdit(edit.start(), edit.start() + edit.length(), edit.replacement())).toList());
                editor.takeOver();
            }
        });
        return new PortabilityView(model);
    }

    private LifeView life(Workspace workspace) {
        LifeView life = new LifeView(new LifeViewModel(workspace));
        life.onOpen(door -> {
            switch (door) {
                case SOURCE -> {
                    desk.speakOf("editor");
                    editor.showAssemblyTab();
                }
                case BYTES -> {
                    desk.speakOf("editor");
                    editor.showBytesTab();
                }
                case MAPS -> desk.speakOf("maps");
                case VERDICTS -> dock().show(DockTab.PORTABILITY);
                case PACKET -> desk.speakOf("packet");
            }
        });
        return life;
    }

    private void animate(AnatomyView anatomy) {
        transportModel.showStepsWith(motionModel::show);
        transportModel.onSpeed(speed -> motionModel.slow().set(speed.isSlow() ? speed.beat() : 0));
        motionModel.beat().bind(Bindings.createDoubleBinding(() -> transportModel.playing().get() ? transportModel.speed().get().beat() : 0,
                transportModel.playing(), transportModel.speed()));
        anatomy.addBesideNeeds(new StageStrip(motionModel));
        motionModel.stage().subscribe(stage -> anatomy.pseudoClassStateChanged(DECODING, stage == Stage.DECODE));
    }

    /// What carries values from place to place.
    MotionLayer motion() {
        return motion;
    }

    /// Where the dock showed how far one machine has come, it shows how far the other has.
    private void showWhatMoves(Mode mode) {
        DockTab here = mode == Mode.VERIFY ? DockTab.PATHS : DockTab.TIMELINE;
        DockTab other = mode == Mode.VERIFY ? DockTab.TIMELINE : DockTab.PATHS;
        if (dock().front().filter(other::equals).isPresent()) {
            dock().turnTo(here);
        }
    }

    private void fit() {
        double em = topBar.em().getValue();
        topBar.fit(getWidth() / em);
        desk.fit(new Room(getWidth() / em, getHeight() / em), em);
    }

    /// The line at the bottom.
    StatusBar status() {
        return status;
    }

    /// The menu, to be filled with commands.
    MenuButton menu() {
        return topBar.menu();
    }

    Welcome welcome() {
        return welcome;
    }

    private void revealRejection() {
        rejection.reveal();
    }

    /// Where it is said why the program is rejected.
    RejectionPlace rejection() {
        return rejection;
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

    RegistersViewModel registers() {
        return registersModel;
    }

    TransportViewModel transport() {
        return transportModel;
    }

    /// Who learns, and how far.
    Learning learning() {
        return learning;
    }

    /// Exams that are taken in the window.
    Examining exams() {
        return exams;
    }

    /// What becomes of the program on a processor.
    JitViewModel jit() {
        return jitModel;
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

    /// Shows a packet, its context or all packets in the packet pane.
    void showPackets(PacketViewModel.Subject subject) {
        packetModel.wanted().set(subject);
        desk.reveal("packet");
    }

    /// Sets what asks where to save the packets.
    void savePacketsWith(Runnable saver) {
        packet.savePacketsWith(saver);
    }

    /// Brings the list of stops to the front, ready for a condition.
    void askWhereToStop() {
        dock().show(DockTab.STOPS);
        stops.askCondition();
    }

    /// The panes under the editor.
    Dock dock() {
        return desk.dock();
    }

    /// All panes in their places.
    Desk desk() {
        return desk;
    }

    /// Gives the keyboard to the pane after the one that has it, or the one before; the top bar counts as one, and panes in windows of their own come last.
    void goToPane(int direction, Optional<PaneFrame> current) {
        List<PaneFrame> stops = desk.stops();
        int now = current.map(stops::indexOf).orElse(-1);
        int next = Math.floorMod(now + 1 + direction, stops.size() + 1) - 1;
        if (next < 0) {
            getScene().getWindow().requestFocus();
            menu().requestFocus();
        } else {
            desk.goTo(stops.get(next));
        }
    }
}
