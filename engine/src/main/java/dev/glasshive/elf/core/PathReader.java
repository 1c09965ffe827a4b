package dev.glasshive.elf.core;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfType;
import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.Constant;
import dev.glasshive.elf.BtfType.Enumeration;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.core.CorePath.Element;
import dev.glasshive.elf.core.CorePath.Hop;
import dev.glasshive.elf.core.CorePath.Into;
import dev.glasshive.elf.core.CorePath.Named;
import java.util.ArrayList;
import java.util.List;

/// Follows the indices that a compiler wrote down through the types it compiled with.
final class PathReader {
    private static final int MOST_HOPS = 64;

    private final Btf btf;

    PathReader(Btf btf) {
        this.btf = btf;
    }

    CorePath read(int type, String spelled, CoreKind kind) throws CoreFault {
        List<Integer> indices = indices(spelled);
        if (btf.type(type).isEmpty()) {
            throw new CoreFault("it names type " + Integer.toUnsignedString(type) + ", which the object does not have");
        }
        return switch (kind.about()) {
            case TYPE -> whole(type, spelled, indices);
            case VALUE -> constant(type, spelled, indices);
            case FIELD -> field(type, spelled, indices);
        };
    }

    private static List<Integer> indices(String spelled) throws CoreFault {
        List<Integer> indices = new ArrayList<>();
        for (String part : spelled.split(":", MOST_HOPS + 1)) {
            if (!part.matches("[0-9]{1,9}")) {
                throw new CoreFault("its path " + spelled + " is not up to " + MOST_HOPS + " numbers with colons between them");
            }
            indices.add(Integer.parseInt(part));
        }
        return indices;
    }

    private CorePath whole(int type, String spelled, List<Integer> indices) throws CoreFault {
        if (!indices.equals(List.of(0))) {
            throw new CoreFault("it asks about a whole type, but its path is " + spelled + " and not 0");
        }
        return new CorePath(type, TypeNames.written(btf, type), spelled, List.of(), 0);
    }

    private CorePath constant(int type, String spelled, List<Integer> indices) throws CoreFault {
        int index = indices.getFirst();
        if (!(btf.resolve(type).orElse(null) instanceof Enumeration enumeration) || indices.size() != 1 || index >= enumeration.constants().size()) {
            throw new CoreFault("its path " + spelled + " leads to no constant of " + TypeNames.written(btf, type));
        }
        Constant constant = enumeration.constants().get(index);
        return new CorePath(type, TypeNames.written(btf, type), spelled, List.of(new Named(index, constant.name(), constant.value())), 0);
    }

    private CorePath field(int type, String spelled, List<Integer> indices) throws CoreFault {
        List<Hop> hops = new ArrayList<>();
        long offset = indices.getFirst() * size(type) * 8;
        hops.add(new Element(indices.getFirst(), type, offset));
        int at = type;
        boolean last = false;
        for (int index : indices.subList(1, indices.size())) {
            BtfType here = btf.resolve(at).orElse(null);
            boolean open = last;
            switch (here) {
                case Composite composite when index < composite.members().size() -> {
                    Member member = composite.members().get(index);
                    offset += member.bitOffset();
                    hops.add(new Into(index, at, member, offset));
                    at = member.type();
                    last = index == composite.members().size() - 1;
                }
                case Array array when index < array.count() || array.count() == 0 && open -> {
                    offset += index * size(array.element()) * 8;
                    at = array.element();
                    hops.add(new Element(index, at, offset));
                }
                case null, default -> throw new CoreFault("its path " + spelled + " leads to part " + index + " of " + TypeNames.written(btf, at) + ", which has no such part");
            }
        }
        return new CorePath(type, TypeNames.written(btf, type), spelled, hops, offset);
    }

    private long size(int type) throws CoreFault {
        return btf.sizeOf(type).orElseThrow(() -> new CoreFault("the size of " + TypeNames.written(btf, type) + " is not known"));
    }
}
