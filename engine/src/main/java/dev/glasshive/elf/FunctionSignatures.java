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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Functions of BTF as verifiers see them.
final class FunctionSignatures {
    /// Longer chains of names and qualifiers are taken for cycles.
    private static final int MOST_STEPS = 64;

    private final Btf btf;
    private final Map<Integer, List<DeclarationTag>> tags = new HashMap<>();
    private final Map<Integer, Optional<FunctionSignature>> known = new HashMap<>();

    FunctionSignatures(Btf btf) {
        this.btf = btf;
        btf.types().forEach(type -> {
            if (type instanceof DeclarationTag tag) {
                tags.computeIfAbsent(tag.target(), _ -> new ArrayList<>()).add(tag);
            }
        });
    }

    /// The function with number `id`; empty if that is something else.
    Optional<FunctionSignature> of(int id) {
        return known.computeIfAbsent(id, this::read);
    }

    private Optional<FunctionSignature> read(int id) {
        if (!(btf.type(id).orElse(null) instanceof Function(String name, int prototype, BtfType.Linkage linkage))
                || !(btf.type(prototype).orElse(null) instanceof Prototype(int result, List<BtfType.Parameter> given))) {
            return Optional.empty();
        }
        Map<Integer, List<String>> marks = tags.getOrDefault(id, List.of()).stream()
                .collect(Collectors.groupingBy(DeclarationTag::component, Collectors.mapping(DeclarationTag::name, Collectors.toList())));
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            parameters.add(new Parameter(given.get(i).name(), value(given.get(i).type()), marks.getOrDefault(i, List.of())));
        }
        return Optional.of(new FunctionSignature(name, Linkage.values()[linkage.ordinal()], value(result), parameters, marks.getOrDefault(-1, List.of())));
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
        List<String> marks = new ArrayList<>();
        String typedef = "";
        boolean unqualified = true;
        int at = target;
        for (int step = 0; step < MOST_STEPS; step++) {
            switch (btf.type(at).orElse(null)) {
                case TypeTag(String name, int next) -> {
                    marks.add(name);
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
                    return new ValueType.Pointer("VOID", "", typedef, java.util.OptionalLong.empty(), unqualified, marks);
                }
                case BtfType type -> {
                    return new ValueType.Pointer(type.kind(), type.name(), typedef, btf.sizeOf(at), unqualified, marks);
                }
            }
        }
        return new ValueType.Other("TYPEDEF", typedef);
    }
}
