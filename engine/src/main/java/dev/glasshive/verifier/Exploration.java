package dev.glasshive.verifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All that a verifier looked at, in the order in which it did: a tree whose nodes are visits of instructions and whose leaves are the ends of paths. A function that is judged by itself has a tree of its own.
///
/// @param visits in order; the place of each is its index
/// @param whole whether all visits are here; a long exploration is kept only from its beginning
public record Exploration(List<Visit> visits, boolean whole) {
    /// Nothing was kept.
    public static final Exploration NONE = new Exploration(List.of(), false);

    /// Copies what it is given.
    public Exploration {
        visits = List.copyOf(visits);
    }

    /// The visits of the instruction at `slot`.
    public List<Visit> at(int slot) {
        return visits.stream().filter(visit -> visit.slot() == slot).toList();
    }

    /// The visits on the way to `last`, which is among them.
    public List<Visit> pathTo(Visit last) {
        List<Visit> path = new ArrayList<>();
        for (Visit visit = last; ; visit = visits.get(visit.from())) {
            path.add(visit);
            if (visit.from() < 0) {
                Collections.reverse(path);
                return path;
            }
        }
    }

    /// The visits on the way on which `rejection` was found, the last one of the instruction at fault; empty where they were not kept.
    public List<Visit> pathOf(Rejection rejection) {
        int end = rejection.causes().isEmpty() ? -1 : rejection.causes().getLast().at().visit();
        if (end < 0 || end >= visits.size()) {
            return visits.isEmpty() || !(visits.getLast().outcome() instanceof Visit.Outcome.Refused) ? List.of() : pathTo(visits.getLast());
        }
        Map<Integer, List<Visit>> covered = new HashMap<>();
        for (Visit visit : visits) {
            if (visit.outcome() instanceof Visit.Outcome.Pruned(int by)) {
                covered.computeIfAbsent(by, _ -> new ArrayList<>()).add(visit);
            }
        }
        List<Visit> path = new ArrayList<>(List.of(visits.get(end)));
        boolean whole = !rejection.path().isEmpty() && rejection.path().size() < Rejection.LONGEST_PATH;
        for (int place = rejection.path().size() - 2; path.getLast().from() >= 0 && (place >= 0 || !whole); place--) {
            Visit last = path.getLast();
            int slot = place < 0 ? -1 : rejection.path().get(place);
            // Where ways are joined, all but one of them end in a visit that the common one covers.
            path.add(visits.get(visits.get(last.from()).slot() == slot ? last.from()
                    : covered.getOrDefault(last.index(), List.of()).stream().map(Visit::from).filter(from -> from >= 0 && visits.get(from).slot() == slot).findFirst().orElse(last.from())));
        }
        Collections.reverse(path);
        return path;
    }

    /// The visits that follow each one: one behind most instructions, two where a branch can go both ways, the way that falls through first.
    public Map<Integer, List<Visit>> following() {
        Map<Integer, List<Visit>> following = new HashMap<>();
        for (Visit visit : visits) {
            following.computeIfAbsent(visit.from(), _ -> new ArrayList<>()).add(visit);
        }
        return following;
    }

    /// The last visit of each path, in the order in which the paths were finished.
    public List<Visit> ends() {
        Map<Integer, List<Visit>> following = following();
        return visits.stream().filter(visit -> !following.containsKey(visit.index())).toList();
    }
}
