package dev.glasshive.app.motion;

import dev.glasshive.app.control.Motion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Lies over the window and carries values from place to place.
///
/// Only tokens move, each in its own small rectangle, so that no pane is laid out or painted whole while they do.
public final class MotionLayer extends Pane {
    private static final double MILLION = 1e6;
    /// For how long places may still change while a movement is held.
    private static final int PULSES_HELD = 120;

    private final MotionViewModel model;
    private final Function<Spot, Optional<Bounds>> places;
    private final Region lit = new Region();
    private final List<Token> tokens = new ArrayList<>();
    private final Clock clock = new Clock();
    private int flying;
    private Flight flight = Flight.NONE;
    private double held = -1;

    /// A layer that shows what moves in `model`.
    ///
    /// @param places where in the scene a spot is; empty where it cannot be seen
    public MotionLayer(MotionViewModel model, Function<Spot, Optional<Bounds>> places) {
        this.model = model;
        this.places = places;
        getStyleClass().add("motion-layer");
        setMouseTransparent(true);
        setFocusTraversable(false);
        lit.getStyleClass().add("motion-lit");
        lit.setManaged(false);
        lit.setVisible(false);
        getChildren().add(lit);
        model.flight().subscribe(this::fly);
        model.stage().subscribe(stage -> clock.begin());
    }

    /// Stops everything that moves, now and later, after `share` of its way: 0 to 1.
    public void hold(double share) {
        held = share;
        clock.begin();
    }

    /// Goes on to a stage of the step that is being shown.
    public void advance(Stage to) {
        while (model.stage().get() != Stage.IDLE && model.stage().get() != to) {
            model.advance();
        }
    }

    private void fly(Flight next) {
        flight = next;
        land();
        if (!next.journeys().isEmpty() && Motion.now().get() == Motion.NORMAL) {
            clock.begin();
        }
    }

    private void land() {
        flying = 0;
        tokens.forEach(token -> token.setVisible(false));
    }

    /// Places can be asked for once the panes have taken in what they are to show.
    private void depart() {
        int used = 0;
        for (Journey journey : flight.journeys()) {
            Optional<Bounds> from = places.apply(journey.from()).map(this::sceneToLocal);
            Optional<Bounds> to = places.apply(journey.to()).map(this::sceneToLocal);
            if (from.isPresent() && to.isPresent()) {
                if (used == tokens.size()) {
                    Token token = new Token();
                    tokens.add(token);
                    getChildren().add(token);
                }
                tokens.get(used++).begin(journey, from.get(), to.get());
            }
        }
        flying = used;
    }

    private void light() {
        Optional<Bounds> place = switch (model.stage().get()) {
            case FETCH, DECODE -> model.instruction().flatMap(places).map(this::sceneToLocal);
            case IDLE, EXECUTE, WRITE_BACK -> Optional.empty();
        };
        lit.setVisible(place.isPresent());
        place.ifPresent(b -> lit.resizeRelocate(Math.rint(b.getMinX()) - 2, Math.rint(b.getMinY()) - 1, Math.rint(b.getWidth()) + 4, Math.rint(b.getHeight()) + 2));
    }

    /// Runs only while something moves or a stage is shown.
    private final class Clock extends AnimationTimer {
        private long start;
        private boolean away;
        private boolean running;
        private boolean wasInWindow;
        private int rested;

        /// What is held stands where it is to stand after a few pulses.
        private void rest() {
            if (++rested > PULSES_HELD) {
                running = false;
                stop();
            }
        }

        /// Whether the layer is in no scene any more, or its scene in no window: neither is to be kept alive by this clock. Pictures have a scene without a window.
        private boolean isGone() {
            boolean inWindow = getScene() != null && getScene().getWindow() != null;
            wasInWindow |= inWindow;
            return getScene() == null || wasInWindow && !inWindow;
        }

        void begin() {
            start = 0;
            rested = 0;
            away = false;
            if (!running) {
                running = true;
                start();
            }
        }

        @Override
        public void handle(long now) {
            if (isGone()) {
                running = false;
                stop();
                return;
            }
            if (start == 0) {
                start = now;
                return;
            }
            boolean moves = !flight.journeys().isEmpty() && Motion.now().get() == Motion.NORMAL;
            if (!away || held >= 0) {
                away = true;
                light();
                if (moves) {
                    depart();
                }
            }
            double elapsed = (now - start) / MILLION;
            double share = held >= 0 ? held : flight.milliseconds() == 0 ? 1 : Math.min(1, elapsed / flight.milliseconds());
            if (moves) {
                // The others keep what they carried last.
                tokens.subList(0, flying).forEach(token -> token.at(share));
            }
            boolean staged = model.stage().get() != Stage.IDLE;
            if (held >= 0) {
                rest();
                return;
            }
            if (staged && elapsed >= model.stageTime()) {
                model.advance();
            } else if (!staged && share >= 1) {
                running = false;
                stop();
                land();
            }
        }
    }
}
