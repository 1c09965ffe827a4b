package dev.glasshive.app.editor;

import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.verifier.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the verifier knows after each line: on the path that is looked at, and where that does not come by, on the first path that does.
///
/// Computed in the background, once for a verification and a path; a step costs nothing.
final class Inlays {
    private final Workspace workspace;
    /// Farther paths show the first round of every loop.
    private static final int LONGEST_WITH_ROUNDS = 20_000;

    private final ReadOnlyObjectWrapper<Map<Integer, String>> hints = new ReadOnlyObjectWrapper<>(Map.of());
    private Optional<Verification> judged = Optional.empty();
    private List<Visit> path = List.of();
    private Map<Integer, String> known = new ConcurrentHashMap<>();
    private int question;
    private int place = -1;
    private boolean hasRounds;

    Inlays(Workspace workspace) {
        this.workspace = workspace;
        // Another text must not carry what was known of the one before, however long it takes to judge.
        workspace.session().subscribe((before, now) -> {
            if (!now.document().isSameAs(before.document())) {
                hints.set(Map.of());
            }
        });
        workspace.verifier().look().subscribe(look -> refresh());
        workspace.verifier().verification().subscribe(verification -> refresh());
    }

    /// The hints of the program that was judged, by slot.
    ReadOnlyObjectProperty<Map<Integer, String>> hints() {
        return hints.getReadOnlyProperty();
    }

    private void refresh() {
        Optional<Verification> now = workspace.verifier().verification().get();
        // What was known for a while only is no hint.
        List<Visit> way = workspace.verifier().path();
        List<Visit> wanted = !way.isEmpty() && way.getFirst().index() < 0 ? List.of() : way;
        boolean samePath = now.equals(judged) && wanted.equals(path);
        if (!samePath) {
            hasRounds = wanted.size() <= LONGEST_WITH_ROUNDS && wanted.stream().map(Visit::slot).distinct().count() < wanted.size();
        }
        int stand = hasRounds ? workspace.verifier().look().get().map(look -> wanted.indexOf(look.visit())).orElse(-1) : -1;
        if (samePath && stand == place) {
            return;
        }
        place = stand;
        if (!now.equals(judged)) {
            known = new ConcurrentHashMap<>();
            hints.set(Map.of());
        }
        judged = now;
        path = wanted;
        int mine = ++question;
        Map<Integer, String> cache = known;
        now.ifPresent(verification -> workspace.ask(() -> hints(verification, wanted, stand, cache), found -> {
            if (mine == question) {
                hints.set(found);
            }
        }));
    }

    /// @param place where on the path the user stands: of several rounds of a loop the one that was made last counts; -1 where that does not matter
    /// @param cache of hints by the visits that they tell of and lead to
    private static Map<Integer, String> hints(Verification verification, List<Visit> path, int place, Map<Integer, String> cache) {
        Map<Integer, Visit> next = new HashMap<>();
        for (int i = 0; i < place; i++) {
            if (leads(path, i)) {
                next.put(path.get(i).slot(), path.get(i + 1));
            }
        }
        for (int i = 0; i + 1 < path.size(); i++) {
            if (leads(path, i)) {
                next.putIfAbsent(path.get(i).slot(), path.get(i + 1));
            }
        }
        for (Visit visit : verification.visits()) {
            if (visit.from() >= 0) {
                next.putIfAbsent(verification.visits().get(visit.from()).slot(), visit);
            }
        }
        Map<Integer, String> hints = new HashMap<>();
        next.forEach((slot, visit) -> {
            String hint = cache.computeIfAbsent(visit.index(), _ -> Hint.of(verification, verification.visits().get(visit.from()), visit));
            if (!hint.isEmpty()) {
                hints.put(slot, hint);
            }
        });
        return hints;
    }

    /// Whether the instruction at `place` leads to what stands behind it, which where ways are joined is the same instruction once more.
    private static boolean leads(List<Visit> path, int place) {
        return path.get(place + 1).from() == path.get(place).index();
    }

    /// Both in a few letters: what the verifier knows, and what the run did.
    static String both(String hint, String effect) {
        int in = hint.indexOf(" ∈ ");
        int name = effect.indexOf(" = ");
        if (hint.isEmpty() || effect.isEmpty()) {
            return hint + effect;
        }
        String register = name < 0 ? "" : effect.substring(0, name);
        if (in >= 0 && effect.startsWith(hint.substring(0, in) + " = ")) {
            return effect + hint.substring(in);
        }
        if (effect.startsWith("fp") && hint.startsWith("fp")) {
            return effect;
        }
        boolean same = !register.isEmpty() && (hint.startsWith(register + " ") || hint.startsWith(register + ":")) && !hint.contains(", ") && !hint.contains("_or_null");
        return same ? effect : effect + " · " + hint;
    }
}
