package dev.glasshive.app.maps;

import dev.glasshive.app.text.Text;
import dev.glasshive.map.Maps;
import dev.glasshive.program.MapSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A column of a map's table. Its width follows from the map and never from what is in it, so that nothing moves.
///
/// @param letters how many letters wide it wants to be
/// @param isAside whether a narrow table leaves it out: it says again what another one says
record MapColumn(String title, int letters, boolean isAside, Function<MapRow, String> text) {
    private static final int ADDRESS = 22;
    private static final int WIDEST = 26;
    private static final int NOTE = 16;
    /// What a cell has around its words.
    private static final int AROUND = 3;
    private static final int SHORT_NUMBER = 9;
    private static final int LONG_NUMBER = 12;

    /// The columns of a map on a machine with `cpus` processors.
    ///
    /// @param typed whether it is known what its values are made of
    static List<MapColumn> of(MapSpec spec, int cpus, boolean typed) {
        List<MapColumn> columns = new ArrayList<>();
        int key = spec.type().equals("lpm_trie") ? ADDRESS : spec.keySize() == 0 ? SHORT_NUMBER * 2 / 3 : width(spec.keySize());
        columns.add(new MapColumn(Text.of(spec.type().equals("ringbuf") ? "maps.record" : spec.keySize() == 0 ? "maps.place" : "maps.key"), key, false, row -> row.depth() == 0 ? row.key() : " ".repeat(row.depth() - 1) + "└ " + row.key()));
        if (Maps.isPerCpu(spec) && cpus > 1) {
            for (int cpu = 0; cpu < cpus; cpu++) {
                int which = cpu;
                columns.add(new MapColumn(Text.of("processors.cpu", cpu), width(spec.valueSize()), false, row -> which < row.values().size() ? row.values().get(which).shown() : ""));
            }
        } else {
            columns.add(new MapColumn(Text.of("maps.value"), MapEntries.holdsNames(spec) ? ADDRESS : width(spec.valueSize()), false, row -> row.values().getFirst().shown()));
            if (!MapEntries.holdsNames(spec)) {
                columns.add(new MapColumn(Text.of(typed ? "maps.parts" : spec.valueSize() > Long.BYTES ? "maps.letters" : "maps.bytes"), typed || spec.valueSize() > Long.BYTES ? NOTE : 3 * spec.valueSize() - 1 + AROUND, !typed && spec.valueSize() <= Long.BYTES, MapRow::note));
            }
        }
        return columns;
    }

    /// Whether `others` look the same.
    static boolean alike(List<MapColumn> some, List<MapColumn> others) {
        return some.stream().map(c -> c.title + c.letters).toList().equals(others.stream().map(c -> c.title + c.letters).toList());
    }

    private static int width(int size) {
        return size == 0 ? WIDEST : size <= 4 ? SHORT_NUMBER : size <= Long.BYTES ? LONG_NUMBER : Math.min(WIDEST, 3 * size);
    }
}
