package dev.glasshive.app.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// A split pane whose parts come and go: each one remembers its share of the room while it is away. Shares change when the user moves a line; what a small window takes from a part, it
/// gets back in a larger one.
public final class SharedSplit extends SplitPane {
    private static final double SMALLEST = 0.04;

    private final Map<Node, Double> shares = new LinkedHashMap<>();

    /// A pane without parts.
    public SharedSplit(Orientation orientation) {
        setOrientation(orientation);
        setMinSize(0, 0);
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node target && isMyLine(target)) {
                note();
            }
        });
        (orientation == Orientation.VERTICAL ? heightProperty() : widthProperty()).subscribe(_ -> Platform.runLater(this::arrange));
    }

    private boolean isMyLine(Node target) {
        for (Node at = target; at != null && !at.equals(this); at = at.getParent()) {
            if (at.getStyleClass().contains("split-pane-divider")) {
                return equals(at.getParent());
            }
        }
        return false;
    }

    /// Adds a part behind the others, which gets `share` of the room where all parts are there; all shares make 1.
    public void add(Node part, double share) {
        shares.put(part, share);
        getItems().add(part);
        arrange();
    }

    /// Shows some of the parts.
    public void showOnly(Collection<? extends Node> wanted) {
        List<Node> parts = shares.keySet().stream().filter(wanted::contains).toList();
        if (!parts.equals(getItems())) {
            getItems().setAll(parts);
            arrange();
        }
    }

    /// The shares of all parts, in their order.
    public double[] shares() {
        return shares.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Gives every part another share; a wrong number of them changes nothing.
    public void share(double... wanted) {
        if (wanted.length == shares.size()) {
            List<Node> parts = new ArrayList<>(shares.keySet());
            for (int i = 0; i < wanted.length; i++) {
                shares.put(parts.get(i), Math.max(SMALLEST, wanted[i]));
            }
            arrange();
        }
    }

    /// Takes over how the user moved the lines between the parts that are shown.
    private void note() {
        double[] lines = getDividerPositions();
        if (getWidth() <= 0 || lines.length != getItems().size() - 1) {
            return;
        }
        double room = getItems().stream().mapToDouble(part -> shares.getOrDefault(part, 0.0)).sum();
        double before = 0;
        for (int i = 0; i < getItems().size(); i++) {
            double end = i < lines.length ? lines[i] : 1;
            shares.put(getItems().get(i), Math.max(SMALLEST, (end - before) * room));
            before = end;
        }
    }

    private void arrange() {
        double[] visible = getItems().stream().mapToDouble(part -> shares.getOrDefault(part, 0.0)).toArray();
        double room = DoubleStream.of(visible).sum();
        double end = 0;
        double[] lines = new double[Math.max(0, visible.length - 1)];
        for (int i = 0; i < lines.length; i++) {
            end += visible[i] / room;
            lines[i] = end;
        }
        setDividerPositions(lines);
    }
}
