package dev.glasshive.app.transport;

import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.app.workspace.Workspace;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Moves through a run: at a step's pace, at a chosen speed, or at once to a breakpoint.
public final class TransportViewModel {
    /// Steps in a second, as the user can choose them; 0 means at once.
    public static final List<Speed> SPEEDS = List.of(new Speed("¼×", 0.5), new Speed("½×", 1), new Speed("1×", 2), new Speed("4×", 8), new Speed("16×", 32), new Speed("64×", 128), new Speed("∞", 0));

    private final Workspace workspace;
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(SPEEDS.get(3));
    private Consumer<Runnable> show = Runnable::run;
    private int until;
    private final BooleanBinding canStep;
    private final BooleanBinding canStepBack;

    /// A pace.
    ///
    /// @param stepsPerSecond 0 for at once
    public record Speed(String label, double stepsPerSecond) {
        /// Slow enough to show what goes on within a step.
        private static final double SLOW = 1;
        private static final double SECOND = 1000;

        /// Milliseconds between two steps; 0 for at once.
        public double beat() {
            return stepsPerSecond == 0 ? 0 : SECOND / stepsPerSecond;
        }

        /// Whether what goes on within a step is shown.
        public boolean isSlow() {
            return stepsPerSecond > 0 && stepsPerSecond <= SLOW;
        }
    }

    /// A view model that moves `workspace`.
    public TransportViewModel(Workspace workspace) {
        this.workspace = workspace;
        Verifying verifier = workspace.verifier();
        canStep = Bindings.createBooleanBinding(() -> workspace.isVerifying() ? verifier.canGo(1)
                : workspace.moment().get().filter(m -> m.position() < m.timeline().length()).isPresent(), workspace.moment(), verifier.mode(), verifier.look());
        canStepBack = Bindings.createBooleanBinding(() -> workspace.isVerifying() ? verifier.canGo(-1)
                : workspace.moment().get().filter(m -> m.position() > 0).isPresent(), workspace.moment(), verifier.mode(), verifier.look());
    }

    /// Whether there is a step to take.
    public BooleanBinding canStep() {
        return canStep;
    }

    /// Whether there is a step to take back.
    public BooleanBinding canStepBack() {
        return canStepBack;
    }

    /// Whether steps follow each other by themselves.
    public BooleanProperty playing() {
        return playing;
    }

    /// The pace of playing.
    public ObjectProperty<Speed> speed() {
        return speed;
    }

    /// Takes another pace: `by` 1 is the next faster one, -1 the next slower; the ends of the list hold.
    public void changePace(int by) {
        speed.set(SPEEDS.get(Math.clamp(SPEEDS.indexOf(speed.get()) + by, 0, SPEEDS.size() - 1)));
    }

    /// Back before the first instruction.
    public void toStart() {
        playing.set(false);
        if (workspace.isVerifying()) {
            workspace.verifier().toStart();
        } else {
            workspace.goTo(0);
        }
    }

    /// One step.
    public void step() {
        playing.set(false);
        advance();
    }

    /// Sets what shows a step of the machine before it takes it, where the pace is slow enough for that.
    public void showStepsWith(Consumer<Runnable> shower) {
        show = shower;
    }

    private void advance() {
        if (speed.get().isSlow() && !workspace.isVerifying()) {
            show.accept(this::take);
        } else {
            take();
        }
    }

    /// One step back.
    public void stepBack() {
        playing.set(false);
        workspace.stepBack();
    }

    /// Starts playing, or pauses; at infinite speed goes on to the next breakpoint at once.
    public void run() {
        if (playing.get()) {
            playing.set(false);
        } else if (workspace.isVerifying() && speed.get().stepsPerSecond() == 0) {
            workspace.verifier().toEnd();
        } else if (workspace.isVerifying()) {
            playing.set(canStep.get());
        } else if (speed.get().stepsPerSecond() == 0) {
            workspace.runToBreakpoint();
        } else {
            // Whether a condition holds cannot be asked between two beats, so it is asked before the first one.
            workspace.foretellStop(position -> {
                until = position;
                playing.set(canStep.get());
            });
        }
    }

    /// Back to the previous breakpoint or the start.
    public void runBack() {
        playing.set(false);
        if (workspace.isVerifying()) {
            workspace.verifier().toStart();
        } else {
            workspace.runBackToBreakpoint();
        }
    }

    /// One beat of playing: takes a step, and stops playing before a breakpoint and at the end.
    public void tick() {
        if (!playing.get()) {
            return;
        }
        advance();
    }

    private void take() {
        workspace.step();
        if (!playing.get()) {
            return;
        }
        if (workspace.isVerifying()) {
            playing.set(canStep.get());
            return;
        }
        boolean more = workspace.session().get().timeline().filter(t -> workspace.wantedPosition() < t.length()).isPresent();
        if (!more || workspace.wantedPosition() >= until || workspace.isAtBreakpoint()) {
            playing.set(false);
        }
    }

    /// Tells `listener` the pace now and whenever it changes.
    public void onSpeed(Consumer<Speed> listener) {
        speed.subscribe(listener);
    }
}
