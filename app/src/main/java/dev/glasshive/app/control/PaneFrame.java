package dev.glasshive.app.control;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// What carries a pane from place to place: the window, the front of the window, or a window of its own.
///
/// It asks to be moved and is told where it is; whoever owns the window moves it. [PaneButtons] anywhere inside it are its handles.
public final class PaneFrame extends BorderPane {
    /// A frame that has the keyboard.
    private static final PseudoClass AT_WORK = PseudoClass.getPseudoClass("at-work");

    private final String id;
    private final String title;
    private final Words words;
    private final ReadOnlyObjectWrapper<PanePlace> place = new ReadOnlyObjectWrapper<>(PanePlace.HOME);
    private Supplier<Optional<Node>> entry = Optional::empty;
    private BiConsumer<PaneFrame, PanePlace> wish = (frame, wanted) -> { };

    /// What its buttons say.
    ///
    /// @param enlarge fills the window with it
    /// @param shrink ends that
    /// @param tearOff puts it into a window of its own
    /// @param bringBack ends that
    /// @param hide takes it away
    public record Words(String enlarge, String shrink, String tearOff, String bringBack, String hide) {}

    /// @param id its name in files
    /// @param title its name for users
    /// @param needsHeader whether `content` says nowhere what it is, and has no buttons for it
    public PaneFrame(String id, String title, Words words, Node content, boolean needsHeader) {
        this.id = id;
        this.title = title;
        this.words = words;
        getStyleClass().add("pane-frame");
        setCenter(content);
        // What does not fit is cut off at its end, not at its beginning.
        setAlignment(content, Pos.TOP_LEFT);
        setMinSize(0, 0);
        // Not by :focus-within, which counts and counts wrongly once what has the keyboard has been moved to another place.
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> pseudoClassStateChanged(AT_WORK, around(owner).filter(this::equals).isPresent()));
        if (needsHeader) {
            PaneHeader header = new PaneHeader(title);
            place.subscribe(now -> setTop(now == PanePlace.ENLARGED ? header : null));
        }
    }

    /// Its name in files.
    public String id() {
        return id;
    }

    /// Its name for users.
    public String title() {
        return title;
    }

    /// What its buttons say.
    public Words words() {
        return words;
    }

    /// Where it is.
    public ReadOnlyObjectProperty<PanePlace> place() {
        return place.getReadOnlyProperty();
    }

    /// It has been moved.
    public void moved(PanePlace to) {
        place.set(to);
    }

    /// Sets who moves it.
    public void onWish(BiConsumer<PaneFrame, PanePlace> mover) {
        wish = mover;
    }

    /// Asks to be moved.
    public void ask(PanePlace wanted) {
        wish.accept(this, wanted);
    }

    /// The frame around `node`.
    public static Optional<PaneFrame> around(@Nullable Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above instanceof PaneFrame frame) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }

    /// Whether `node` is in it.
    public boolean holds(@Nullable Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above == this) {
                return true;
            }
        }
        return false;
    }

    /// Sets where in it the keyboard comes to, where that is not the first thing that takes keys.
    public void enterAt(Supplier<Node> place) {
        entry = () -> Optional.of(place.get()).filter(Node::isVisible).flatMap(node -> taker(node, inside -> true));
    }

    /// Gives the keyboard to what is best entered first, else to the first thing in it that takes keys, its head and handles last.
    public void takeKeyboard() {
        entry.get().or(() -> first(this, node -> !(node instanceof PaneHeader) && !(node instanceof PaneButtons))).or(() -> first(this, node -> true)).orElse(this).requestFocus();
    }

    private static Optional<Node> first(Parent parent, Predicate<Node> enters) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && !child.isDisabled() && enters.test(child)) {
                Optional<Node> found = taker(child, enters);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> taker(Node node, Predicate<Node> enters) {
        return node.isFocusTraversable() ? Optional.of(node) : node instanceof Parent parent ? first(parent, enters) : Optional.empty();
    }
}
