package dev.glasshive.app.exam;

import dev.glasshive.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How much time is left, in words.
///
/// @param urgency how near the end is
public record ExamClock(String words, Urgency urgency) {
    private static final Duration SOON = Duration.ofMinutes(5);
    static final Duration LAST = Duration.ofMinutes(1);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MINUTE = 60;

    /// How near the end is.
    public enum Urgency {
        /// There is time.
        CALM,
        /// The last minutes.
        SOON,
        /// The last minute.
        LAST
    }

    /// At `now` of an exam that ends at `end`.
    static ExamClock at(Instant now, Instant end, ZoneId zone) {
        Duration left = left(now, end);
        String hour = hour(end, zone);
        if (left.compareTo(LAST) <= 0) {
            return new ExamClock(Text.of("exam.clock.last", left.toSeconds(), hour), Urgency.LAST);
        }
        // A minute that has begun counts, as on a clock that counts down.
        long minutes = (left.toSeconds() + MINUTE - 1) / MINUTE;
        return left.compareTo(SOON) <= 0 ? new ExamClock(Text.of("exam.clock.soon", minutes, hour), Urgency.SOON) : new ExamClock(Text.of("exam.clock", minutes), Urgency.CALM);
    }

    static Duration left(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    static String hour(Instant when, ZoneId zone) {
        return HOUR.format(when.atZone(zone));
    }
}
