package dev.glasshive.app.maps;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.map.BpfMap;
import dev.glasshive.map.Maps;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/// What the maps pane shows of the current moment: the names of all maps, and the entries of one.
public final class MapsViewModel {
    /// The most entries that one pane lists; a larger map says how many it leaves out.
    private static final int MOST = 1000;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.NONE);
    private final IntegerProperty chosen = new SimpleIntegerProperty();

    /// The maps and the entries of the chosen one.
    ///
    /// @param summary type, sizes and how full
    /// @param entries without those of arrays that hold only zeros at the end
    /// @param left how many entries are not listed
    public record Content(List<String> names, int map, String summary, List<Row> entries, int left) {
        static final Content NONE = new Content(List.of(), 0, "", List.of(), 0);
    }

    /// One entry.
    ///
    /// @param before what the value was before the last step changed it; empty if that did not
    public record Row(String key, String value, String before, String note, boolean changed) {}

    /// A view model that follows `workspace`.
    public MapsViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> {
            followChange();
            refresh();
        });
        chosen.subscribe(this::refresh);
    }

    /// The maps.
    public ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    /// Which map is shown; a step that changes another one goes there.
    public IntegerProperty chosen() {
        return chosen;
    }

    /// What can be asked about an entry of the map that is shown, by its row.
    public List<Inquiries.Question> questions(int row) {
        int map = content.get().map();
        return workspace.moment().get().map(Moment::snapshot).filter(s -> map < s.maps().size() && row >= 0 && row < s.maps().get(map).state().size()).map(snapshot -> {
            Bytes key = snapshot.maps().get(map).state().entry(row).key();
            return workspace.inquiries().about(new Asked(new Target.OfEntry(map, key), Naming.entry(snapshot.maps().get(map).spec(), key)));
        }).orElse(List.of());
    }

    private void followChange() {
        workspace.moment().get().flatMap(Moment::latest).stream().flatMap(s -> s.events().stream())
                .filter(Step.MapEntryChanged.class::isInstance).map(Step.MapEntryChanged.class::cast)
                .findFirst().ifPresent(change -> chosen.set(change.map()));
    }

    private void refresh() {
        content.set(workspace.moment().get().map(this::content).orElse(Content.NONE));
    }

    private Content content(Moment moment) {
        List<Snapshot.MapContent> maps = moment.snapshot().maps();
        if (maps.isEmpty()) {
            return Content.NONE;
        }
        int index = Math.clamp(chosen.get(), 0, maps.size() - 1);
        MapSpec spec = maps.get(index).spec();
        BpfMap.State state = maps.get(index).state();
        int shown = Math.min(MOST, state.size());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            rows.add(row(moment, index, spec, state.entry(i), moment.timeline().scenario().host().order()));
        }
        String summary = Text.of("maps.summary", spec.type(), spec.keySize(), spec.valueSize(), state.size(), spec.maxEntries());
        return new Content(maps.stream().map(m -> m.spec().name()).toList(), index, summary, rows, state.size() - shown);
    }

    private static Row row(Moment moment, int map, MapSpec spec, BpfMap.Entry entry, ByteOrder order) {
        Optional<Step.MapEntryChanged> change = moment.latest().stream().flatMap(s -> s.events().stream())
                .filter(Step.MapEntryChanged.class::isInstance).map(Step.MapEntryChanged.class::cast)
                .filter(c -> c.map() == map && c.key().equals(entry.key())).findFirst();
        if (spec.type().equals("prog_array") || spec.type().endsWith("_of_maps")) {
            return new Row(number(entry.key(), order), new String(entry.value().toArray(), StandardCharsets.UTF_8), "", "", false);
        }
        String before = change.map(c -> c.before().map(value -> values(spec, value, order)).orElse("—")).orElse("");
        return new Row(spec.keySize() <= 4 ? number(entry.key(), order) + "  ·  " + spaced(entry.key()) : spaced(entry.key()),
                values(spec, entry.value(), order), before, ascii(entry.value()), change.isPresent());
    }

    /// The value, or those of all processors in order.
    private static String values(MapSpec spec, Bytes value, ByteOrder order) {
        return Maps.values(spec, value).stream().map(bytes -> number(bytes, order)).collect(Collectors.joining("  |  "));
    }

    private static String number(Bytes bytes, ByteOrder order) {
        return bytes.length() <= 8 ? Long.toUnsignedString(bytes.toNumber(order)) : spaced(bytes);
    }

    private static String spaced(Bytes bytes) {
        return bytes.toHex().replaceAll("..(?!$)", "$0 ");
    }

    private static String ascii(Bytes bytes) {
        if (bytes.length() <= 8) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            int c = bytes.at(i);
            text.append(c >= 0x20 && c < 0x7f ? (char) c : '·');
        }
        return text.toString();
    }
}
