package dev.glasshive.app.maps;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Asked;
import dev.glasshive.app.workspace.Inquiries;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Presets;
import dev.glasshive.app.control.TypedField;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapSpec;
import dev.glasshive.vm.Snapshot;
import dev.glasshive.vm.Step;
import dev.glasshive.vm.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/// What the maps pane shows of the current moment: the names of all maps, and the entries of one, which can be changed for the next run.
public final class MapsViewModel {
    /// The most entries that one pane lists; a larger map says how many it leaves out.
    private static final int MOST = 1 << 20;
    /// The most entries that are copied as text.
    private static final int MOST_COPIED = 100_000;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.NONE);
    private final ReadOnlyBooleanWrapper errors = new ReadOnlyBooleanWrapper();
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private Optional<TypedValues> types = Optional.empty();

    /// The maps and the entries of the chosen one.
    ///
    /// @param summary type, sizes and how full
    /// @param columns of the table: the key, a value or one for each processor, and what else there is to say
    /// @param editable whether entries can be put in before the first run
    /// @param rows how many entries are listed
    /// @param left how many are not
    /// @param focus the row that matters now, or -1
    public record Content(List<String> names, int map, String summary, List<MapColumn> columns, boolean editable, int rows, int left, int focus, Optional<MapPicture> picture, @Nullable MapEntries entries) {
        static final Content NONE = new Content(List.of(), 0, "", List.of(), false, 0, 0, -1, Optional.empty(), null);

        /// Whether the map is more than its picture shows: what it holds can be listed.
        boolean hasTable() {
            return columns.size() > 0 || picture.isEmpty();
        }

        /// A row by its number; none where there is no such row any more.
        Optional<MapRow> row(int row) {
            return entries == null || row < 0 || row >= rows ? Optional.empty() : Optional.of(entries.row(row));
        }

        Optional<Bytes> key(int row) {
            return entries == null || row < 0 || row >= rows ? Optional.empty() : Optional.of(entries.key(row));
        }

        /// All rows.
        List<MapRow> all() {
            return IntStream.range(0, rows).mapToObj(this::row).flatMap(Optional::stream).toList();
        }
    }

    /// A view model that follows `workspace`.
    public MapsViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.moment().subscribe(moment -> {
            followChange();
            refresh();
        });
        workspace.session().subscribe(session -> errors.set(session.diagnostics().stream().anyMatch(Diagnostic::isError)));
        chosen.subscribe(this::refresh);
    }

    /// The maps.
    public ReadOnlyObjectProperty<Content> content() {
        return content.getReadOnlyProperty();
    }

    /// Whether nothing runs because the text has errors.
    public ReadOnlyBooleanProperty errors() {
        return errors.getReadOnlyProperty();
    }

    /// Which map is shown; a step that changes another one goes there.
    public IntegerProperty chosen() {
        return chosen;
    }

    /// What can be asked about an entry of the map that is shown, by its row.
    public List<Inquiries.Question> questions(int row) {
        int map = content.get().map();
        Optional<Moment> moment = workspace.moment().get();
        Optional<Bytes> key = content.get().key(row);
        if (moment.isEmpty() || key.isEmpty()) {
            return List.of();
        }
        MapSpec spec = moment.get().snapshot().maps().get(map).spec();
        return workspace.inquiries().about(new Asked(new Target.OfEntry(map, key.get()), Naming.entry(spec, key.get())));
    }

    /// What to ask for the value of an entry; nothing where the map takes none before the first run, which the user is told.
    public Optional<TypedField> edit(int row) {
        return content.get().key(row).flatMap(key -> editor().map(editor -> editor.value(key)));
    }

    /// What to ask for a new entry.
    public Optional<TypedField> add() {
        return editor().map(MapEditor::entry);
    }

    /// Takes an entry out before the first run.
    public void remove(int row) {
        content.get().key(row).ifPresent(key -> editor().ifPresent(editor -> editor.remove(key)));
    }

    /// Takes back the last change of what runs are given.
    public void undo() {
        workspace.undo();
    }

    /// Does again what was taken back.
    public void redo() {
        workspace.redo();
    }

    /// Shows the map that an entry names; nothing where it names none.
    public void follow(int row) {
        content.get().row(row).filter(r -> r.link() >= 0).ifPresent(r -> chosen.set(r.link()));
    }

    /// The rows as text, or the whole map where no row is named; columns are parted by tabs.
    public String text(List<Integer> rows) {
        Content now = content.get();
        List<Integer> wanted = rows.isEmpty() ? IntStream.range(0, Math.min(MOST_COPIED, now.rows())).boxed().toList() : rows;
        List<String> lines = new ArrayList<>();
        if (rows.isEmpty() && !now.names().isEmpty()) {
            lines.add(now.names().get(now.map()) + "\t" + now.summary());
        }
        wanted.stream().map(now::row).flatMap(Optional::stream)
                .map(row -> row.key() + "\t" + String.join("\t", row.values().stream().map(MapRow.Cell::words).toList()) + (row.note().isEmpty() ? "" : "\t" + row.note())).forEach(lines::add);
        return String.join("\n", lines);
    }

    private Optional<MapEditor> editor() {
        Optional<Moment> moment = workspace.moment().get().filter(m -> content.get().map() < m.snapshot().maps().size());
        Optional<MapEditor> editor = moment.flatMap(m -> MapEditor.of(workspace, m, content.get().map()));
        if (editor.isEmpty() && moment.isPresent()) {
            MapSpec spec = moment.get().snapshot().maps().get(content.get().map()).spec();
            workspace.tell(new Notice(Notice.Level.INFO, Text.of(spec.mutability() == MapSpec.Mutability.READ_ONLY ? "maps.edit.read-only" : "maps.edit.not", spec.name(), spec.type())));
        }
        return editor;
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
        if (types.isEmpty() || spec.types().filter(types.get()::isOf).isEmpty()) {
            types = spec.types().flatMap(TypedValues::of);
        }
        if (MapPicture.isAll(spec)) {
            return new Content(maps.stream().map(m -> m.spec().name()).toList(), index, summary(spec, maps.get(index).state().size()), List.of(), false, 0, 0, -1, MapPicture.of(moment, index), null);
        }
        MapEntries entries = new MapEntries(moment, index, workspace.session().get().presets(), types);
        int rows = Math.min(MOST, entries.size());
        return new Content(maps.stream().map(m -> m.spec().name()).toList(), index, summary(spec, maps.get(index).state().size()), MapColumn.of(spec, moment.timeline().scenario().host().cpus(), types.filter(TypedValues::hasParts).isPresent()), Presets.takesEntries(spec), rows, entries.size() - rows, entries.focus(),
                MapPicture.of(moment, index), entries);
    }

    private static String summary(MapSpec spec, int size) {
        return switch (spec.type()) {
            case "ringbuf" -> Text.of("maps.summary.ring", spec.type(), spec.maxEntries());
            case "bloom_filter" -> Text.of("maps.summary.filter", spec.type(), spec.valueSize(), spec.maxEntries());
            case "queue", "stack" -> Text.of("maps.summary.pile", spec.type(), spec.valueSize(), size, spec.maxEntries());
            default -> Text.of("maps.summary", spec.type(), spec.keySize(), spec.valueSize(), size, spec.maxEntries());
        };
    }
}
