package dev.glasshive.app.control;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import javafx.stage.Screen;

/// Something that opens beside the thing it is about, over whatever lies there, and closes with Escape or a click elsewhere.
public final class Popover {
    private static final double GAP = 4;

    private final Region content;
    private final Popup popup = new Popup();

    public Popover(Region content) {
        this.content = content;
        popup.getContent().add(content);
        popup.setAutoHide(true);
        content.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                popup.hide();
                event.consume();
            }
        });
    }

    /// Whether it is open.
    public boolean isOpen() {
        return popup.isShowing();
    }

    public void close() {
        popup.hide();
    }

    /// Opens it left of `owner` where there is room, else below, dressed as the window of `owner`.
    public void open(Node owner) {
        open(owner, true);
    }

    /// Opens it below `owner`, or above where there is no room, dressed as the window of `owner`.
    public void openBelow(Node owner) {
        open(owner, false);
    }

    /// Where there is a little too little room beside its owner, it is narrower, so that it does not lie over it.
    ///
    /// @param free how much room there is beside it
    /// @param least how narrow it can be
    public static double widthBeside(double free, double least, double wanted) {
        return free >= least ? Math.min(free, wanted) : wanted;
    }

    private void open(Node owner, boolean atTheSide) {
        popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        popup.getScene().getRoot().setStyle(owner.getScene().getRoot().getStyle());
        Bounds place = owner.localToScreen(owner.getBoundsInLocal());
        Rectangle2D screen = Screen.getScreensForRectangle(place.getMinX(), place.getMinY(), 1, 1).stream().findFirst().orElseGet(Screen::getPrimary).getVisualBounds();
        content.applyCss();
        content.setPrefSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
        double width = atTheSide ? widthBeside(place.getMinX() - screen.getMinX() - 2 * GAP, content.minWidth(-1), content.prefWidth(-1)) : content.prefWidth(-1);
        content.setPrefWidth(width);
        double height = Math.min(content.prefHeight(width), screen.getHeight() - 2 * GAP);
        content.setPrefHeight(height);
        double left = place.getMinX() - width - GAP;
        boolean beside = atTheSide && left >= screen.getMinX();
        boolean fitsBelow = atTheSide || place.getMaxY() + GAP + height <= screen.getMaxY();
        double y = beside ? place.getMinY() : fitsBelow ? place.getMaxY() + GAP : place.getMinY() - GAP - height;
        double x = atTheSide ? place.getMinX() : Math.clamp(place.getMinX(), screen.getMinX(), Math.max(screen.getMinX(), screen.getMaxX() - width));
        popup.show(owner, beside ? left : x, Math.clamp(y, screen.getMinY(), Math.max(screen.getMinY(), screen.getMaxY() - height)));
    }
}
