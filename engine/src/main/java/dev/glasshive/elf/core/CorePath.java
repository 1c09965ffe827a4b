package dev.glasshive.elf.core;

import dev.glasshive.elf.BtfType.Member;
import java.util.List;
import java.util.stream.Collectors;

/// A way from a type to what is asked of it, one hop after the other.
///
/// @param type number of the type it starts from
/// @param name of that type, as C writes it: `struct task_struct`
/// @param spelled the indices, as the object spells them: `0:1:2`
/// @param hops one for each index; the first counts whole values of the type
/// @param bitOffset of where it ends, from the start of the type
public record CorePath(int type, String name, String spelled, List<Hop> hops, long bitOffset) {
    /// Copies what it is given.
    public CorePath {
        hops = List.copyOf(hops);
    }

    /// One step of a path.
    public sealed interface Hop {
        /// The index that the object spells.
        int index();

        /// How many bits from the start of the root type one is after it.
        long bitOffset();
    }

    /// To a whole value: the `index`-th of `type`, counted from the pointer or inside an array.
    public record Element(int index, int type, long bitOffset) implements Hop {}

    /// Into member `index` of the structure `owner`; the name is empty where the member is an unnamed structure.
    public record Into(int index, int owner, Member member, long bitOffset) implements Hop {}

    /// To constant `index` of an enumeration.
    public record Named(int index, String constant, long value) implements Hop {
        @Override
        public long bitOffset() {
            return 0;
        }
    }

    /// As C writes it: `struct task_struct.comm[3]`, `enum colour::RED = 1`.
    public String text() {
        return name + hops.stream().map(hop -> switch (hop) {
            case Into(int _, int _, Member member, long _) -> member.name().isEmpty() ? "" : "." + member.name();
            case Element element -> hop.equals(hops.getFirst()) && element.index() == 0 ? "" : "[" + element.index() + "]";
            case Named named -> "::" + named.constant() + " = " + named.value();
        }).collect(Collectors.joining());
    }

    /// Where it ends, as libbpf writes it: `offset 4`, or `offset 4.3` inside a byte.
    public String place() {
        return "offset " + bitOffset / 8 + (bitOffset % 8 == 0 ? "" : "." + bitOffset % 8);
    }
}
