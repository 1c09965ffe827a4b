package dev.glasshive.app.motion;

import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.vm.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;

/// What moves: values after each step, and at low speeds the stages of a step before it is taken.
///
/// Nothing waits for what moves. Whoever asks for the next step while something is under way gets it at once.
public final class MotionViewModel {
    /// How long values travel where steps come one by one.
    static final double TRAVEL = 260;
    /// A pace with less time for a step than this shows no travel.
    private static final double SHORTEST = 100;
    /// What of the time between two steps values travel.
    private static final double SHARE = 0.85;
    /// What in and out need together, in times of what one way needs.
    private static final double TWO_WAYS = 1.6;

    private final Workspace workspace;
    private final DoubleProperty beat = new SimpleDoubleProperty();
    private final DoubleProperty slow = new SimpleDoubleProperty();
    private final ReadOnlyObjectWrapper<Flight> flight = new ReadOnlyObjectWrapper<>(Flight.NONE);
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.IDLE);
    private Optional<Showing> showing = Optional.empty();
    private int shownPosition = -1;
    private int flights;

    /// A step that is shown before it is taken.
    private record Showing(Moment moment, Step step, Runnable take) {}

    /// A view model that follows `workspace`.
    public MotionViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(this::moved);
    }

    /// Milliseconds from one step to the next while steps follow each other by themselves, or 0.
    public DoubleProperty beat() {
        return beat;
    }

    /// Milliseconds for all stages of a step, or 0 where the pace shows none.
    public DoubleProperty slow() {
        return slow;
    }

    /// What travels now; replaced as soon as something else does.
    public ReadOnlyObjectProperty<Flight> flight() {
        return flight.getReadOnlyProperty();
    }

    /// Which stage of the next step is shown.
    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// The next instruction, where a stage of it is shown.
    public Optional<Spot> instruction() {
        return showing.map(s -> new Spot.OfInstruction(s.step().program(), s.step().slot()));
    }

    /// How long each stage is shown.
    double stageTime() {
        return slow.get() / Stage.WRITE_BACK.ordinal();
    }

    /// Shows the stages of the next step and then takes it; a step that is still being shown is taken at once.
    ///
    /// @param take takes the step
    public void show(Runnable take) {
        if (showing.isPresent()) {
            finish();
        }
        Optional<Moment> now = workspace.moment().get().filter(m -> m.position() == workspace.wantedPosition() && m.position() < m.timeline().length());
        if (now.isEmpty()) {
            take.run();
            return;
        }
        Moment moment = now.get();
        workspace.ask(() -> moment.timeline().step(moment.position()), step -> {
            boolean isHere = workspace.moment().get().filter(moment::equals).isPresent() && workspace.wantedPosition() == moment.position();
            if (!isHere || showing.isPresent()) {
                return;
            }
            if (step.slot() < 0) {
                take.run();
                return;
            }
            showing = Optional.of(new Showing(moment, step, take));
            flight.set(Flight.NONE);
            enter(Stage.FETCH);
        });
    }

    /// The stage has been shown long enough.
    void advance() {
        if (stage.get() != Stage.IDLE) {
            enter(stage.get().next());
        }
    }

    private void enter(Stage next) {
        switch (next) {
            case EXECUTE -> showing.ifPresent(s -> fly(Journeys.of(s.step(), s.moment()), stageTime(), list -> list));
            case WRITE_BACK -> {
                Optional<Showing> shown = showing;
                showing = Optional.empty();
                shown.ifPresent(this::take);
            }
            case IDLE, FETCH, DECODE -> { /* The stage says everything. */ }
        }
        stage.set(next);
    }

    /// Takes the step that is being shown, and shows no more of it.
    private void finish() {
        Optional<Showing> shown = showing;
        showing = Optional.empty();
        stage.set(Stage.IDLE);
        flight.set(Flight.NONE);
        shown.ifPresent(this::take);
    }

    private void take(Showing shown) {
        shownPosition = shown.moment().position() + 1;
        shown.take().run();
    }

    private void moved(Optional<Moment> before, Optional<Moment> now) {
        if (showing.filter(s -> now.filter(s.moment()::equals).isEmpty()).isPresent()) {
            // The user went elsewhere, and the step that was shown is not the next one any more.
            showing = Optional.empty();
            stage.set(Stage.IDLE);
        }
        boolean wasShown = now.filter(m -> m.position() == shownPosition).isPresent();
        shownPosition = -1;
        if (before.isEmpty() || now.isEmpty() || wasShown || !before.get().timeline().equals(now.get().timeline())) {
            if (!wasShown) {
                flight.set(Flight.NONE);
            }
            return;
        }
        switch (now.get().position() - before.get().position()) {
            case 1 -> fly(now.get().last().map(step -> Journeys.of(step, now.get())).orElse(List.of()), travel(), list -> list);
            case -1 -> fly(before.get().last().map(step -> Journeys.of(step, before.get())).orElse(List.of()), travel(),
                    list -> list.stream().map(Journey::reversed).toList());
            default -> flight.set(Flight.NONE);
        }
    }

    private double travel() {
        return slow.get() > 0 ? stageTime() : beat.get() == 0 ? TRAVEL : Math.min(TRAVEL, beat.get() * SHARE);
    }

    private void fly(List<Journey> journeys, double time, UnaryOperator<List<Journey>> direction) {
        boolean twoWays = journeys.stream().anyMatch(journey -> journey.leg() == Journey.Leg.OUT);
        double limit = beat.get() == 0 ? Double.MAX_VALUE : beat.get() * SHARE;
        double needed = Math.min(limit, twoWays ? time * TWO_WAYS : time);
        flight.set(journeys.isEmpty() || needed < SHORTEST ? Flight.NONE : new Flight(++flights, direction.apply(journeys), needed));
    }
}
