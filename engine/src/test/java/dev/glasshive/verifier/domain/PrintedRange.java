package dev.glasshive.verifier.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads ranges as Linux prints them: `5`, or `scalar(smin=umin=1,smax=umax=8,var_off=(0x0; 0xf))`, where bounds that say nothing are left out.
final class PrintedRange {
    private static final Pattern BITS = Pattern.compile("var_off=\\((0x[0-9a-f]+); (0x[0-9a-f]+)\\)");

    private PrintedRange() {}

    static ScalarRange parse(String text) {
        if (!text.startsWith("scalar(")) {
            return ScalarRange.of(number(text));
        }
        Draft draft = new Draft(ScalarRange.UNKNOWN);
        String bounds = text.substring("scalar(".length(), text.length() - 1);
        Matcher bits = BITS.matcher(bounds);
        if (bits.find()) {
            draft.bits = new Tnum(number(bits.group(1)), number(bits.group(2)));
            bounds = bounds.substring(0, bits.start());
        }
        for (String equal : bounds.split(",", -1)) {
            String[] names = equal.split("=", -1);
            for (int i = 0; i < names.length - 1; i++) {
                set(draft, names[i], number(names[names.length - 1]));
            }
        }
        return draft.range();
    }

    private static void set(Draft draft, String name, long value) {
        switch (name) {
            case "smin" -> draft.smin = value;
            case "smax" -> draft.smax = value;
            case "umin" -> draft.umin = value;
            case "umax" -> draft.umax = value;
            case "smin32" -> draft.smin32 = (int) value;
            case "smax32" -> draft.smax32 = (int) value;
            case "umin32" -> draft.umin32 = (int) value;
            case "umax32" -> draft.umax32 = (int) value;
            default -> throw new IllegalArgumentException("no bound is called " + name);
        }
    }

    private static long number(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
    }
}
