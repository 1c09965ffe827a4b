package dev.glasshive.app;

import dev.glasshive.app.lesson.Pointing;
import dev.glasshive.app.motion.Spot;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.program.Program;
import dev.glasshive.map.BpfMap;
import dev.glasshive.vm.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// A frame around what a lesson points to, on the pane where it is.
final class PointerGlow extends Pane implements Pointing {
    private static final double MARGIN = 3;
    private static final int ROW = 8;
    private static final Duration ARRIVES = Duration.millis(150);
    private static final Duration STAYS = Duration.seconds(2.5);

    private final Workspace workspace;
    private final Function<Spot, Optional<Bounds>> places;
    private final Function<String, Optional<Bounds>> panes;
    private final Consumer<String> front;
    private final IntConsumer lines;
    private final Region frame = new Region();
    private final PauseTransition arrival = new PauseTransition(ARRIVES);
    private final PauseTransition stay = new PauseTransition(STAYS);

    /// @param places where things stand, in the scene
    /// @param panes where the pane with an id is, in the scene
    /// @param front brings a pane to the front
    /// @param lines brings a line of the program into sight
    PointerGlow(Workspace workspace, Function<Spot, Optional<Bounds>> places, Function<String, Optional<Bounds>> panes, Consumer<String> front, IntConsumer lines) {
        this.workspace = workspace;
        this.places = places;
        this.panes = panes;
        this.front = front;
        this.lines = lines;
        setMouseTransparent(true);
        setMinSize(0, 0);
        frame.setManaged(false);
        frame.setVisible(false);
        frame.setId("pointer-glow");
        frame.getStyleClass().add("pointer-glow");
        getChildren().add(frame);
        stay.setOnFinished(event -> frame.setVisible(false));
        workspace.session().subscribe((before, now) -> frame.setVisible(false));
    }

    @Override
    public void over(dev.glasshive.lesson.Spot spot) {
        stay.stop();
        bounds(spot).map(this::sceneToLocal).ifPresentOrElse(this::frame, this::away);
    }

    @Override
    public void away() {
        if (stay.getStatus() != PauseTransition.Status.RUNNING && arrival.getStatus() != PauseTransition.Status.RUNNING) {
            frame.setVisible(false);
        }
    }

    @Override
    public void show(dev.glasshive.lesson.Spot spot) {
        pane(spot).ifPresent(front);
        if (spot instanceof dev.glasshive.lesson.Spot.InstructionSpot(int slot)) {
            workspace.session().get().program().ifPresent(program -> workspace.session().get().lines().line(program.name(), slot).ifPresent(lines));
        }
        // What has come to the front takes its place first.
        arrival.setOnFinished(event -> {
            over(spot);
            stay.playFromStart();
        });
        arrival.playFromStart();
    }

    private void frame(Bounds place) {
        frame.resizeRelocate(Math.rint(place.getMinX() - MARGIN), Math.rint(place.getMinY() - MARGIN), Math.rint(place.getWidth() + 2 * MARGIN), Math.rint(place.getHeight() + 2 * MARGIN));
        frame.setVisible(true);
    }

    private static String id(dev.glasshive.lesson.Spot.Pane pane) {
        return switch (pane) {
            case JIT -> "dock." + DockTab.JIT.id();
        };
    }

    private Optional<Bounds> bounds(dev.glasshive.lesson.Spot spot) {
        return spot instanceof dev.glasshive.lesson.Spot.PaneSpot(var pane) ? panes.apply(id(pane)) : place(spot).flatMap(places);
    }

    private static Optional<String> pane(dev.glasshive.lesson.Spot spot) {
        return switch (spot) {
            case dev.glasshive.lesson.Spot.RegisterSpot _ -> Optional.of("registers");
            case dev.glasshive.lesson.Spot.StackSpot _ -> Optional.of("stack");
            case dev.glasshive.lesson.Spot.PacketSpot _ -> Optional.of("packet");
            case dev.glasshive.lesson.Spot.EntrySpot _, dev.glasshive.lesson.Spot.MapSpot _ -> Optional.of("maps");
            case dev.glasshive.lesson.Spot.PaneSpot(var pane) -> Optional.of(id(pane));
            case dev.glasshive.lesson.Spot.InstructionSpot _ -> Optional.empty();
        };
    }

    private Optional<Spot> place(dev.glasshive.lesson.Spot spot) {
        Optional<Snapshot> now = workspace.moment().get().map(Moment::snapshot);
        return switch (spot) {
            case dev.glasshive.lesson.Spot.RegisterSpot(var register) -> Optional.of(new Spot.OfRegister(register.code()));
            case dev.glasshive.lesson.Spot.StackSpot(int offset) -> now.map(snapshot -> new Spot.OfStack(snapshot.frames().size() - 1, offset, Math.min(ROW - Math.floorMod(offset, ROW), -offset)));
            case dev.glasshive.lesson.Spot.PacketSpot(int offset) -> Optional.of(new Spot.OfPacket(offset, 1));
            case dev.glasshive.lesson.Spot.MapSpot(String name) -> now.flatMap(snapshot -> map(snapshot, name)).map(map -> new Spot.OfMap(map, Optional.empty()));
            case dev.glasshive.lesson.Spot.EntrySpot(String name, var key) -> now.flatMap(snapshot -> map(snapshot, name).map(map -> {
                BpfMap.State state = snapshot.maps().get(map).state();
                return new Spot.OfMap(map, IntStream.range(0, state.size()).mapToObj(i -> state.entry(i).key()).filter(key::matches).findFirst());
            }));
            case dev.glasshive.lesson.Spot.PaneSpot _ -> Optional.empty();
            case dev.glasshive.lesson.Spot.InstructionSpot(int slot) -> workspace.session().get().program().map(Program::name).map(program -> new Spot.OfInstruction(program, slot));
        };
    }

    private static Optional<Integer> map(Snapshot snapshot, String name) {
        List<String> names = snapshot.maps().stream().map(map -> map.spec().name()).toList();
        return Optional.of(names.indexOf(name)).filter(index -> index >= 0);
    }
}
