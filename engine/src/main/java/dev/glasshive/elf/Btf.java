package dev.glasshive.elf;

import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.DataSection;
import dev.glasshive.elf.BtfType.Enumeration;
import dev.glasshive.elf.BtfType.Floating;
import dev.glasshive.elf.BtfType.Int;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Qualified;
import dev.glasshive.elf.BtfType.TypeTag;
import dev.glasshive.elf.BtfType.Typedef;
import dev.glasshive.isa.MalformedProgramException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The type information of an object: types by number from 1.
///
/// @param types type number `n` at index `n - 1`
public record Btf(List<BtfType> types) {
    /// Longer chains of names and qualifiers are taken for cycles.
    private static final int MOST_STEPS = 64;

    /// Copies what it is given.
    public Btf {
        types = List.copyOf(types);
    }

    /// The contents of a section `.BTF`.
    ///
    /// @throws MalformedProgramException if it is broken
    public static Btf read(byte[] section) throws MalformedProgramException {
        return new BtfReader(section).read();
    }

    /// The type with number `id`; empty for `void` and for numbers that no type has.
    public Optional<BtfType> type(int id) {
        return id > 0 && id <= types.size() ? Optional.of(types.get(id - 1)) : Optional.empty();
    }

    /// The type that `id` is another name for: behind typedefs, qualifiers and tags. Empty for `void`, and where names go round in circles.
    public Optional<BtfType> resolve(int id) {
        int at = id;
        for (int step = 0; step < MOST_STEPS; step++) {
            BtfType type = type(at).orElse(null);
            switch (type) {
                case Typedef typedef -> at = typedef.target();
                case Qualified qualified -> at = qualified.target();
                case TypeTag tag -> at = tag.target();
                case null, default -> {
                    return Optional.ofNullable(type);
                }
            }
        }
        return Optional.empty();
    }

    /// How many bytes a value of type `id` takes; empty where it has no size.
    public OptionalLong sizeOf(int id) {
        long count = 1;
        int at = id;
        for (int step = 0; step < MOST_STEPS; step++) {
            BtfType type = resolve(at).orElse(null);
            if (type instanceof Array array) {
                count = Math.min(count * Integer.toUnsignedLong(array.count()), Integer.MAX_VALUE);
                at = array.element();
            } else {
                long size = switch (type) {
                    case Int number -> number.size();
                    case Pointer _ -> 8;
                    case Composite composite -> Integer.toUnsignedLong(composite.size());
                    case Enumeration enumeration -> enumeration.size();
                    case Floating floating -> floating.size();
                    case null, default -> -1;
                };
                return size < 0 ? OptionalLong.empty() : OptionalLong.of(count * size);
            }
        }
        return OptionalLong.empty();
    }

    /// The variables of section `name`.
    public Optional<DataSection> dataSection(String name) {
        return types.stream().filter(DataSection.class::isInstance).map(DataSection.class::cast).filter(s -> s.name().equals(name)).findFirst();
    }
}
