package dev.glasshive.app.control;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// Brings lines of an editor into view, and keeps them there until the user looks elsewhere.
final class LineSight {
    private static final int PULSES_TO_LAY_OUT = 4;
    /// The line that a note is about stands above it with so many letters of height, and below it so many stay free.
    private static final double ABOVE_NOTE_IN_EM = 2.4;
    private static final double BELOW_NOTE_IN_EM = 0.5;
    /// What of the height of the editor a note that is in view does not have, in letters.
    static final double AROUND_NOTE_IN_EM = ABOVE_NOTE_IN_EM + BELOW_NOTE_IN_EM;

    private static final double LOW_IN_EM = 7;

    private final CodeArea area;
    private final Folds folds;
    private final Map<Integer, GutterRow> rows;
    private final Map<Integer, Region> notes;
    private final DoubleSupplier em;
    private OptionalInt revealing = OptionalInt.empty();
    private OptionalInt revealed = OptionalInt.empty();
    private OptionalInt awaited = OptionalInt.empty();
    private @Nullable Scene awaitedIn;
    private boolean moving;

    /// @param rows what lies beside each line in view; it changes
    /// @param notes the notes under lines; they change
    LineSight(CodeArea area, Folds folds, Map<Integer, GutterRow> rows, Map<Integer, Region> notes, DoubleSupplier em) {
        this.area = area;
        this.folds = folds;
        this.rows = rows;
        this.notes = notes;
        this.em = em;
        // What opens beside the editor takes room from it, only after a line was brought into view.
        area.heightProperty().addListener(height -> keepInView());
    }

    /// The user scrolls or presses something.
    void lookElsewhere() {
        typed();
        awaited = OptionalInt.empty();
    }

    /// A key was pressed, which may be the one that steps: what a step is about to show stays awaited, however fast the keys come.
    void typed() {
        revealing = OptionalInt.empty();
        revealed = OptionalInt.empty();
    }

    /// A row has come into view.
    void moved() {
        moving = false;
    }

    void reveal(int line) {
        awaited = OptionalInt.empty();
        if (!exists(line)) {
            return;
        }
        revealed = OptionalInt.of(line);
        folds.reveal(line);
        int next = next(line);
        boolean isLaidOut = area.getVisibleParagraphs().size() > 0;
        boolean isAbove = isLaidOut && line <= area.firstVisibleParToAllParIndex();
        boolean inView = isAmongRows(line) || isLaidOut && !isAbove && !isCut(next) && next < area.lastVisibleParToAllParIndex();
        if (!inView) {
            // A note has its line above it, and may be as high as the view. A text that was never laid out would begin with the line below.
            area.showParagraphInViewport(isAbove || !isLaidOut || isLow() || notes.containsKey(line) ? line : next);
        }
        moving = !inView;
    }

    /// As [#reveal], but where the text has to move, in an event of its own after the next frame.
    void follow(int line) {
        if (!exists(line)) {
            return;
        }
        if (isAmongRows(line) || !isInWindow(area)) {
            reveal(line);
        } else {
            awaited = OptionalInt.of(line);
            await(area.getScene());
        }
    }

    /// Waits once in each scene, for one that is hidden or left has no frames.
    private void await(Scene scene) {
        if (!scene.equals(awaitedIn)) {
            awaitedIn = scene;
            afterNextFrame(scene, this::catchUp);
        }
    }

    private void catchUp() {
        awaitedIn = null;
        awaited.ifPresent(line -> {
            reveal(line);
            area.layout();
        });
    }

    private static void afterNextFrame(Scene scene, Runnable action) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                // Put off twice: what the user asked for during the frame comes first.
                Platform.runLater(() -> Platform.runLater(action));
            }
        });
        Platform.requestNextPulse();
    }

    /// Pictures are taken of a scene without a window, and there no frame comes after this one.
    static boolean isInWindow(Node node) {
        Window window = node.getScene() == null ? null : node.getScene().getWindow();
        return window != null && window.isShowing();
    }

    private boolean exists(int line) {
        return line >= 0 && line < area.getParagraphs().size() && area.getScene() != null;
    }

    /// The line below `line`, which shows where one who steps goes next; the last one is its own.
    private int next(int line) {
        int last = area.getParagraphs().size() - 1;
        int next = line + 1;
        while (next <= last && folds.isHidden(next)) {
            next++;
        }
        return next <= last ? next : line;
    }

    /// Rows tell without a layout, unless they are those of before a move; the first and the last may be cut off.
    private boolean isAmongRows(int line) {
        int next = next(line);
        return !moving && next > line && rows.containsKey(line - 1) && rows.containsKey(line) && rows.containsKey(next) && !isCut(next);
    }

    /// Whether there is hardly room for more than the line that is revealed, as while a window opens.
    private boolean isLow() {
        return area.getHeight() < LOW_IN_EM * em.getAsDouble();
    }

    /// Whether the row of `line` ends below the view.
    private boolean isCut(int line) {
        GutterRow row = moving || isLow() ? null : rows.get(line);
        return row != null && row.getScene() != null && area.sceneToLocal(row.localToScene(row.getLayoutBounds())).getMaxY() > area.getHeight() + 0.5;
    }

    void revealNote(int line) {
        revealing = OptionalInt.of(line);
        reveal(line);
        Platform.runLater(this::followNote);
        followNoteInNextPulses();
    }

    /// The note that is in view takes more room.
    void noteGrows() {
        if (revealing.isPresent()) {
            Platform.runLater(() -> Platform.runLater(this::followNote));
            followNoteInNextPulses();
        }
    }

    // Rows are laid out in pulses, and what is put off may come before them.
    private void followNoteInNextPulses() {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                followNote();
                if (++pulses == PULSES_TO_LAY_OUT) {
                    stop();
                }
            }
        }.start();
    }

    // The rows are still those of before.
    private void keepInView() {
        OptionalInt before = revealed;
        before.stream().filter(line -> rows.containsKey(line) && !folds.isHidden(line)).forEach(line -> Platform.runLater(() -> {
            if (revealed.equals(before)) {
                reveal(line);
                Platform.runLater(this::followNote);
            }
        }));
    }

    private void followNote() {
        Region note = revealing.isPresent() ? notes.get(revealing.getAsInt()) : null;
        if (note == null || note.getScene() == null) {
            return;
        }
        Bounds place = area.sceneToLocal(note.localToScene(note.getLayoutBounds()));
        double hidden = place.getMaxY() + BELOW_NOTE_IN_EM * em.getAsDouble() - area.getHeight();
        double room = place.getMinY() - ABOVE_NOTE_IN_EM * em.getAsDouble();
        double distance = room > 0 ? wholeRows(Math.clamp(hidden, 0, room), room) : 0;
        if (distance > 0) {
            area.scrollYBy(distance);
        }
    }

    /// `distance`, and as much more as is left to see of a row that it would cut through at the top, if that is no more than `most`.
    private double wholeRows(double distance, double most) {
        double top = area.getInsets().getTop();
        return rows.values().stream().filter(row -> row.getScene() != null).map(row -> area.sceneToLocal(row.localToScene(row.getLayoutBounds())))
                .filter(row -> row.getMinY() - distance < top - 0.5 && row.getMaxY() - distance > top + 0.5)
                .mapToDouble(row -> row.getMaxY() - top).filter(whole -> whole <= most).findFirst().orElse(distance);
    }
}
