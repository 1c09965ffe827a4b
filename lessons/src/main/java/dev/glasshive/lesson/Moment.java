package dev.glasshive.lesson;

import dev.glasshive.vm.Timeline;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// When on a timeline: a description that none, one or many positions fit.
public sealed interface Moment {

    /// Any position at all.
    record Anywhere() implements Moment {
        @Override
        public String toString() {
            return "anywhere";
        }
    }

    /// Before an instruction: `insn 8`, `insn 8 of packet 3`.
    ///
    /// @param packet from 1; absent for whichever packet
    /// @param slot of the instruction
    record Before(OptionalInt packet, int slot) implements Moment {
        @Override
        public String toString() {
            return "insn " + slot + of(packet);
        }
    }

    /// Where a packet's run has ended: `end`, `end of packet 3`.
    ///
    /// @param packet from 1; absent for whichever packet
    record End(OptionalInt packet) implements Moment {
        @Override
        public String toString() {
            return "end" + of(packet);
        }
    }

    private static String of(OptionalInt packet) {
        return packet.isPresent() ? " of packet " + packet.getAsInt() : "";
    }

    /// The moment that `text` describes, in one of the forms above.
    static Optional<Moment> parse(String text) {
        return MomentText.parse(text.strip());
    }

    /// Whether `position` of `timeline` fits.
    default boolean fits(Timeline timeline, int position) {
        return switch (this) {
            case Anywhere() -> true;
            case Before(OptionalInt packet, int slot) -> timeline.slotAt(position) == slot && isIn(timeline, position, packet);
            case End(OptionalInt packet) -> timeline.runs().stream().anyMatch(r -> r.last() == position) && isIn(timeline, position, packet);
        };
    }

    /// The first position of `timeline` that fits.
    default OptionalInt first(Timeline timeline) {
        return IntStream.rangeClosed(0, timeline.length()).filter(p -> fits(timeline, p)).findFirst();
    }

    private static boolean isIn(Timeline timeline, int position, OptionalInt packet) {
        return packet.isEmpty() || timeline.runAt(position).filter(r -> r.index() + 1 == packet.getAsInt()).isPresent();
    }
}
