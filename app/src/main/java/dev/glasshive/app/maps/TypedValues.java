package dev.glasshive.app.maps;

import dev.glasshive.app.workspace.CellText;
import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfType;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.MapTypes;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Values of a map by the names that BTF has for their parts: `packets 3 · bytes 120`.
final class TypedValues {
    /// Parts inside parts inside parts are shown as bytes.
    private static final int DEEPEST = 3;
    private static final int MOST_PARTS = 16;

    private final MapTypes types;
    private final Btf btf;

    private TypedValues(MapTypes types, Btf btf) {
        this.types = types;
        this.btf = btf;
    }

    /// Those of a map with `types`, if these can be read.
    static Optional<TypedValues> of(MapTypes types) {
        try {
            return Optional.of(new TypedValues(types, Btf.read(types.btf().toArray())));
        } catch (MalformedProgramException unreadable) {
            return Optional.empty();
        }
    }

    /// Whether values are made of parts.
    boolean hasParts() {
        return btf.resolve(types.value()).filter(BtfType.Composite.class::isInstance).isPresent();
    }

    boolean isOf(MapTypes others) {
        return types.equals(others);
    }

    /// The parts of `value`; empty where it is not made of parts.
    String parts(Bytes value, ByteOrder order) {
        return btf.resolve(types.value()).filter(BtfType.Composite.class::isInstance).map(type -> text(types.value(), value, order, 0)).orElse("");
    }

    private String text(int type, Bytes value, ByteOrder order, int depth) {
        return btf.resolve(type).map(t -> switch (t) {
            case BtfType.Composite struct when depth < DEEPEST -> members(struct, value, order, depth);
            case BtfType.Enumeration names -> names.constants().stream().filter(c -> c.value() == value.toNumber(order)).findFirst()
                    .map(BtfType.Constant::name).orElseGet(() -> CellText.print(value, order));
            case BtfType.Int number when number.encoding() == BtfType.Encoding.SIGNED && value.length() <= Long.BYTES -> Long.toString(signed(value, order));
            default -> CellText.print(value, order);
        }).orElseGet(() -> CellText.print(value, order));
    }

    private String members(BtfType.Composite struct, Bytes value, ByteOrder order, int depth) {
        List<String> parts = new ArrayList<>();
        for (BtfType.Member member : struct.members()) {
            int start = member.bitOffset() / 8;
            long size = btf.sizeOf(member.type()).orElse(0);
            if (parts.size() == MOST_PARTS) {
                parts.add("…");
                break;
            }
            if (member.bitSize() == 0 && size > 0 && start + size <= value.length()) {
                String text = text(member.type(), Bytes.of(value.toArray(), start, (int) size), order, depth + 1);
                boolean nested = btf.resolve(member.type()).filter(BtfType.Composite.class::isInstance).isPresent();
                parts.add((member.name() + " " + (nested ? "{" + text + "}" : text)).strip());
            }
        }
        return String.join(" · ", parts);
    }

    private static long signed(Bytes value, ByteOrder order) {
        int unused = 64 - 8 * value.length();
        return value.toNumber(order) << unused >> unused;
    }
}
