package dev.glasshive.verifier.log;

import java.util.OptionalLong;

/// Numbers as logs print them: decimal, or hexadecimal behind `0x`.
final class Numbers {
    private static final int MOST_DIGITS = 20;

    private Numbers() {}

    /// The number that `text` is; hexadecimal ones and those beyond the signed range are taken as 64 bits.
    static OptionalLong parse(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        boolean hexadecimal = digits.startsWith("0x");
        if (hexadecimal) {
            digits = digits.substring(2);
        }
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || digits.charAt(0) == '+' || digits.charAt(0) == '-') {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseUnsignedLong(digits, hexadecimal ? 16 : 10);
            return OptionalLong.of(negative ? -value : value);
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /// Whether `text` is a number as the kernel writes it, without needless zeros.
    static boolean isCanonical(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return parse(text).isPresent() && (digits.equals("0") || digits.startsWith("0x") || !digits.startsWith("0"));
    }

    /// A small number that is not negative, or -1 where `text` is none.
    static int small(String text) {
        return text.length() <= 9 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : -1;
    }
}
