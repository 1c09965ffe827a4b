package dev.glasshive.lesson;

import dev.glasshive.program.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads values.
final class DataText {
    private static final Pattern NUMBER = Pattern.compile("(-?)(?:0[xX]([0-9a-fA-F]{1,16})|(\\d{1,20}))");
    private static final Pattern SPACED = Pattern.compile("[0-9a-fA-F]{2}(?:[ :][0-9a-fA-F]{2}){1,511}");
    private static final Pattern LOOSE = Pattern.compile("(?:0[xX])?[0-9a-fA-F]{2}(?:[ ,:_-]{0,3}(?:0[xX])?[0-9a-fA-F]{2}){0,511}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*_[A-Z0-9_]{1,40}");

    private DataText() {}

    static Optional<Data> parse(String text) {
        if (SPACED.matcher(text).matches()) {
            return bytes(text).map(raw -> raw);
        }
        if (CODE.matcher(text).matches()) {
            return Optional.of(new Data.Code(text));
        }
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigInteger magnitude = matcher.group(2) != null ? new BigInteger(matcher.group(2), 16) : new BigInteger(matcher.group(3));
        BigInteger value = matcher.group(1).isEmpty() ? magnitude : magnitude.negate();
        boolean fits = value.signum() < 0 ? value.bitLength() <= 63 : value.bitLength() <= 64;
        return fits ? Optional.of(new Data.Numeral(value.longValue(), text)) : Optional.empty();
    }

    static Optional<Data.Raw> bytes(String text) {
        return LOOSE.matcher(text).matches()
                ? Optional.of(new Data.Raw(Bytes.ofHex(text.replaceAll("0[xX](?=[0-9a-fA-F]{2})|[ ,:_-]", ""))))
                : Optional.empty();
    }
}
