package dev.glasshive.app.life;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The way into one system.
///
/// @param system its name
/// @param stations in order
record Lane(String system, List<Station> stations) {
    Lane {
        stations = List.copyOf(stations);
    }

    /// Where its way ends: the station where it fails, or the last one that it reaches.
    Optional<Station> end() {
        return failed().map(stations::get).or(() -> stations.stream().limit(reached()).reduce((_, later) -> later));
    }

    /// The number of the station where it fails, if it does.
    Optional<Integer> failed() {
        return IntStream.range(0, stations.size()).boxed().filter(i -> stations.get(i).state() == Station.State.FAILED).findFirst();
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
