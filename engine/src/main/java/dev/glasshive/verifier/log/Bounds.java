package dev.glasshive.verifier.log;

import dev.glasshive.verifier.domain.ScalarRange;
import dev.glasshive.verifier.domain.Tnum;
import java.util.Map;
import java.util.OptionalLong;

/// Collects bounds from the fields of a value, by all the names they have had.
final class Bounds {
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("smin", 0), Map.entry("smin_value", 0), Map.entry("smax", 1), Map.entry("smax_value", 1),
            Map.entry("umin", 2), Map.entry("umin_value", 2), Map.entry("umax", 3), Map.entry("umax_value", 3),
            Map.entry("smin32", 4), Map.entry("s32_min", 4), Map.entry("s32_min_value", 4), Map.entry("smax32", 5), Map.entry("s32_max", 5), Map.entry("s32_max_value", 5),
            Map.entry("umin32", 6), Map.entry("u32_min", 6), Map.entry("u32_min_value", 6), Map.entry("umax32", 7), Map.entry("u32_max", 7), Map.entry("u32_max_value", 7));

    private final long[] values = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1};
    private final boolean[] printed = new boolean[values.length];
    private Tnum bits = Tnum.UNKNOWN;
    private boolean any;

    /// Takes a field such as `smin=smin32=0` or `var_off=(0x0; 0xff)`.
    ///
    /// @return false if it is no bound
    boolean take(String field) {
        int last = field.lastIndexOf('=');
        if (last < 0) {
            return false;
        }
        if (field.startsWith("var_off=")) {
            return takeBits(field.substring("var_off=".length()));
        }
        OptionalLong value = Numbers.parse(field.substring(last + 1));
        String[] names = field.substring(0, last).split("=", -1);
        if (value.isEmpty()) {
            return false;
        }
        for (String name : names) {
            if (!NAMES.containsKey(name)) {
                return false;
            }
        }
        for (String name : names) {
            int index = NAMES.getOrDefault(name, 0);
            values[index] = value.getAsLong();
            printed[index] = true;
        }
        any = true;
        return true;
    }

    private boolean takeBits(String text) {
        String[] pair = text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1).split(";", -1) : new String[] {text, "0"};
        if (pair.length != 2) {
            return false;
        }
        OptionalLong value = Numbers.parse(pair[0].strip());
        OptionalLong mask = Numbers.parse(pair[1].strip());
        if (value.isEmpty() || mask.isEmpty() || (value.getAsLong() & mask.getAsLong()) != 0) {
            return false;
        }
        bits = new Tnum(value.getAsLong(), mask.getAsLong());
        any = true;
        return true;
    }

    /// Whether there was a bound.
    boolean any() {
        return any;
    }

    ScalarRange range() {
        ScalarRange range = new ScalarRange(bits, values[0], values[1], values[2], values[3], (int) values[4], (int) values[5], (int) values[6], (int) values[7]);
        return leavesOutWhatFollows() ? range.tightened() : range;
    }

    /// Before 6.7 the kernel left out bounds that equal another one; it now prints all that say something.
    private boolean leavesOutWhatFollows() {
        return printed[3] && !printed[1] && values[3] >= 0 && values[3] != Long.MAX_VALUE;
    }
}
