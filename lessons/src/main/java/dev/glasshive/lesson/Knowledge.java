package dev.glasshive.lesson;

import dev.glasshive.isa.Register;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Something that a verifier knows of a register before an instruction: `r1 is pkt`, `r1 in [0, 255]`, `r1 signed in [-1, 7]`, `r1 bits (0x0; 0xff)`, `r1 reach 14`.
///
/// @param value as [Facet#read] makes it
public record Knowledge(Register register, Facet facet, String value) {
    private static final Pattern FORM = Pattern.compile("(r\\d{1,2}) (is|in|signed in|bits|reach) (.+)");

    /// What there is to know.
    public enum Facet {
        /// The kind of value: `scalar`, `pkt`, `map_value_or_null`.
        TYPE("is", "type", "the kind of value: scalar, ctx, fp, pkt, pkt_end, map_ptr, map_value, map_value_or_null, ringbuf_mem, ringbuf_mem_or_null, or uninitialized", List.of()),
        /// The least and the greatest number, unsigned.
        RANGE("in", "range", "the least and the greatest number", List.of("[0, 255]", "[3, 100]")),
        /// The least and the greatest number, signed.
        SIGNED_RANGE("signed in", "signed range", "the least and the greatest signed number", List.of("[-1, 7]", "[-20, 3]")),
        /// Known bits and unknown ones.
        BITS("bits", "bits", "known bits and unknown bits", List.of("(0x0; 0xff)", "(0x40; 0x7)")),
        /// How many bytes behind a pointer were proven to be there.
        REACH("reach", "reach", "how many bytes were proven to be there", List.of("14", "22"));

        private static final Pattern PAIR = Pattern.compile("[\\[(]?\\s*(-?\\w+)\\s*(?:,|;|\\.\\.|to)\\s*(-?\\w+)\\s*[\\])]?");

        private final String verb;
        private final String noun;
        private final String form;
        private final List<String> examples;

        Facet(String verb, String noun, String form, List<String> examples) {
            this.verb = verb;
            this.noun = noun;
            this.form = form;
            this.examples = examples;
        }

        /// As questions name it.
        public String noun() {
            return noun;
        }

        /// How a value is written.
        public String form() {
            return form;
        }

        /// Values of this facet that show how one is written; none where [#form] does.
        public List<String> examples() {
            return examples;
        }

        /// `text` in the one form in which values of this facet are compared; absent where it is none.
        public Optional<String> read(String text) {
            String stripped = text.strip();
            return switch (this) {
                case TYPE -> Optional.of(stripped).filter(t -> t.matches("[a-z][a-z_]{1,40}")).map(Facet::type);
                case RANGE, SIGNED_RANGE, BITS -> pair(stripped);
                case REACH -> number(stripped).map(String::valueOf);
            };
        }

        /// The pair of two numbers in the form of this facet.
        public String of(long first, long second) {
            return switch (this) {
                case RANGE -> "[" + Long.toUnsignedString(first) + ", " + Long.toUnsignedString(second) + "]";
                case BITS -> "(0x" + Long.toHexString(first) + "; 0x" + Long.toHexString(second) + ")";
                case SIGNED_RANGE, TYPE, REACH -> "[" + first + ", " + second + "]";
            };
        }

        private Optional<String> pair(String text) {
            Matcher matcher = PAIR.matcher(text);
            return matcher.matches() ? number(matcher.group(1)).flatMap(a -> number(matcher.group(2)).map(b -> of(a, b))) : Optional.empty();
        }

        private static Optional<Long> number(String text) {
            return Data.parse(text).flatMap(data -> data instanceof Data.Numeral(long value, String _) ? Optional.of(value) : Optional.empty());
        }

        private static String type(String word) {
            return switch (word) {
                case "number" -> "scalar";
                case "context" -> "ctx";
                case "stack" -> "fp";
                case "packet" -> "pkt";
                case "unset", "nothing" -> "uninitialized";
                default -> word;
            };
        }
    }

    /// The knowledge that `text` states, in one of the forms above.
    public static Optional<Knowledge> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Register> register = Spot.parse(matcher.group(1)).flatMap(spot -> spot instanceof Spot.RegisterSpot(Register r) ? Optional.of(r) : Optional.empty());
        for (Facet facet : Facet.values()) {
            if (facet.verb.equals(matcher.group(2))) {
                return register.flatMap(r -> facet.read(matcher.group(3)).map(value -> new Knowledge(r, facet, value)));
            }
        }
        return Optional.empty();
    }

    /// Whether this follows from what a verifier knows: the same kind and the same bits, a range within this one, at least this reach.
    ///
    /// @param known as [Facet#read] makes it
    public boolean follows(String known) {
        return switch (facet) {
            case TYPE, BITS -> known.equals(value);
            case RANGE -> isWithin(known, Long::compareUnsigned);
            case SIGNED_RANGE -> isWithin(known, Long::compare);
            case REACH -> known.matches("\\d{1,9}") && Integer.parseInt(known) >= Integer.parseInt(value);
        };
    }

    private boolean isWithin(String known, Comparator<Long> order) {
        List<Long> inner = ends(known);
        List<Long> outer = ends(value);
        return known.equals(value) || inner.size() == 2 && outer.size() == 2 && order.compare(outer.getFirst(), inner.getFirst()) <= 0 && order.compare(inner.getLast(), outer.getLast()) <= 0;
    }

    private static List<Long> ends(String range) {
        Matcher matcher = Facet.PAIR.matcher(range);
        return matcher.matches() ? Stream.of(matcher.group(1), matcher.group(2)).flatMap(text -> Facet.number(text).stream()).toList() : List.of();
    }

    @Override
    public String toString() {
        return register + " " + facet.verb + " " + value;
    }
}
