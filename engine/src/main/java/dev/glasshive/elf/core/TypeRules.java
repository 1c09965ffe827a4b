package dev.glasshive.elf.core;

import dev.glasshive.elf.Btf;
import dev.glasshive.elf.BtfType;
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
import dev.glasshive.elf.BtfType.Member;
import dev.glasshive.elf.BtfType.Parameter;
import dev.glasshive.elf.BtfType.Pointer;
import dev.glasshive.elf.BtfType.Prototype;
import dev.glasshive.elf.BtfType.Qualified;
import dev.glasshive.elf.BtfType.TypeTag;
import dev.glasshive.elf.BtfType.Typedef;
import dev.glasshive.elf.BtfType.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a type of the system can stand for one of the object. There are three rules, one stricter than the other.
final class TypeRules {
    private static final int DEEPEST = 32;
    /// Types that name each other many times could be compared for ever; those of a kernel need a small part of this.
    private static final int MOST_COMPARISONS = 1 << 22;

    private final Btf local;
    private final Btf target;
    private int comparisons;

    TypeRules(Btf local, Btf target) {
        this.local = local;
        this.target = target;
    }

    /// Enumerations of 4 and of 8 bytes are one kind.
    static boolean sameKind(BtfType left, BtfType right) {
        return left.kind().equals(right.kind()) || left instanceof Enumeration && right instanceof Enumeration;
    }

    /// Whether a member of type `theirs` can be what a member of type `ours` was: numbers may have other sizes, structures other members.
    boolean fieldsAgree(int ours, int theirs) {
        return fieldsAgree(ours, theirs, 0);
    }

    private boolean fieldsAgree(int ours, int theirs, int depth) {
        BtfType left = local.resolve(ours).orElse(null);
        BtfType right = target.resolve(theirs).orElse(null);
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof Composite && right instanceof Composite) {
            return true;
        }
        return depth < DEEPEST && sameKind(left, right) && switch (left) {
            case Pointer _, Floating _, Int _ -> true;
            case Forward _, Enumeration _ -> left.name().isEmpty() || right.name().isEmpty() || TypeNames.agree(left.name(), right.name());
            case Array array -> right instanceof Array other && fieldsAgree(array.element(), other.element(), depth + 1);
            case Composite _, Typedef _, Qualified _, Function _, Prototype _, Variable _, DataSection _, DeclarationTag _, TypeTag _ -> false;
        };
    }

    /// Whether `theirs` is there as the same kind of type as `ours`, whatever it is made of.
    boolean agree(int ours, int theirs) {
        comparisons = 0;
        return agree(ours, theirs, 0);
    }

    private boolean agree(int ours, int theirs, int depth) {
        BtfType left = local.resolve(ours).orElse(null);
        BtfType right = target.resolve(theirs).orElse(null);
        if (left == null || right == null) {
            return left == null && right == null;
        }
        return depth < DEEPEST && comparisons++ < MOST_COMPARISONS && sameKind(left, right) && switch (left) {
            case Composite _, Enumeration _, Forward _, Floating _, Int _ -> true;
            case Pointer(int to) -> right instanceof Pointer(int other) && agree(to, other, depth + 1);
            case Array array -> right instanceof Array other && agree(array.element(), other.element(), depth + 1);
            case Prototype(int result, List<Parameter> given) -> right instanceof Prototype(int other, List<Parameter> taken) && given.size() == taken.size()
                    && every(given, taken, depth, this::agree) && agree(result, other, depth + 1);
            case Typedef _, Qualified _, Function _, Variable _, DataSection _, DeclarationTag _, TypeTag _ -> false;
        };
    }

    /// Whether everything in `ours` is in `theirs`, too, in the same form; there may be more.
    boolean matches(int ours, int theirs) {
        comparisons = 0;
        return matches(ours, theirs, 0, false);
    }

    private boolean matches(int ours, int theirs, int depth) {
        return matches(ours, theirs, depth, false);
    }

    private boolean matches(int ours, int theirs, int depth, boolean pointed) {
        BtfType left = local.resolve(ours).orElse(null);
        BtfType right = target.resolve(theirs).orElse(null);
        if (left == null || right == null) {
            return left == null && right == null;
        }
        return depth < DEEPEST && comparisons++ < MOST_COMPARISONS && TypeNames.agree(left.name(), right.name()) && switch (left) {
            case Forward forward -> keyword(right) == forward.keyword();
            // behind a pointer only what it is counts, and it need not be known there
            case Composite composite when pointed -> keyword(right) == composite.keyword();
            case Composite composite -> right instanceof Composite other && other.keyword() == composite.keyword() && members(composite, other, depth);
            case Enumeration enumeration -> right instanceof Enumeration other && (pointed || constants(enumeration, other));
            case Int number -> right instanceof Int other && number.size() == other.size() && (number.encoding() == Encoding.SIGNED) == (other.encoding() == Encoding.SIGNED);
            case Pointer(int to) -> right instanceof Pointer(int other) && matches(to, other, depth + 1, true);
            case Array array -> right instanceof Array other && array.count() == other.count() && matches(array.element(), other.element(), depth + 1, pointed);
            case Prototype(int result, List<Parameter> given) -> right instanceof Prototype(int other, List<Parameter> taken) && given.size() == taken.size()
                    && every(given, taken, depth, this::matches) && matches(result, other, depth + 1);
            case Floating floating -> right instanceof Floating other && floating.size() == other.size();
            case Typedef _, Qualified _, Function _, Variable _, DataSection _, DeclarationTag _, TypeTag _ -> false;
        };
    }

    private static BtfType.@Nullable Keyword keyword(BtfType type) {
        return type instanceof Composite composite ? composite.keyword() : type instanceof Forward forward ? forward.keyword() : null;
    }

    private boolean members(Composite ours, Composite theirs, int depth) {
        return ours.members().size() <= theirs.members().size() && ours.members().stream().allMatch(member -> theirs.members().stream()
                .anyMatch(other -> isThere(member, other, depth)));
    }

    private boolean isThere(Member member, Member other, int depth) {
        return comparisons++ < MOST_COMPARISONS && TypeNames.agree(member.name(), other.name()) && matches(member.type(), other.type(), depth + 1);
    }

    private static boolean constants(Enumeration ours, Enumeration theirs) {
        return ours.constants().size() <= theirs.constants().size()
                && ours.constants().stream().map(Constant::name).allMatch(name -> theirs.constants().stream().anyMatch(other -> TypeNames.agree(name, other.name())));
    }

    /// One of the rules above, for a pair of types at some depth.
    private interface Rule {
        boolean holds(int ours, int theirs, int depth);
    }

    private static boolean every(List<Parameter> given, List<Parameter> taken, int depth, Rule rule) {
        for (int i = 0; i < given.size(); i++) {
            if (!rule.holds(given.get(i).type(), taken.get(i).type(), depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
