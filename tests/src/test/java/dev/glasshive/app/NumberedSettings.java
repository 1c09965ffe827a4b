package dev.glasshive.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Settings with the same number in every place, as the window keeps them.
public final class NumberedSettings {
    private static final String GROUP = "numbered";
    private static final int PLACES = 2_000;

    private NumberedSettings() {}

    /// Writes the state `number`.
    public static void write(Path file, int number) throws IOException {
        Settings settings = Settings.read(file);
        settings.setGroup(GROUP, IntStream.range(0, PLACES).boxed().collect(Collectors.toMap(place -> "place" + place, _ -> Integer.toString(number))));
        settings.write();
    }

    /// The numbers that the window reads, which is one if the settings are whole.
    public static Set<Integer> read(Path file) {
        Map<String, String> places = Settings.read(file).group(GROUP);
        return places.size() == PLACES ? places.values().stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new)) : Set.of(-places.size());
    }
}
