package dev.glasshive.verifier.log;

import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.log.Known.Address;
import dev.glasshive.verifier.log.Known.Field;
import dev.glasshive.verifier.log.Known.Scalar;
import dev.glasshive.verifier.log.Known.StackAddress;
import dev.glasshive.verifier.log.Known.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values of all kernels: `scalar(id=1,umax=255)`, `invP5`, `map_value(map=m,ks=4,vs=8)`, `fp[0]-8`.
final class ValueReader {
    private static final int MOST_KEPT = 20_000;
    private static final Pattern SCALAR = Pattern.compile("(?:(P?)scalar|inv(P?))(?:\\((.*)\\))?");
    private static final Pattern CONSTANT = Pattern.compile("(?:inv)?(P?)(-?\\w+)");
    private static final Pattern STACK = Pattern.compile("fp(?:\\[(\\d{1,2})])?(-?\\d{1,9}|0x[0-9a-f]{1,16})");
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z_]\\w*)(?:\\[(\\d{1,2})])?(?:\\((.*)\\))?");
    private static final Pattern ID = Pattern.compile("id=(\\d{1,10})([+-]\\d{1,10}|[+-]0x[0-9a-f]{1,8})?");

    private final Map<String, Known> kept = new HashMap<>();

    /// The value that `text` is; the same one for the same text where it was seen lately.
    Known read(String text) {
        Known known = kept.get(text);
        if (known == null) {
            known = parse(text);
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(text, known);
        }
        return known;
    }

    private static Known parse(String text) {
        Matcher scalar = SCALAR.matcher(text);
        if (scalar.matches()) {
            boolean precise = text.startsWith("P") || "P".equals(scalar.group(2));
            return scalar.group(3) == null ? new Scalar(ScalarRange.UNKNOWN, 0, OptionalInt.empty(), precise) : number(scalar.group(3), precise, text);
        }
        Matcher constant = CONSTANT.matcher(text);
        if (constant.matches() && Numbers.isCanonical(constant.group(2))) {
            return Scalar.of(Numbers.parse(constant.group(2)).orElse(0), !constant.group(1).isEmpty());
        }
        Matcher stack = STACK.matcher(text);
        if (stack.matches()) {
            return new StackAddress(frame(stack.group(1)), Numbers.parse(stack.group(2)).orElse(0));
        }
        Matcher address = ADDRESS.matcher(text);
        return address.matches() ? address(address.group(1), frame(address.group(2)), address.group(3) == null ? "" : address.group(3)) : new Unread(text);
    }

    private static OptionalInt frame(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Numbers.small(digits));
    }

    private static Known number(String fields, boolean precise, String text) {
        Bounds bounds = new Bounds();
        long id = 0;
        OptionalInt delta = OptionalInt.empty();
        for (String field : fields.isEmpty() ? List.<String>of() : split(fields)) {
            Matcher named = ID.matcher(field);
            if (named.matches()) {
                id = Long.parseLong(named.group(1));
                delta = named.group(2) == null ? OptionalInt.empty() : delta(named.group(2));
            } else if (!bounds.take(field)) {
                return new Unread(text);
            }
        }
        return new Scalar(bounds.range(), id, delta, precise);
    }

    private static OptionalInt delta(String text) {
        OptionalLong value = Numbers.parse(text.startsWith("+") ? text.substring(1) : text);
        return value.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) value.getAsLong());
    }

    private static Address address(String type, OptionalInt frame, String text) {
        Bounds bounds = new Bounds();
        List<Field> fields = new ArrayList<>();
        for (String field : text.isEmpty() ? List.<String>of() : split(text)) {
            if (!bounds.take(field)) {
                int equals = field.indexOf('=');
                fields.add(equals < 0 ? new Field(field, "") : new Field(field.substring(0, equals), field.substring(equals + 1)));
            }
        }
        return new Address(type, frame, fields, bounds.any() ? Optional.of(bounds.range()) : Optional.empty());
    }

    /// The pieces between commas.
    private static List<String> split(String text) {
        return List.of(text.split(",", -1)).stream().map(String::strip).toList();
    }
}
