package dev.glasshive.app.log;

import dev.glasshive.app.control.TextLines;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the log pane shows: the verifier's log, the lines of the visit that is looked at, and what was searched for.
public final class LogViewModel {
    private static final int MOST_MATCHES = 100_000;

    /// The lines that are lit; both -1 for none.
    public record Lit(int first, int last) {
        static final Lit NONE = new Lit(-1, -1);
    }

    /// How much is printed.
    public enum Level {
        FAILING_PATH(1),
        EVERY_PATH(2),
        STATISTICS(4);

        private final int number;

        Level(int number) {
            this.number = number;
        }
    }

    private record Linked(TextLines lines, LogLinks links) {
        static final Linked NONE = new Linked(TextLines.NONE, LogLinks.NONE);
    }

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<TextLines> lines = new ReadOnlyObjectWrapper<>(TextLines.NONE);
    private final ReadOnlyObjectWrapper<Lit> lit = new ReadOnlyObjectWrapper<>(Lit.NONE);
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper absence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper matches = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper(-1);
    private LogLinks links = LogLinks.NONE;
    private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.EVERY_PATH);
    private final ReadOnlyBooleanWrapper hasLevels = new ReadOnlyBooleanWrapper();
    private List<Integer> hits = List.of();
    private String wanted = "";
    private int hit = -1;
    private Optional<Verification> shown = Optional.empty();
    private boolean seen;

    /// A view model that follows `workspace`.
    public LogViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.verifier().verification().subscribe(judged -> refresh());
        workspace.verifier().absence().subscribe(reason -> absence.set(reason.orElse(Text.of("log.empty"))));
        workspace.verifier().look().subscribe(look -> light());
        level.subscribe((before, now) -> shown.ifPresent(judged -> print(judged, now)));
    }

    /// Tells whether anybody sees the pane; it works only while somebody does.
    public void see(boolean visible) {
        seen = visible;
        refresh();
    }

    private void refresh() {
        Optional<Verification> now = workspace.verifier().verification().get();
        if (seen && !now.equals(shown)) {
            show(now);
        }
    }

    /// How much is printed.
    public ObjectProperty<Level> level() {
        return level;
    }

    /// Whether there is a choice of how much is printed; there is none where every path would be too long.
    public ReadOnlyBooleanProperty hasLevels() {
        return hasLevels.getReadOnlyProperty();
    }

    /// The lines, as they were printed.
    public ReadOnlyObjectProperty<TextLines> lines() {
        return lines.getReadOnlyProperty();
    }

    /// The lines of the visit that is looked at.
    public ReadOnlyObjectProperty<Lit> lit() {
        return lit.getReadOnlyProperty();
    }

    /// How long the log is.
    public ReadOnlyStringProperty subtitle() {
        return subtitle.getReadOnlyProperty();
    }

    /// Why there is nothing to read.
    public ReadOnlyStringProperty absence() {
        return absence.getReadOnlyProperty();
    }

    /// Which of how many lines was found, for people.
    public ReadOnlyStringProperty matches() {
        return matches.getReadOnlyProperty();
    }

    /// The line that was found, or -1.
    public ReadOnlyIntegerProperty found() {
        return found.getReadOnlyProperty();
    }

    /// Looks at the visit that a line speaks of.
    public void pick(int line) {
        shown.ifPresent(judged -> links.visit(line).ifPresent(visit -> workspace.verifier().lookAt(judged.visits().get(visit))));
    }

    /// Searches for lines with `words` in them, in upper or lower case.
    public void search(String words) {
        wanted = words;
        TextLines in = lines.get();
        if (words.isEmpty()) {
            present(List.of());
        } else {
            workspace.ask(() -> lines(in, words), there -> {
                if (in == lines.get() && words.equals(wanted)) {
                    present(there);
                }
            });
        }
    }

    /// Goes on to another line that was found: 1 is the next one, -1 the one before.
    public void go(int direction) {
        if (!hits.isEmpty()) {
            hit = Math.floorMod(hit + direction, hits.size());
            tell();
        }
    }

    private void present(List<Integer> there) {
        hits = there;
        int from = Math.max(0, lit.get().first());
        hit = there.isEmpty() ? -1 : Math.max(0, (int) there.stream().takeWhile(line -> line < from).count() % there.size());
        tell();
    }

    private void tell() {
        matches.set(wanted.isEmpty() ? "" : hits.isEmpty() ? Text.of("log.search.none") : Text.of("log.search.found", hit + 1, hits.size(), hits.size() == MOST_MATCHES ? 1 : 0));
        found.set(hit < 0 ? -1 : hits.get(hit));
    }

    private static List<Integer> lines(TextLines in, String words) {
        List<Integer> there = new ArrayList<>();
        Matcher matcher = Pattern.compile(Pattern.quote(words), Pattern.CASE_INSENSITIVE).matcher(in.text());
        while (there.size() < MOST_MATCHES && matcher.find()) {
            int line = in.lineAt(matcher.start());
            if (there.isEmpty() || there.getLast() != line) {
                there.add(line);
            }
        }
        return there;
    }

    private void show(Optional<Verification> judged) {
        shown = judged;
        hasLevels.set(workspace.verifier().printsEverything());
        if (judged.isEmpty()) {
            arrive(Linked.NONE);
        } else {
            print(judged.get(), level.get());
        }
    }

    private void print(Verification judged, Level wanted) {
        if (wanted == Level.EVERY_PATH || !hasLevels.get()) {
            take(judged, wanted, judged.report().log());
        } else {
            workspace.verifier().print(wanted.number, log -> take(judged, wanted, log));
        }
    }

    private void take(Verification judged, Level printed, String log) {
        workspace.ask(() -> read(judged, log), linked -> {
            if (shown.filter(judged::equals).isPresent() && level.get() == printed) {
                arrive(linked);
            }
        });
    }

    private static Linked read(Verification judged, String log) {
        TextLines read = new TextLines(log);
        return new Linked(read, judged.isJoined() ? StateLinks.of(read, judged.visits()) : LogLinks.of(read, judged.visits()));
    }

    private void arrive(Linked linked) {
        links = linked.links();
        lines.set(linked.lines());
        subtitle.set(linked.lines().size() == 0 ? "" : shown.filter(Verification::isJoined).isPresent() ? Text.of("log.lines.joined", linked.lines().size()) : Text.of("log.lines", linked.lines().size()));
        search(wanted);
        light();
    }

    private void light() {
        Optional<Look> look = workspace.verifier().look().get().filter(l -> shown.equals(workspace.verifier().verification().get()));
        lit.set(look.map(l -> new Lit(links.first(l.visit().index()), links.last(l.visit().index()))).orElse(Lit.NONE));
    }
}
