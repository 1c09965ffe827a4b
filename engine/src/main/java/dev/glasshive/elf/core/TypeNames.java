package dev.glasshive.elf.core;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfType;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.Enumeration;
import dev.glasshive.elf.BtfType.Forward;
import dev.glasshive.elf.BtfType.Typedef;
import java.util.Locale;

/// Names of types. What follows three underscores is a flavour and does not count: `task_struct___old` is `task_struct`.
final class TypeNames {
    private static final String FLAVOUR = "___";

    private TypeNames() {}

    static String essential(String name) {
        int at = name.lastIndexOf(FLAVOUR);
        // a flavour has a name before it and at least one letter after it
        boolean isFlavour = at > 0 && name.charAt(at - 1) != '_' && at + FLAVOUR.length() < name.length();
        return isFlavour ? name.substring(0, at) : name;
    }

    static boolean agree(String left, String right) {
        return essential(left).equals(essential(right));
    }

    /// `struct name`, as C writes it.
    static String written(Btf btf, int id) {
        BtfType type = btf.type(id).orElse(null);
        return switch (type) {
            case null -> "void";
            case Composite composite -> composite.keyword().name().toLowerCase(Locale.ROOT) + " " + named(composite.name());
            case Enumeration enumeration -> "enum " + named(enumeration.name());
            case Forward forward -> forward.keyword().name().toLowerCase(Locale.ROOT) + " " + named(forward.name());
            case Typedef typedef -> "typedef " + typedef.name();
            default -> type.kind().toLowerCase(Locale.ROOT) + (type.name().isEmpty() ? "" : " " + type.name());
        };
    }

    private static String named(String name) {
        return name.isEmpty() ? "(anon)" : name;
    }
}
