package dev.glasshive.app;

import dev.glasshive.app.control.ChoiceMenu;
import dev.glasshive.app.control.PaneFrame;
import dev.glasshive.app.control.PanePlace;
import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/// Where each pane is: at home in the window, in front of it, in a window of its own, or hidden.
final class Panes {
    private final Map<String, PaneFrame> frames = new LinkedHashMap<>();
    private final Map<PaneFrame, PaneWindow> windows = new HashMap<>();
    private final Map<String, Rectangle2D> lastPlaces = new HashMap<>();
    private final StackPane front = new StackPane();
    private final Runnable arrange;
    private Function<PaneFrame, List<ChoiceMenu.Choice>> moreInMenus = _ -> List.of();
    private PaneWindow.Outfit outfit = PaneWindow.Outfit.NONE;

    /// @param arrange puts the panes that are at home into their places
    Panes(Runnable arrange) {
        this.arrange = arrange;
        front.getStyleClass().add("enlarged");
        front.setVisible(false);
    }

    /// Takes `content` in, as the pane `id`.
    PaneFrame add(String id, String title, Node content, boolean needsHeader) {
        PaneFrame.Words words = new PaneFrame.Words(Text.of("pane.enlarge"), Text.of("pane.shrink"), Text.of("pane.tear-off"), Text.of("pane.bring-back"), Text.of("pane.hide"));
        PaneFrame frame = new PaneFrame(id, title, words, content, needsHeader);
        frame.onWish(this::move);
        PaneMenu.giveTo(frame, pane -> moreInMenus.apply(pane));
        frames.put(id, frame);
        return frame;
    }

    /// Sets what the menus of panes offer besides moving them.
    void offerInMenus(Function<PaneFrame, List<ChoiceMenu.Choice>> more) {
        moreInMenus = more;
    }

    /// Sets what dresses the windows of panes.
    void dressWith(PaneWindow.Outfit clothes) {
        outfit = clothes;
    }

    /// What shows the pane that is enlarged, to lie over the others.
    StackPane front() {
        return front;
    }

    /// All panes.
    List<PaneFrame> all() {
        return List.copyOf(frames.values());
    }

    /// The panes that are at home.
    List<PaneFrame> atHome() {
        return all().stream().filter(frame -> frame.place().get() == PanePlace.HOME).toList();
    }

    /// The pane `id`, which was added.
    PaneFrame pane(String id) {
        return Optional.ofNullable(frames.get(id)).orElseThrow(() -> new IllegalArgumentException("no pane " + id));
    }

    /// The pane that is enlarged.
    Optional<PaneFrame> enlarged() {
        return all().stream().filter(frame -> frame.place().get() == PanePlace.ENLARGED).findFirst();
    }

    /// Moves a pane.
    void move(PaneFrame frame, PanePlace to) {
        PanePlace from = frame.place().get();
        if (from == to) {
            return;
        }
        Optional<Node> keyboard = Optional.ofNullable(frame.getScene()).map(Scene::getFocusOwner).filter(frame::holds);
        if (to == PanePlace.ENLARGED) {
            enlarged().ifPresent(other -> move(other, PanePlace.HOME));
        }
        leave(frame, from);
        frame.moved(to);
        arrange.run();
        switch (to) {
            case ENLARGED -> front.getChildren().setAll(frame);
            case AWAY -> windows.put(frame, new PaneWindow(frame, front.getScene().getWindow(), outfit, Optional.ofNullable(lastPlaces.get(frame.id())),
                    () -> move(frame, PanePlace.HOME)));
            case HOME, HIDDEN -> { /* The arrangement has done it. */ }
        }
        front.setVisible(!front.getChildren().isEmpty());
        if (to != PanePlace.HIDDEN) {
            keyboard.ifPresent(Node::requestFocus);
        }
    }

    private void leave(PaneFrame frame, PanePlace from) {
        front.getChildren().remove(frame);
        PaneWindow window = windows.remove(frame);
        if (from == PanePlace.AWAY && window != null) {
            lastPlaces.put(frame.id(), window.bounds());
            window.close();
        }
    }

    /// Closes the windows of panes.
    void close() {
        windows.values().forEach(PaneWindow::close);
        windows.clear();
    }

    /// Everything goes home.
    void reset() {
        lastPlaces.clear();
        all().forEach(frame -> move(frame, PanePlace.HOME));
        lastPlaces.clear();
    }

    /// The panes that can be seen in the window, in the order of reading; of panes within panes the inner ones.
    List<PaneFrame> inSight() {
        List<PaneFrame> seen = enlarged().map(List::of).orElseGet(this::atHome).stream().filter(Panes::isInSight).toList();
        Set<PaneFrame> outer = seen.stream().flatMap(frame -> PaneFrame.around(frame.getParent()).stream()).collect(Collectors.toSet());
        return seen.stream().filter(frame -> !outer.contains(frame)).toList();
    }

    private static boolean isInSight(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /// Writes where the panes are.
    void remember(Settings settings) {
        Map<String, String> places = new HashMap<>();
        for (PaneFrame frame : all()) {
            PaneWindow window = windows.get(frame);
            if (window != null) {
                places.put(frame.id(), PaneWindow.words(window.bounds()));
            } else if (frame.place().get() == PanePlace.HIDDEN) {
                places.put(frame.id(), "");
            }
        }
        settings.setGroup("pane", places);
    }

    /// Brings the panes to where they were; whatever cannot be read stays at home.
    void recall(Settings settings) {
        Map<String, String> places = settings.group("pane");
        for (PaneFrame frame : new ArrayList<>(all())) {
            String where = places.get(frame.id());
            if (where != null) {
                Optional<Rectangle2D> bounds = PaneWindow.bounds(where);
                bounds.ifPresent(b -> lastPlaces.put(frame.id(), b));
                move(frame, bounds.isPresent() ? PanePlace.AWAY : where.isEmpty() ? PanePlace.HIDDEN : PanePlace.HOME);
            }
        }
    }
}
