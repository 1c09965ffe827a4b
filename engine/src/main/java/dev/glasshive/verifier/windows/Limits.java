package dev.glasshive.verifier.windows;

import dev.glasshive.verifier.domain.Interval;
import java.util.Optional;

/// Bounds that are tried before a bound is given up: most numbers of programs fit 32 bits, and most pointers stay near their region.
final class Limits {
    private Limits() {}

    /// What widening makes of a loop at first: what grows goes to the next limit. It need not hold; the loop is gone around again and widened without limits if it does not.
    static Invariant widened(Invariant old, Invariant now) {
        Invariant result = old.widen(now);
        for (int holder = 0; holder < Holders.REGISTERS; holder++) {
            limit(result, now, holder);
        }
        result.cells().forEach((start, size) -> limit(result, now, Holders.cell(start, size)));
        return result;
    }

    private static void limit(Invariant result, Invariant now, int holder) {
        TypeSet types = result.types(holder);
        for (Facet facet : Facet.all()) {
            Optional<Interval> limit = facet.describes(types) ? of(facet) : Optional.empty();
            if (limit.isEmpty()) {
                continue;
            }
            Interval wide = result.get(holder, facet);
            Interval known = now.get(holder, facet);
            int variable = result.variable(holder, facet);
            if (wide.lo() == Long.MIN_VALUE && known.lo() >= limit.get().lo()) {
                result.zones().assumeAtLeast(variable, limit.get().lo());
            }
            if (wide.hi() == Long.MAX_VALUE && known.hi() <= limit.get().hi()) {
                result.zones().assumeAtMost(variable, limit.get().hi());
            }
        }
    }

    private static Optional<Interval> of(Facet facet) {
        return switch (facet) {
            case SVALUE -> Optional.of(new Interval(Integer.MIN_VALUE, Integer.MAX_VALUE));
            case UVALUE -> Optional.of(new Interval(0, 0xffff_ffffL));
            case PACKET_OFFSET -> Optional.of(new Interval(-Invariants.LARGEST_META, Invariants.LARGEST_PACKET));
            case STACK_OFFSET -> Optional.of(new Interval(0, Holders.STACK));
            case CTX_OFFSET, SHARED_OFFSET, RECORD_OFFSET -> Optional.of(new Interval(0, Integer.MAX_VALUE));
            case SHARED_SIZE, MAP, STACK_FRAME, SOCKET_OFFSET, RECORD_SIZE -> Optional.empty();
        };
    }
}
