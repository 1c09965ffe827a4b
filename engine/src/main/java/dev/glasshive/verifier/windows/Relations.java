package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.domain.Zones;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The differences that are known, as few of them as say it all: of variables that keep their distance all but one are told by that one, and what follows from two others is left out.
final class Relations {
    /// Of more than these nobody reads any.
    private static final int MOST = 100;
    /// More than these are not looked through.
    private static final int MOST_REDUCED = 1_000;

    private final Invariant state;
    private final int depth;
    private final Map<Integer, Map<Integer, Long>> known = new TreeMap<>();

    private Relations(Invariant state, int depth) {
        this.state = state;
        this.depth = depth;
    }

    /// `x - y <= k`, and `y - x <= -k` too if `exact`.
    record Relation(int x, int y, long k, boolean exact, String about, String text) {
        boolean holdsIn(Zones zones) {
            return zones.entails(x, y, k) && (!exact || zones.entails(y, x, -k));
        }
    }

    static List<Relation> of(Invariant state, int depth) {
        Relations relations = new Relations(state, depth);
        List<Zones.Constraint> all = state.zones().constraints();
        if (all.size() > MOST_REDUCED) {
            return all.stream().filter(each -> relations.isShown(each.x()) && relations.isShown(each.y())).limit(MOST).map(each -> relations.atMost(each.x(), each.y(), each.k())).toList();
        }
        for (Zones.Constraint each : all) {
            if (relations.isShown(each.x()) && relations.isShown(each.y())) {
                relations.known.computeIfAbsent(each.x(), _ -> new TreeMap<>()).put(each.y(), each.k());
            }
        }
        return relations.fewest();
    }

    private boolean isShown(int variable) {
        Variables.Meaning meaning = state.variables().meaning(variable);
        return meaning.facet() == null ? variable != Variables.SCRATCH && variable != Variables.SPARE : meaning.facet().describes(state.types(meaning.holder()));
    }

    private List<Relation> fewest() {
        List<Relation> found = new ArrayList<>();
        Map<Integer, Integer> leaders = new HashMap<>();
        known.forEach((x, differences) -> {
            int leader = differences.entrySet().stream().filter(each -> each.getKey() < x && isExact(x, each.getKey(), each.getValue())).mapToInt(Map.Entry::getKey).min().orElse(x);
            leaders.put(x, leader);
            if (leader != x) {
                found.add(exact(x, leader, Objects.requireNonNull(differences.get(leader))));
            }
        });
        int edges = known.values().stream().mapToInt(Map::size).sum();
        known.forEach((x, differences) -> differences.forEach((y, k) -> {
            boolean leading = leaders.getOrDefault(x, x).equals(x) && leaders.getOrDefault(y, y).equals(y);
            if (leading && !isExact(x, y, k) && (edges > MOST || !follows(x, y, k, differences, leaders))) {
                found.add(atMost(x, y, k));
            }
        }));
        return found.size() > MOST ? found.subList(0, MOST) : found;
    }

    private boolean isExact(int x, int y, long k) {
        Long back = known.getOrDefault(y, Map.of()).get(x);
        return back != null && back == -k;
    }

    private boolean follows(int x, int y, long k, Map<Integer, Long> differences, Map<Integer, Integer> leaders) {
        return differences.entrySet().stream().anyMatch(way -> {
            int over = way.getKey();
            Long rest = over == y || !leaders.getOrDefault(over, over).equals(over) ? null : known.getOrDefault(over, Map.of()).get(y);
            return rest != null && over != x && Numbers.plus(way.getValue(), rest) <= k;
        });
    }

    private Relation atMost(int x, int y, long k) {
        return new Relation(x, y, k, false, name(x) + "-" + name(y), name(x) + "-" + name(y) + "<=" + k);
    }

    private Relation exact(int x, int y, long by) {
        String text = name(x) + "=" + name(y) + (by == 0 ? "" : by > 0 ? "+" + by : Long.toString(by));
        return new Relation(x, y, by, true, name(x) + "-" + name(y), text);
    }

    private String name(int variable) {
        return state.variables().meaning(variable).text(depth);
    }
}
