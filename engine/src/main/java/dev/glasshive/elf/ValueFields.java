package dev.glasshive.elf;

import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.DataSection;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Placement;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.TypeTag;
import dev.glasshive.elf.BtfType.Variable;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapTypes;
import dev.glasshive.program.ValueField;
import dev.glasshive.program.ValueField.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the parts of a map's value that belong to the kernel, by the names of their types.
public final class ValueFields {
    private static final int DEEPEST = 9;
    /// More than any system takes in one value, so that a broken file ends, too.
    private static final int MOST = 64;
    private static final Map<String, Kind> BY_NAME = Stream.of(Kind.values()).filter(kind -> kind != Kind.POINTER).collect(Collectors.toMap(Kind::structure, kind -> kind));
    private static final List<String> POINTER_TAGS = List.of("kptr", "kptr_untrusted", "percpu_kptr", "uptr");

    private final Btf btf;
    private final List<ValueField> found = new ArrayList<>();
    /// Where nothing was found once; types name each other, and many ways may lead to the same.
    private final Set<Place> barren = new HashSet<>();

    private record Place(int type, int depth) {}

    private ValueFields(Btf btf) {
        this.btf = btf;
    }

    /// What `btf` says of a map with keys of type `key` and values of type `value`.
    ///
    /// @throws MalformedProgramException if the types are broken
    public static MapTypes of(Bytes btf, int key, int value) throws MalformedProgramException {
        return new MapTypes(btf, key, value, of(Btf.read(btf.toArray()), value));
    }

    static List<ValueField> of(Btf btf, int id) {
        ValueFields fields = new ValueFields(btf);
        fields.look(id, 0, 0);
        fields.found.sort(Comparator.comparingInt(ValueField::offset));
        return List.copyOf(fields.found);
    }

    private void look(int id, int offset, int depth) {
        Place place = new Place(id, depth);
        if (depth > DEEPEST || found.size() > MOST || barren.contains(place)) {
            return;
        }
        int before = found.size();
        parts(id, offset, depth);
        if (found.size() == before) {
            barren.add(place);
        }
    }

    private void parts(int id, int offset, int depth) {
        switch (btf.resolve(id).orElse(null)) {
            case Composite composite -> {
                Kind kind = BY_NAME.get(composite.name());
                if (kind != null && depth > 0) {
                    found.add(new ValueField(kind, offset, kind.size(), ""));
                } else if (composite.keyword() == BtfType.Keyword.STRUCT) {
                    for (Member member : composite.members()) {
                        look(member.type(), offset + member.bitOffset() / 8, depth + 1);
                    }
                }
            }
            case Array array -> {
                long size = btf.sizeOf(array.element()).orElse(0);
                int before = found.size();
                for (int i = 0; i < array.count() && found.size() <= MOST && (i == 0 || found.size() > before); i++) {
                    look(array.element(), offset + (int) size * i, depth + 1);
                }
            }
            case DataSection section -> {
                for (Placement placement : section.variables()) {
                    look(placement.variable(), offset + placement.offset(), depth + 1);
                }
            }
            case Variable variable -> look(variable.type(), offset, depth + 1);
            case Pointer(int target) when btf.type(target).orElse(null) instanceof TypeTag(String tag, int _) && POINTER_TAGS.contains(tag) ->
                    found.add(new ValueField(Kind.POINTER, offset, 8, tag));
            case null, default -> { }
        }
    }
}
