package dev.glasshive.lesson;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads moments.
final class MomentText {
    private static final Pattern FORM = Pattern.compile("(?:anywhere|(?:end|insn (?<slot>\\d{1,7}))(?: of packet (?<packet>[1-9]\\d{0,5}))?)");

    private MomentText() {}

    static Optional<Moment> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String packet = matcher.group("packet");
        OptionalInt number = packet == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(packet));
        if (text.startsWith("insn")) {
            return Optional.of(new Moment.Before(number, Integer.parseInt(matcher.group("slot"))));
        }
        return Optional.of(text.startsWith("end") ? new Moment.End(number) : new Moment.Anywhere());
    }
}
