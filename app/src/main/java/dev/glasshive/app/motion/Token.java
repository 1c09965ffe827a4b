package dev.glasshive.app.motion;

import dev.glasshive.app.control.Kind;
import javafx.geometry.Bounds;
import javafx.scene.CacheHint;
import javafx.scene.control.Label;

/// A value on its way. It is measured once, and then only moved.
final class Token extends Label {
    /// How far a way bends, as a share of its length.
    private static final double BEND = 0.08;
    /// The last part of the way, in which it fades.
    private static final double FADE = 0.12;

    private Journey journey = new Journey(new Spot.OfRegister(0), new Spot.OfRegister(0), "", Kind.NONE, Journey.Leg.WHOLE);
    private double fromX;
    private double fromY;
    private double toX;
    private double toY;

    Token() {
        getStyleClass().add("motion-token");
        setManaged(false);
        setVisible(false);
        setCache(true);
        setCacheHint(CacheHint.SPEED);
    }

    void begin(Journey wanted, Bounds from, Bounds to) {
        journey = wanted;
        setText(wanted.value());
        if (!getStyleClass().contains(wanted.kind().styleClass())) {
            getStyleClass().removeIf(name -> name.startsWith("kind-"));
            getStyleClass().add(wanted.kind().styleClass());
        }
        applyCss();
        autosize();
        fromX = Math.rint(from.getCenterX() - getWidth() / 2);
        fromY = Math.rint(from.getCenterY() - getHeight() / 2);
        toX = Math.rint(to.getCenterX() - getWidth() / 2);
        toY = Math.rint(to.getCenterY() - getHeight() / 2);
    }

    /// Goes to where it is after a share of the time, 0 to 1.
    void at(double time) {
        double share = switch (journey.leg()) {
            case WHOLE -> time;
            case IN -> time * 2;
            case OUT -> time * 2 - 1;
        };
        boolean isUnderWay = share >= 0 && share < 1;
        setVisible(isUnderWay);
        if (isUnderWay) {
            double way = share * share * (3 - 2 * share);
            double bend = BEND * Math.hypot(toX - fromX, toY - fromY) * 4 * way * (1 - way);
            setTranslateX(Math.rint(fromX + (toX - fromX) * way));
            setTranslateY(Math.rint(fromY + (toY - fromY) * way - bend));
            setOpacity(share > 1 - FADE ? (1 - share) / FADE : 1);
        }
    }
}
