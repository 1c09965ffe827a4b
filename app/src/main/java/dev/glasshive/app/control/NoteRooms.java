package dev.glasshive.app.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.scene.layout.Region;

/// How much room the notes under lines of an editor have. A note knows what it needs only once it is dressed and as wide as the editor; where that is something else than it has, its
/// line is measured again before the frame is drawn, so that no note is seen lying over the text.
final class NoteRooms {
    private static final int MOST_ROUNDS = 4;

    private final Region pane;
    private final Map<Integer, GutterRow> rows;
    private final Map<Integer, Region> notes;
    private final IntConsumer redress;
    private final Map<Integer, Double> rooms = new HashMap<>();
    private final Set<Integer> cramped = new HashSet<>();
    private boolean asked;

    /// @param pane that the editor is in
    /// @param rows what lies beside each line in view; it changes
    /// @param notes the notes under lines; they change
    /// @param redress has a line measured again
    NoteRooms(Region pane, Map<Integer, GutterRow> rows, Map<Integer, Region> notes, IntConsumer redress) {
        this.pane = pane;
        this.rows = rows;
        this.notes = notes;
        this.redress = redress;
        Runnable make = this::make;
        pane.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(make);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(make);
            }
        });
    }

    /// The room under `line`.
    double of(int line) {
        return notes.containsKey(line) ? rooms.getOrDefault(line, 0.0) : 0;
    }

    /// A note may need another room than it has.
    void ask() {
        asked = true;
        if (LineSight.isInWindow(pane)) {
            Platform.requestNextPulse();
        } else {
            Platform.runLater(this::make);
        }
    }

    /// A note needs `wanted`, and its row was made with `reserved`.
    ///
    /// @return whether that is not the same
    boolean measured(int line, double wanted, double reserved) {
        boolean differs = Math.abs(wanted - reserved) > 1 && notes.containsKey(line);
        if (differs) {
            rooms.put(line, wanted);
            cramped.add(line);
            ask();
        }
        return differs;
    }

    private void make() {
        for (int round = 0; asked && round < MOST_ROUNDS; round++) {
            asked = false;
            List.copyOf(rows.values()).forEach(GutterRow::measureNote);
            if (!cramped.isEmpty()) {
                List<Integer> lines = List.copyOf(cramped);
                cramped.clear();
                lines.forEach(redress::accept);
                pane.applyCss();
                pane.layout();
            }
        }
    }
}
