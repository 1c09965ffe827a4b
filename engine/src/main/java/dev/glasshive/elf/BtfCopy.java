package dev.glasshive.elf;

import dev.glasshive.elf.BtfType.Array;
import dev.glasshive.elf.BtfType.Composite;
import dev.glasshive.elf.BtfType.Constant;
import dev.glasshive.elf.BtfType.DataSection;
import dev.glasshive.elf.BtfType.DeclarationTag;
import dev.glasshive.elf.BtfType.Encoding;
import dev.glasshive.elf.BtfType.Enumeration;
import dev.glasshive.elf.BtfType.Floating;
import dev.glasshive.elf.BtfType.Forward;
import dev.glasshive.elf.BtfType.Function;
import dev.glasshive.elf.BtfType.Int;
import dev.glasshive.elf.BtfType.Keyword;
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Parameter;
import dev.glasshive.elf.BtfType.Placement;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Prototype;
import dev.glasshive.elf.BtfType.Qualified;
import dev.glasshive.elf.BtfType.TypeTag;
import dev.glasshive.elf.BtfType.Typedef;
import dev.glasshive.elf.BtfType.Variable;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Copies types of one BTF with all they refer to into another. Numbers are given out before anything is written, since types may refer to each other in a ring.
final class BtfCopy {
    private final BtfWriter to;
    private final Map<Bytes, Source> sources = new HashMap<>();

    BtfCopy(BtfWriter to) {
        this.to = to;
    }

    /// Types that are copied from, and the numbers that those copied so far have got.
    private record Source(Btf btf, Map<Integer, Integer> numbers) {}

    /// The number of type `id` of `btf` among those written.
    ///
    /// @throws MalformedProgramException if `btf` is broken
    int copy(Bytes btf, int id) throws MalformedProgramException {
        Source source = sources.get(btf);
        if (source == null) {
            source = new Source(Btf.read(btf.toArray()), new HashMap<>());
            sources.put(btf, source);
        }
        Map<Integer, Integer> numbers = source.numbers();
        List<Integer> fresh = closure(source, id);
        int next = to.count();
        for (int type : fresh) {
            next++;
            numbers.put(type, next);
        }
        for (int type : fresh) {
            write(source.btf().type(type).orElseThrow(), numbers);
        }
        return numbers.getOrDefault(id, 0);
    }

    /// `id` and what it refers to, as far as that is not copied yet; tags follow what they mark.
    private static List<Integer> closure(Source source, int id) {
        TreeMap<Integer, BtfType> found = new TreeMap<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            int next = open.removeFirst();
            source.btf().type(next).filter(_ -> !source.numbers().containsKey(next)).ifPresent(type -> {
                if (found.put(next, type) == null) {
                    references(type).forEach(open::add);
                }
            });
        }
        List<Integer> closure = new ArrayList<>(found.keySet());
        for (int tag = 1; tag <= source.btf().types().size(); tag++) {
            if (source.btf().type(tag).orElse(null) instanceof DeclarationTag(String _, int target, int _) && found.containsKey(target) && !found.containsKey(tag)) {
                closure.add(tag);
            }
        }
        return closure;
    }

    private static List<Integer> references(BtfType type) {
        return switch (type) {
            case Pointer(int target) -> List.of(target);
            case Array(int element, int index, int _) -> List.of(element, index);
            case Composite composite -> composite.members().stream().map(Member::type).toList();
            case Typedef(String _, int target) -> List.of(target);
            case Qualified(BtfType.Qualifier _, int target) -> List.of(target);
            case Function(String _, int prototype, BtfType.Linkage _) -> List.of(prototype);
            case Prototype(int result, List<Parameter> parameters) ->
                    IntStream.concat(IntStream.of(result), parameters.stream().mapToInt(Parameter::type)).boxed().toList();
            case Variable(String _, int of, BtfType.Linkage _) -> List.of(of);
            case DataSection section -> section.variables().stream().map(Placement::variable).toList();
            case DeclarationTag(String _, int target, int _) -> List.of(target);
            case TypeTag(String _, int target) -> List.of(target);
            case Int _, Enumeration _, Forward _, Floating _ -> List.of();
        };
    }

    private void write(BtfType type, Map<Integer, Integer> numbers) {
        switch (type) {
            case Int(String name, int size, int bits, Encoding encoding) ->
                    to.add(name, 1, 0, size, (encoding == Encoding.UNSIGNED ? 0 : 1 << encoding.ordinal() - 1) << 24 | bits);
            case Pointer(int target) -> to.add("", 2, 0, at(numbers, target));
            case Array(int element, int index, int count) -> to.add("", 3, 0, 0, at(numbers, element), at(numbers, index), count);
            case Composite composite -> composite(composite, numbers);
            case Enumeration enumeration -> enumeration(enumeration);
            case Forward(Keyword keyword, String name) -> to.add(name, 7, keyword == Keyword.UNION ? BtfWriter.FLAG : 0, 0);
            case Typedef(String name, int target) -> to.add(name, 8, 0, at(numbers, target));
            case Qualified(BtfType.Qualifier qualifier, int target) -> to.add("", 9 + qualifier.ordinal(), 0, at(numbers, target));
            case Function(String name, int prototype, BtfType.Linkage linkage) -> to.add(name, 12, linkage.ordinal(), at(numbers, prototype));
            case Prototype(int result, List<Parameter> parameters) -> to.add("", 13, parameters.size(), at(numbers, result),
                    parameters.stream().flatMapToInt(p -> IntStream.of(to.string(p.name()), at(numbers, p.type()))).toArray());
            case Variable(String name, int of, BtfType.Linkage linkage) -> to.add(name, 14, 0, at(numbers, of), linkage.ordinal());
            case DataSection(String name, int size, List<Placement> variables) -> to.add(name, 15, variables.size(), size,
                    variables.stream().flatMapToInt(v -> IntStream.of(at(numbers, v.variable()), v.offset(), v.size())).toArray());
            case Floating(String name, int size) -> to.add(name, 16, 0, size);
            case DeclarationTag(String name, int target, int component) -> to.add(name, 17, 0, at(numbers, target), component);
            case TypeTag(String name, int target) -> to.add(name, 18, 0, at(numbers, target));
        }
    }

    private void composite(Composite composite, Map<Integer, Integer> numbers) {
        boolean fields = composite.members().stream().anyMatch(member -> member.bitSize() > 0);
        to.add(composite.name(), composite.keyword() == Keyword.STRUCT ? 4 : 5, composite.members().size() | (fields ? BtfWriter.FLAG : 0), composite.size(),
                composite.members().stream().flatMapToInt(m -> IntStream.of(to.string(m.name()), at(numbers, m.type()), m.bitOffset() | m.bitSize() << 24)).toArray());
    }

    private void enumeration(Enumeration enumeration) {
        boolean wide = enumeration.size() == Long.BYTES;
        boolean signed = enumeration.constants().stream().mapToLong(Constant::value).anyMatch(value -> value < 0);
        to.add(enumeration.name(), wide ? 19 : 6, enumeration.constants().size() | (signed ? BtfWriter.FLAG : 0), enumeration.size(),
                enumeration.constants().stream().flatMapToInt(c -> wide ? IntStream.of(to.string(c.name()), (int) c.value(), (int) (c.value() >>> 32))
                        : IntStream.of(to.string(c.name()), (int) c.value())).toArray());
    }

    private static int at(Map<Integer, Integer> numbers, int id) {
        return numbers.getOrDefault(id, 0);
    }
}
