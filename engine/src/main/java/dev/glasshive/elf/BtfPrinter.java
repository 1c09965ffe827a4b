package dev.glasshive.elf;

import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.Constant;
import dev.glasshive.elf.BtfType.DataSection;
import dev.glasshive.elf.BtfType.DeclarationTag;
import dev.glasshive.elf.BtfType.Enumeration;
import dev.glasshive.elf.BtfType.Floating;
import dev.glasshive.elf.BtfType.Forward;
import dev.glasshive.elf.BtfType.Function;
import dev.glasshive.elf.BtfType.Int;
import dev.glasshive.elf.BtfType.Linkage;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Parameter;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Prototype;
import dev.glasshive.elf.BtfType.Qualified;
import dev.glasshive.elf.BtfType.TypeTag;
import dev.glasshive.elf.BtfType.Typedef;
import dev.glasshive.elf.BtfType.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints types as C declarations. A broken file may nest types without end: depth and length are bounded, and `...` stands for the rest.
public final class BtfPrinter {
    private static final int DEEPEST = 24;
    private static final int LONGEST = 16_384;
    private static final int LONGEST_TOGETHER = 16 << 20;
    private static final String CUT = "...";

    private final Btf btf;
    private int written;

    /// A printer of the types of `btf`.
    public BtfPrinter(Btf btf) {
        this.btf = btf;
    }

    /// The definitions of `btf`, in the order of their numbers: every type with a name, and no variable or section.
    public List<String> definitions() {
        List<String> definitions = new ArrayList<>();
        int length = 0;
        for (BtfType type : btf.types()) {
            Optional<String> definition = definition(type);
            if (definition.isPresent()) {
                length += definition.get().length();
                if (length > LONGEST_TOGETHER) {
                    definitions.add(CUT);
                    return definitions;
                }
                definitions.add(definition.get());
            }
        }
        return definitions;
    }

    /// `type` as C defines it, with a semicolon; empty for a type that only serves others.
    public Optional<String> definition(BtfType type) {
        written = 0;
        return switch (type) {
            case Composite composite when !composite.name().isEmpty() -> Optional.of(composite(composite, "", 0) + ";");
            case Enumeration enumeration when !enumeration.name().isEmpty() -> Optional.of(enumeration(enumeration) + ";");
            case Typedef typedef -> Optional.of("typedef " + declare(typedef.target(), typedef.name(), "", 0) + ";");
            case Function function -> Optional.of((function.linkage() == Linkage.STATIC ? "static " : function.linkage() == Linkage.EXTERN ? "extern " : "")
                    + declare(function.prototype(), function.name(), "", 0) + ";");
            case Forward forward -> Optional.of(keyword(forward.keyword()) + forward.name() + ";");
            case Composite _, Enumeration _, Int _, Pointer _, Array _, Qualified _, Prototype _, Variable _, DataSection _, Floating _,
                    DeclarationTag _, TypeTag _ -> Optional.empty();
        };
    }

    /// The declaration of `name` with type `id`: `int (*name)[3]`. With an empty name, the type alone.
    public String declaration(int id, String name) {
        written = 0;
        return declare(id, name, "", 0);
    }

    /// C declares from the inside out: `inner` is what is known so far, and each type wraps it.
    private String declare(int id, String inner, String indent, int depth) {
        written += inner.length() + 1;
        if (depth > DEEPEST || written > LONGEST) {
            return CUT;
        }
        BtfType type = btf.type(id).orElse(null);
        return switch (type) {
            case null -> join(id == 0 ? "void" : "type " + Integer.toUnsignedString(id), inner);
            case Pointer(int target) -> declare(target, "*" + inner, indent, depth + 1);
            case Array array -> declare(array.element(), grouped(inner) + "[" + Integer.toUnsignedString(array.count()) + "]", indent, depth + 1);
            case Prototype prototype -> declare(prototype.result(), grouped(inner) + "(" + parameters(prototype, depth) + ")", indent, depth + 1);
            case Qualified qualified -> qualified(qualified, inner, indent, depth);
            case Composite composite -> join(composite.name().isEmpty() ? composite(composite, indent, depth) : keyword(composite.keyword()) + composite.name(), inner);
            case Enumeration enumeration -> join(enumeration.name().isEmpty() ? enumeration(enumeration) : "enum " + enumeration.name(), inner);
            case Forward forward -> join(keyword(forward.keyword()) + forward.name(), inner);
            case TypeTag tag -> declare(tag.target(), inner, indent, depth + 1);
            case DeclarationTag tag -> declare(tag.target(), inner, indent, depth + 1);
            case Function function -> declare(function.prototype(), inner, indent, depth + 1);
            case Variable variable -> declare(variable.type(), inner, indent, depth + 1);
            case Int _, Floating _, Typedef _, DataSection _ -> join(type.name(), inner);
        };
    }

    /// A qualifier of a pointer follows the star, any other comes first.
    private String qualified(Qualified qualified, String inner, String indent, int depth) {
        String word = qualified.qualifier().name().toLowerCase(Locale.ROOT);
        boolean ofPointer = btf.type(qualified.target()).orElse(null) instanceof Pointer;
        return ofPointer ? declare(qualified.target(), inner.isEmpty() ? word : word + " " + inner, indent, depth + 1)
                : word + " " + declare(qualified.target(), inner, indent, depth + 1);
    }

    private static String grouped(String inner) {
        return inner.startsWith("*") ? "(" + inner + ")" : inner;
    }

    private static String join(String type, String inner) {
        return inner.isEmpty() || inner.startsWith("[") ? type + inner : type + " " + inner;
    }

    private String parameters(Prototype prototype, int depth) {
        if (prototype.parameters().isEmpty()) {
            return "void";
        }
        List<String> printed = new ArrayList<>();
        for (Parameter parameter : prototype.parameters()) {
            // a parameter without type and name stands for all that follow
            printed.add(parameter.type() == 0 && parameter.name().isEmpty() ? CUT : declare(parameter.type(), parameter.name(), "", depth + 1));
            if (written > LONGEST) {
                break;
            }
        }
        return String.join(", ", printed);
    }

    private String composite(Composite composite, String indent, int depth) {
        StringBuilder out = new StringBuilder(keyword(composite.keyword())).append(composite.name()).append(composite.name().isEmpty() ? "{\n" : " {\n");
        for (Member member : composite.members()) {
            out.append(indent).append("    ").append(declare(member.type(), member.name(), indent + "    ", depth + 1));
            if (member.bitSize() > 0) {
                out.append(" : ").append(member.bitSize());
            }
            out.append(";\n");
            if (written > LONGEST) {
                out.append(indent).append("    ").append(CUT).append('\n');
                break;
            }
        }
        return out.append(indent).append('}').toString();
    }

    private String enumeration(Enumeration enumeration) {
        written += 16 * enumeration.constants().size();
        String constants = enumeration.constants().stream().limit(LONGEST / 16).map(BtfPrinter::constant).collect(Collectors.joining(", "));
        return "enum " + (enumeration.name().isEmpty() ? "" : enumeration.name() + " ") + "{ " + constants
                + (enumeration.constants().size() > LONGEST / 16 ? ", " + CUT : "") + " }";
    }

    private static String constant(Constant constant) {
        return constant.name() + " = " + constant.value();
    }

    private static String keyword(BtfType.Keyword keyword) {
        return keyword.name().toLowerCase(Locale.ROOT) + " ";
    }
}
