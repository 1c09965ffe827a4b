package dev.glasshive.elf;

import dev.glasshive.program.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types of an object as the kernel takes them: a compiler leaves open where variables lie in their sections, which only the symbols say.
final class LoadableTypes {
    private static final int HEADER_TYPES = 8;
    private static final int TYPE = 12;
    private static final int DATA_SECTION = 15;
    private static final int FUNCTION = 12;
    private static final int EXTERN = 2;

    private final ElfFile elf;
    private final Btf btf;
    private final Map<String, Long> values = new HashMap<>();

    private LoadableTypes(ElfFile elf, Btf btf) {
        this.elf = elf;
        this.btf = btf;
        elf.symbols().stream().filter(Symbol::isDefined).forEach(symbol -> values.put(symbol.name(), symbol.value()));
    }

    /// The section `.BTF` of `elf`, completed; empty where it names what is not in the file.
    static Optional<Bytes> of(ElfFile elf, Btf btf, byte[] section) {
        ByteBuffer bytes = ByteBuffer.wrap(section.clone());
        // The magic tells the byte order; kernels read only their own.
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if ((bytes.getShort(0) & 0xffff) != 0xeb9f) {
            return Optional.empty();
        }
        return new LoadableTypes(elf, btf).complete(bytes) ? Optional.of(Bytes.of(bytes.array())) : Optional.empty();
    }

    private boolean complete(ByteBuffer bytes) {
        int at = bytes.getInt(4) + bytes.getInt(HEADER_TYPES);
        for (BtfType type : btf.types()) {
            int info = bytes.getInt(at + 4);
            int kind = info >>> 24 & 0x1f;
            int count = info & 0xffff;
            if (kind == FUNCTION && count == EXTERN) {
                return false;
            }
            if (type instanceof BtfType.DataSection section && kind == DATA_SECTION && !place(bytes, at, section)) {
                return false;
            }
            at += TYPE + switch (kind) {
                case 1, 14, 17 -> 4;
                case 3 -> 12;
                case 4, 5, 19 -> 12 * count;
                case 6, 13 -> 8 * count;
                case 15 -> 12 * count;
                default -> 0;
            };
        }
        return true;
    }

    /// One variable of a section: its record.
    private record Placed(int variable, int offset, int size) {}

    private boolean place(ByteBuffer bytes, int at, BtfType.DataSection section) {
        Optional<Section> stored = elf.section(section.name());
        if (stored.isEmpty()) {
            return false;
        }
        bytes.putInt(at + 8, stored.get().size());
        List<Placed> variables = new ArrayList<>();
        for (BtfType.Placement placement : section.variables()) {
            Long value = btf.type(placement.variable()).map(variable -> values.get(variable.name())).orElse(null);
            if (value == null) {
                return false;
            }
            variables.add(new Placed(placement.variable(), value.intValue(), placement.size()));
        }
        variables.sort(Comparator.comparingInt(Placed::offset));
        int to = at + TYPE;
        for (Placed variable : variables) {
            bytes.putInt(to, variable.variable).putInt(to + 4, variable.offset).putInt(to + 8, variable.size);
            to += 12;
        }
        return true;
    }
}
