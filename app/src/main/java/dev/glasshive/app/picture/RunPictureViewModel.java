package dev.glasshive.app.picture;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.vm.Timeline;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which part of a run a moving picture shows, and how.
public final class RunPictureViewModel {
    /// A picture has at most so many steps.
    public static final int MOST_STEPS = 300;
    /// How many steps are shown in a second.
    public static final List<Integer> PACES = List.of(1, 2, 4, 8);
    /// How wide the picture can be, in picture elements.
    public static final List<Integer> WIDTHS = List.of(600, 900, 1200);

    private static final int SECOND = 1000;

    private final Workspace workspace;
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final ObjectProperty<Integer> pace = new SimpleObjectProperty<>(PACES.get(1));
    private final ObjectProperty<Integer> width = new SimpleObjectProperty<>(WIDTHS.get(1));
    private final ObjectProperty<Area> area = new SimpleObjectProperty<>(Area.MACHINE);
    private final ReadOnlyObjectWrapper<Plan> plan = new ReadOnlyObjectWrapper<>(new Plan(Optional.empty(), ""));

    /// What the picture shows.
    public enum Area {
        MACHINE, WINDOW
    }

    /// What is to be shown.
    ///
    /// @param range absent where that is not possible
    /// @param words how much that is, or why it is not possible
    public record Plan(Optional<Range> range, String words) {}

    /// Positions from the first to the last.
    public record Range(int from, int to) {
        int frames() {
            return to - from + 1;
        }
    }

    /// A view model that follows `workspace`.
    public RunPictureViewModel(Workspace workspace) {
        this.workspace = workspace;
        from.subscribe(this::judge);
        to.subscribe(this::judge);
        pace.subscribe(this::judge);
    }

    /// The first position, as the user types it.
    public StringProperty from() {
        return from;
    }

    /// The last position, as the user types it.
    public StringProperty to() {
        return to;
    }

    /// How many steps are shown in a second.
    public ObjectProperty<Integer> pace() {
        return pace;
    }

    /// How wide the picture is.
    public ObjectProperty<Integer> width() {
        return width;
    }

    /// What it shows.
    public ObjectProperty<Area> area() {
        return area;
    }

    /// What comes of it.
    public ReadOnlyObjectProperty<Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /// How long each step is shown, in milliseconds.
    public int delay() {
        return SECOND / pace.get();
    }

    /// Proposes the run over the packet that is being looked at, as far as it fits.
    public void propose() {
        Optional<Moment> moment = workspace.moment().get();
        moment.ifPresent(m -> {
            Optional<Timeline.Run> run = m.timeline().runAt(Math.max(0, m.position() - 1));
            int first = run.map(Timeline.Run::first).orElse(0);
            int last = run.map(Timeline.Run::last).orElse(m.timeline().length());
            from.set(Integer.toString(first));
            to.set(Integer.toString(Math.min(last, first + MOST_STEPS - 1)));
        });
        judge();
    }

    private void judge() {
        plan.set(planned());
    }

    private Plan planned() {
        int length = workspace.moment().get().map(m -> m.timeline().length()).orElse(-1);
        if (length < 0) {
            return new Plan(Optional.empty(), Text.of("picture.run.none"));
        }
        Optional<Integer> first = number(from.get(), length);
        Optional<Integer> last = number(to.get(), length);
        if (first.isEmpty() || last.isEmpty()) {
            return new Plan(Optional.empty(), Text.of("picture.run.range", length));
        }
        Range range = new Range(first.get(), last.get());
        if (range.frames() < 1) {
            return new Plan(Optional.empty(), Text.of("picture.run.order"));
        }
        if (range.frames() > MOST_STEPS) {
            return new Plan(Optional.empty(), Text.of("picture.run.many", range.frames(), MOST_STEPS));
        }
        return new Plan(Optional.of(range), Text.of("picture.run.plan", range.frames(), (double) range.frames() / pace.get()));
    }

    private static Optional<Integer> number(String text, int most) {
        return text.strip().matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text.strip())).filter(n -> n <= most) : Optional.empty();
    }
}
