package dev.glasshive.elf.core;

import dev.glasshive.elf.Btf;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks for a path of the object in a type of the system: members by their names, wherever they lie; unnamed structures on the way do not count.
final class Matcher {
    private static final int DEEPEST = 32;

    private final Btf local;
    private final Btf target;
    private final TypeRules rules;

    Matcher(Btf local, Btf target) {
        this.local = local;
        this.target = target;
        this.rules = new TypeRules(local, target);
    }

    /// `path` through `candidate`.
    ///
    /// @throws NoMatch if the candidate has nothing like it
    CorePath match(CorePath path, int candidate, CoreKind kind) throws NoMatch {
        return switch (kind.about()) {
            case TYPE -> whole(path, candidate, kind);
            case VALUE -> constant(path, candidate);
            case FIELD -> field(path, candidate);
        };
    }

    private CorePath whole(CorePath path, int candidate, CoreKind kind) throws NoMatch {
        boolean fits = kind == CoreKind.TYPE_MATCHES ? rules.matches(path.type(), candidate) : rules.agree(path.type(), candidate);
        if (!fits) {
            throw new NoMatch(kind == CoreKind.TYPE_MATCHES ? "not everything in " + path.name() + " is there in the same form" : "it is another kind of type");
        }
        return new CorePath(candidate, TypeNames.written(target, candidate), "0", List.of(), 0);
    }

    private CorePath constant(CorePath path, int candidate) throws NoMatch {
        if (path.hops().getFirst() instanceof Named wanted && target.resolve(candidate).orElse(null) instanceof Enumeration enumeration) {
            for (int i = 0; i < enumeration.constants().size(); i++) {
                Constant constant = enumeration.constants().get(i);
                if (TypeNames.agree(constant.name(), wanted.constant())) {
                    return new CorePath(candidate, TypeNames.written(target, candidate), Integer.toString(i), List.of(new Named(i, constant.name(), constant.value())), 0);
                }
            }
            throw new NoMatch("it has no constant " + TypeNames.essential(wanted.constant()));
        }
        throw new NoMatch("it is no enumeration");
    }

    private CorePath field(CorePath path, int candidate) throws NoMatch {
        List<Hop> hops = new ArrayList<>();
        int at = candidate;
        for (Hop hop : path.hops()) {
            switch (hop) {
                case Element element when hops.isEmpty() -> hops.add(new Element(element.index(), at, element.index() * size(at) * 8));
                case Element element -> at = element(element, at, hops);
                // the compiler's unnamed structures need not be the system's
                case Into into when into.member().name().isEmpty() -> { }
                case Into into -> at = into(into.member(), at, hops);
                case Named named -> throw new NoMatch(named.constant() + " is no field");
            }
        }
        return new CorePath(candidate, TypeNames.written(target, candidate), hops.stream().map(h -> Integer.toString(h.index())).collect(Collectors.joining(":")),
                hops, end(hops));
    }

    private static long end(List<Hop> hops) {
        return hops.isEmpty() ? 0 : hops.getLast().bitOffset();
    }

    private int element(Element wanted, int at, List<Hop> hops) throws NoMatch {
        if (!(target.resolve(at).orElse(null) instanceof Array array)) {
            throw new NoMatch("what should be an array is " + TypeNames.written(target, at));
        }
        boolean open = array.count() == 0 && hops.getLast() instanceof Into(int index, int owner, Member _, long _)
                && target.resolve(owner).orElse(null) instanceof Composite composite && index == composite.members().size() - 1;
        if (wanted.index() >= array.count() && !open) {
            throw new NoMatch("the array has " + array.count() + " elements, and number " + wanted.index() + " is meant");
        }
        hops.add(new Element(wanted.index(), array.element(), end(hops) + wanted.index() * size(array.element()) * 8));
        return array.element();
    }

    private int into(Member wanted, int at, List<Hop> hops) throws NoMatch {
        List<Into> way = new ArrayList<>();
        if (!(target.resolve(at).orElse(null) instanceof Composite) || !find(wanted, at, end(hops), way, new HashSet<>())) {
            throw new NoMatch("it has no member " + wanted.name());
        }
        Member found = way.getLast().member();
        if (!rules.fieldsAgree(wanted.type(), found.type())) {
            throw new NoMatch("its member " + wanted.name() + " is " + TypeNames.written(target, found.type()) + ", not " + TypeNames.written(local, wanted.type()));
        }
        hops.addAll(way);
        return found.type();
    }

    /// @param looked through already; unnamed structures may stand in each other many times
    private boolean find(Member wanted, int owner, long offset, List<Into> way, Set<Integer> looked) {
        if (way.size() > DEEPEST || !looked.add(owner) || !(target.resolve(owner).orElse(null) instanceof Composite composite)) {
            return false;
        }
        for (int i = 0; i < composite.members().size(); i++) {
            Member member = composite.members().get(i);
            way.add(new Into(i, owner, member, offset + member.bitOffset()));
            if (member.name().isEmpty() ? find(wanted, member.type(), offset + member.bitOffset(), way, looked) : member.name().equals(wanted.name())) {
                return true;
            }
            way.removeLast();
        }
        return false;
    }

    private long size(int type) throws NoMatch {
        return target.sizeOf(type).orElseThrow(() -> new NoMatch("the size of " + TypeNames.written(target, type) + " is not known"));
    }
}
