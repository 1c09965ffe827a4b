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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the parts of a map's value that belong to the kernel, by the names of their types.
public final class ValueFields {
    private static final int DEEPEST = 9;
    /// More than any system takes in one value.
    private static final int MOST = 64;
    /// Types that name each other many times could be looked through for ever; those of a whole file need a small part of this.
    private static final int MOST_LOOKS = 1 << 22;
    private static final Map<String, Kind> BY_NAME = Stream.of(Kind.values()).filter(kind -> kind != Kind.POINTER).collect(Collectors.toMap(Kind::structure, kind -> kind));
    private static final List<String> POINTER_TAGS = List.of("kptr", "kptr_untrusted", "percpu_kptr", "uptr");

    private final Btf btf;
    private int looks;

    ValueFields(Btf btf) {
        this.btf = btf;
    }

    /// What `btf` says of a map with keys of type `key` and values of type `value`.
    ///
    /// @throws MalformedProgramException if the types are broken
    public static MapTypes of(Bytes btf, int key, int value) throws MalformedProgramException {
        return new MapTypes(btf, key, value, new ValueFields(Btf.read(btf.toArray())).of(value));
    }

    /// Those of values of type `id`.
    List<ValueField> of(int id) {
        List<ValueField> found = new ArrayList<>();
        look(id, 0, 0, found);
        found.sort(Comparator.comparingInt(ValueField::offset));
        return List.copyOf(found);
    }

    private void look(int id, int offset, int depth, List<ValueField> found) {
        if (depth > DEEPEST || found.size() > MOST || looks++ >= MOST_LOOKS) {
            return;
        }
        switch (btf.resolve(id).orElse(null)) {
            case Composite composite -> {
                Kind kind = BY_NAME.get(composite.name());
                if (kind != null && depth > 0) {
                    found.add(new ValueField(kind, offset, kind.size(), ""));
                } else if (composite.keyword() == BtfType.Keyword.STRUCT) {
                    for (Member member : composite.members()) {
                        look(member.type(), offset + member.bitOffset() / 8, depth + 1, found);
                    }
                }
            }
            case Array array -> {
                long size = btf.sizeOf(array.element()).orElse(0);
                int before = found.size();
                // All elements are alike, so an array of very many numbers is looked at once.
                for (int i = 0; i < array.count() && found.size() <= MOST && looks < MOST_LOOKS && (i == 0 || found.size() > before); i++) {
                    look(array.element(), offset + (int) size * i, depth + 1, found);
                }
            }
            case DataSection section -> {
                for (Placement placement : section.variables()) {
                    look(placement.variable(), offset + placement.offset(), depth + 1, found);
                }
            }
            case Variable variable -> look(variable.type(), offset, depth + 1, found);
            case Pointer(int target) when btf.type(target).orElse(null) instanceof TypeTag(String tag, int _) && POINTER_TAGS.contains(tag) ->
                    found.add(new ValueField(Kind.POINTER, offset, 8, tag));
            case null, default -> { }
        }
    }
}
