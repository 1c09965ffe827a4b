package dev.glasshive.tests.soundness;

import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.vm.AddressSpace;
import dev.glasshive.vm.Place;
import dev.glasshive.vm.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a state says of the differences of two values, such as `r2.packet_offset-packet_size<=-14` or `r6.svalue=r7.svalue+1`.
///
/// @param all those that a run can be asked about
record Relations(List<Relation> all) {
    private static final String NAME = "(?:r(\\d+)\\.(svalue|uvalue|packet_offset)|packet_size)";
    private static final Pattern AT_MOST = Pattern.compile("(?<![\\w.])(?<left>" + NAME + ")-(?<right>" + NAME + ")<=(?<by>-?\\d+)");
    private static final Pattern EQUAL = Pattern.compile("(?<![\\w.])(?<left>" + NAME + ")=(?<right>" + NAME + ")(?<by>[+-]\\d+)?(?![\\w.])");
    private static final Pattern REGISTER = Pattern.compile(NAME);
    private static final int LONGEST_PACKET = 1 << 16;

    private enum Kind {
        SVALUE, UVALUE, PACKET_OFFSET, PACKET_SIZE
    }

    /// A number of a run.
    private record Term(Kind kind, int register) {
        static Term of(String name) {
            Matcher matcher = REGISTER.matcher(name);
            boolean register = matcher.matches() && matcher.group(1) != null;
            return register ? new Term(Kind.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), Integer.parseInt(matcher.group(1))) : new Term(Kind.PACKET_SIZE, -1);
        }
    }

    /// `left - right` is at most, or if `equal` exactly, `by`.
    private record Relation(Term left, Term right, long by, boolean equal, String text) {}

    /// Those that `frame` prints.
    static Relations of(AbstractFrame frame) {
        List<Relation> relations = new ArrayList<>();
        find(AT_MOST.matcher(frame.text()), false, relations);
        find(EQUAL.matcher(frame.text()), true, relations);
        return new Relations(relations);
    }

    private static void find(Matcher matcher, boolean equal, List<Relation> relations) {
        while (matcher.find()) {
            String by = matcher.group("by");
            relations.add(new Relation(Term.of(matcher.group("left")), Term.of(matcher.group("right")), by == null ? 0 : Long.parseLong(by), equal, matcher.group()));
        }
    }

    /// The first that does not hold of `vm`, if one does not.
    ///
    /// @param frame that printed them
    Optional<String> broken(AbstractFrame frame, Vm vm) {
        for (Relation relation : all) {
            OptionalLong left = value(relation.left, frame, vm);
            OptionalLong right = value(relation.right, frame, vm);
            if (left.isPresent() && right.isPresent()) {
                int order = order(relation, left.getAsLong(), right.getAsLong());
                if (order > 0 || relation.equal && order < 0) {
                    return Optional.of(relation.text + " does not hold of " + left.getAsLong() + " and " + right.getAsLong());
                }
            }
        }
        return Optional.empty();
    }

    /// How the difference of two numbers of 64 bits, signed or not, stands to that of `relation`.
    private static int order(Relation relation, long left, long right) {
        long low = left - right;
        long high = high(relation.left, left) - high(relation.right, right) - (Long.compareUnsigned(left, right) < 0 ? 1 : 0);
        long most = relation.by >> 63;
        return high != most ? Long.compare(high, most) : Long.compareUnsigned(low, relation.by);
    }

    /// The upper half of the number in 128 bits.
    private static long high(Term term, long value) {
        return term.kind == Kind.UVALUE ? 0 : value >> 63;
    }

    /// Empty where the run has no such number, or the state does not say what kind of value it is.
    private static OptionalLong value(Term term, AbstractFrame frame, Vm vm) {
        if (term.kind == Kind.PACKET_SIZE) {
            return OptionalLong.of(packetLength(vm));
        }
        long value = vm.register(Register.of(term.register));
        return switch (frame.registers().get(term.register)) {
            case AbstractValue.Scalar scalar when term.kind != Kind.PACKET_OFFSET && scalar.text().startsWith("number") -> OptionalLong.of(value);
            case AbstractValue.Pointer pointer when term.kind == Kind.PACKET_OFFSET && !Containment.isFar(pointer) ->
                    AddressSpace.place(value).filter(place -> place.kind() == Place.Kind.PACKET).map(place -> OptionalLong.of(place.offset())).orElse(OptionalLong.empty());
            default -> OptionalLong.empty();
        };
    }

    private static int packetLength(Vm vm) {
        int low = 0;
        int high = LONGEST_PACKET;
        while (low < high) {
            int middle = (low + high) / 2;
            if (vm.peekPacket(middle).isPresent()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
