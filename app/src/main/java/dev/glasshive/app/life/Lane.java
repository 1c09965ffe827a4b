package dev.glasshive.app.life;

import java.util.List;

/// The way into one system.
///
/// @param system its name
/// @param stations in order
record Lane(String system, List<Station> stations) {
    Lane {
        stations = List.copyOf(stations);
    }

    /// How many stations the program comes through, or to the one where its way ends.
    int reached() {
        int reached = 0;
        while (reached < stations.size() && stations.get(reached).state() != Station.State.NOT_REACHED) {
            reached++;
        }
        return reached;
    }
}
