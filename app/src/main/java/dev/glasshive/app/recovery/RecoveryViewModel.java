package dev.glasshive.app.recovery;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Given;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.platform.Platforms;
import dev.glasshive.watch.Condition;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What can be brought back: texts of processes that were killed, and texts that made place for others.
public final class RecoveryViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Workspace workspace;
    private final ClosedTexts closed;
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private Optional<Arrival> expected = Optional.empty();
    private Session last;
    private boolean acted;
    private boolean isMoving;

    /// A draft that can be restored.
    ///
    /// @param words what it is, for people
    /// @param name its name, which may be long
    /// @param time when it was kept, for people
    /// @param restored is told when its text is in the editor
    /// @param discarded is told when the user does not want it
    public record Offer(Draft draft, String words, String name, String time, Runnable restored, Runnable discarded) {}

    /// What to do once a text that was brought back is in the editor.
    private record Arrival(Document document, Runnable then) {}

    /// A view model that brings texts back into `workspace`.
    public RecoveryViewModel(Workspace workspace) {
        this(workspace, new ClosedTexts());
    }

    /// Goes on with what `before` knew, which nobody uses any more.
    public RecoveryViewModel(RecoveryViewModel before) {
        this(before.workspace, before.closed);
        before.offers.forEach(offer -> offer(offer.draft(), offer.restored(), offer.discarded()));
        shown.set(before.shown.get());
    }

    private RecoveryViewModel(Workspace workspace, ClosedTexts closed) {
        this.workspace = workspace;
        this.closed = closed;
        this.last = workspace.session().get();
        workspace.session().subscribe(this::arrived);
        workspace.moment().subscribe((before, now) -> {
            // The first moment of a session is nobody's step.
            boolean stepped = isMoving && before.isPresent() && now.isPresent() && before.get().position() != now.get().position();
            isMoving = true;
            if (acted && stepped) {
                putAway();
            }
        });
    }

    private void arrived(Session session) {
        boolean other = !session.document().text().equals(last.document().text()) && expected.filter(e -> session.document().isSameAs(e.document())).isEmpty();
        last = session;
        isMoving = false;
        if (acted && other) {
            putAway();
        }
        expected.filter(e -> session.document().isSameAs(e.document())).ifPresent(arrival -> {
            expected = Optional.empty();
            // The editor may hear of the session after this; what is kept before it has the text would be nothing, and the draft would be thrown away.
            workspace.ask(() -> arrival, there -> there.then().run());
        });
    }

    /// What killed processes left, until the user has restored or discarded it.
    public ObservableList<Offer> offers() {
        return offers;
    }

    /// Whether the offers are shown. They are until the user goes on with something else, and again when somebody asks.
    public ReadOnlyBooleanProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /// Shows the offers again.
    public void show() {
        shown.set(!offers.isEmpty());
    }

    /// Shows the offers no more, and says how they come back. They stay.
    public void putAway() {
        if (shown.get() && !offers.isEmpty()) {
            shown.set(false);
            if (workspace.notice().get().isEmpty()) {
                workspace.tell(new Notice(Notice.Level.INFO, Text.of("recovery.away", Text.of("command.file.kept"))));
            }
        }
    }

    /// The user does something: what opens or moves from now on is what they want to see.
    public void act() {
        acted = true;
    }

    /// The user points at something else.
    public void lookElsewhere() {
        act();
        if (!last.document().text().isEmpty()) {
            putAway();
        }
    }

    /// Offers a draft.
    public void offer(Draft draft, Runnable restored, Runnable discarded) {
        ZoneId zone = ZoneId.systemDefault();
        LocalDate today = LocalDate.now(zone);
        offers.add(new Offer(draft, words(draft, zone, today), name(draft), leftAt(draft, zone, today), restored, discarded));
        shown.set(true);
    }

    static String words(Draft draft, ZoneId zone, LocalDate today) {
        return Text.of("recovery.left", name(draft), leftAt(draft, zone, today));
    }

    private static String name(Draft draft) {
        return draft.name().isBlank() ? Text.of("editor.untitled") : draft.name();
    }

    private static String leftAt(Draft draft, ZoneId zone, LocalDate today) {
        ZonedDateTime kept = draft.kept().atZone(zone);
        DateTimeFormatter day = DateTimeFormatter.ofPattern(Text.of("recovery.day"), Locale.forLanguageTag(Text.language().tag()));
        return kept.toLocalDate().equals(today) ? Text.of("recovery.left-at", TIME.format(kept)) : Text.of("recovery.left-on", day.format(kept), TIME.format(kept));
    }

    /// Tells of files that are damaged.
    public void tellDamaged(List<Path> files) {
        if (!files.isEmpty()) {
            workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("recovery.damaged", files.size(), files.getFirst())));
        }
    }

    /// Tells why nothing is kept.
    public void tellUnable(String reason) {
        workspace.tell(new Notice(Notice.Level.PROBLEM, Text.of("recovery.unable", reason)));
    }

    /// Brings a draft back into the editor.
    ///
    /// @param placeCaret puts the caret where it was
    public void restore(Offer offer, IntConsumer placeCaret) {
        Draft draft = offer.draft();
        offers.remove(offer);
        Document document = Document.recovered(draft.name(), path(draft), draft.text());
        expected = Optional.of(new Arrival(document, () -> {
            placeCaret.accept(draft.caret());
            setBreakpoints(draft);
            offer.restored().run();
        }));
        workspace.set(setup -> setup.with(Platforms.named(draft.platform())));
        workspace.reopen(document);
        draft.given().ifPresent(this::give);
    }

    private void give(Given given) {
        workspace.give(now -> given.capture().packets().isEmpty() ? now.with(given.presets()) : given, timeline -> 0);
    }

    private static Optional<Path> path(Draft draft) {
        try {
            return draft.path().map(Path::of);
        } catch (InvalidPathException foreign) {
            return Optional.empty();
        }
    }

    private void setBreakpoints(Draft draft) {
        for (Draft.Breakpoint breakpoint : draft.breakpoints()) {
            Lines.Instruction instruction = new Lines.Instruction(breakpoint.program(), breakpoint.slot());
            workspace.breakpoints().add(instruction);
            if (Condition.parse(breakpoint.condition()) instanceof Condition.Good(Condition condition)) {
                workspace.stops().conditions().put(instruction, condition);
            }
        }
    }

    /// Throws a draft away.
    public void discard(Offer offer) {
        offers.remove(offer);
        offer.discarded().run();
    }

    /// The text that is open makes place for another one. To be called before this view model hears of the other one.
    ///
    /// @param text what the editor holds of it
    /// @param isSafe whether a file, or Glasshive itself, holds that text
    public void closing(String text, boolean isSafe, int caret) {
        closed.add(now(text, isSafe, caret));
    }

    /// The text that is open, for [#comeBack].
    ///
    /// @param text what the editor holds of it
    /// @param isSafe whether a file, or Glasshive itself, holds that text
    public ClosedTexts.Closed now(String text, boolean isSafe, int caret) {
        return new ClosedTexts.Closed(last.document().reopened(text, isSafe), caret, last.setup().platform(), last.presets());
    }

    /// Whether there is a text to reopen.
    public boolean canReopen() {
        return closed.size() > 0;
    }

    /// Brings back the text that made place last, if there is one.
    ///
    /// @param placeCaret puts the caret where it was
    public void reopenClosed(IntConsumer placeCaret) {
        closed.takeLast().ifPresent(text -> comeBack(text, placeCaret));
    }

    /// Brings back a text that made place.
    ///
    /// @param placeCaret puts the caret where it was
    public void comeBack(ClosedTexts.Closed text, IntConsumer placeCaret) {
        expected = Optional.of(new Arrival(text.document(), () -> placeCaret.accept(text.caret())));
        workspace.set(setup -> setup.with(text.platform()));
        workspace.reopen(text.document());
        if (!text.presets().equals(Presets.NONE)) {
            workspace.give(now -> now.with(text.presets()), timeline -> 0);
        }
    }

    /// Tells that there is nothing to reopen.
    public void tellNoneClosed() {
        workspace.tell(new Notice(Notice.Level.INFO, Text.of("recovery.none-closed")));
    }
}
