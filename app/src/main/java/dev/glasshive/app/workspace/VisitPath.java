package dev.glasshive.app.workspace;

import dev.glasshive.verifier.Visit;
import java.util.Arrays;
import java.util.List;

/// Visits one after another, and where each is among them. There may be tens of thousands, and where the user stands is asked for all the time.
final class VisitPath {
    static final VisitPath NONE = new VisitPath(List.of());
    private static final int NOWHERE = -1;

    private final List<Visit> visits;
    private final int[] places;

    VisitPath(List<Visit> visits) {
        this.visits = List.copyOf(visits);
        places = new int[visits.stream().mapToInt(Visit::index).max().orElse(NOWHERE) + 1];
        Arrays.fill(places, NOWHERE);
        for (int place = 0; place < visits.size(); place++) {
            if (visits.get(place).index() >= 0) {
                places[visits.get(place).index()] = place;
            }
        }
    }

    List<Visit> visits() {
        return visits;
    }

    /// Where `visit` is, from 0; -1 if it is another path's.
    int place(Visit visit) {
        int index = visit.index();
        // Passes have no index of their own.
        int place = index < 0 ? visits.indexOf(visit) : index < places.length ? places[index] : NOWHERE;
        return place >= 0 && visits.get(place).equals(visit) ? place : NOWHERE;
    }

    boolean contains(Visit visit) {
        return place(visit) >= 0;
    }
}
