package dev.glasshive.elf;

import dev.glasshive.elf.BtfType.DeclarationTag;
import dev.glasshive.elf.BtfType.Enumeration;
import dev.glasshive.elf.BtfType.Function;
import dev.glasshive.elf.BtfType.Int;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Prototype;
import dev.glasshive.elf.BtfType.Qualified;
import dev.glasshive.elf.BtfType.TypeTag;
import dev.glasshive.elf.BtfType.Typedef;
import dev.glasshive.program.FunctionSignature;
import dev.glasshive.program.FunctionSignature.Linkage;
import dev.glasshive.program.FunctionSignature.Parameter;
import dev.glasshive.program.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Functions of BTF as verifiers see them.
final class FunctionSignatures {
    private final Btf btf;

    FunctionSignatures(Btf btf) {
        this.btf = btf;
    }

    /// The function with number `id`; empty if that is something else.
    Optional<FunctionSignature> of(int id) {
        if (!(btf.type(id).orElse(null) instanceof Function(String name, int prototype, BtfType.Linkage linkage))
                || !(btf.type(prototype).orElse(null) instanceof Prototype(int result, List<BtfType.Parameter> given))) {
            return Optional.empty();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            parameters.add(new Parameter(given.get(i).name(), value(given.get(i).type()), tags(id, i)));
        }
        return Optional.of(new FunctionSignature(name, Linkage.values()[linkage.ordinal()], value(result), parameters, tags(id, -1)));
    }

    private List<String> tags(int id, int component) {
        return btf.types().stream().filter(DeclarationTag.class::isInstance).map(DeclarationTag.class::cast)
                .filter(tag -> tag.target() == id && tag.component() == component).map(DeclarationTag::name).toList();
    }

    private ValueType value(int id) {
        if (id == 0) {
            return new ValueType.Nothing();
        }
        BtfType type = btf.resolve(id).orElse(null);
        return switch (type) {
            case null -> new ValueType.Nothing();
            case Int number -> new ValueType.Scalar(number.kind(), number.name(), number.size());
            case Enumeration number -> new ValueType.Scalar(number.kind(), number.name(), number.size());
            case Pointer(int target) -> pointer(target);
            default -> new ValueType.Other(type.kind(), type.name());
        };
    }

    private ValueType pointer(int target) {
        List<String> tags = new ArrayList<>();
        String typedef = "";
        boolean unqualified = true;
        int at = target;
        while (true) {
            switch (btf.type(at).orElse(null)) {
                case TypeTag(String name, int next) -> {
                    tags.add(name);
                    at = next;
                }
                case Qualified(var _, int next) -> {
                    unqualified = false;
                    at = next;
                }
                case Typedef(String name, int next) -> {
                    typedef = typedef.isEmpty() ? name : typedef;
                    at = next;
                }
                case null -> {
                    return new ValueType.Pointer("VOID", "", typedef, java.util.OptionalLong.empty(), unqualified, tags);
                }
                case BtfType type -> {
                    return new ValueType.Pointer(type.kind(), type.name(), typedef, btf.sizeOf(at), unqualified, tags);
                }
            }
            if (tags.size() > btf.types().size()) {
                return new ValueType.Other("TYPE_TAG", "");
            }
        }
    }
}
