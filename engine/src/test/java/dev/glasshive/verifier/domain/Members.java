package dev.glasshive.verifier.domain;

import java.util.Random;

/// Makes ranges of many shapes, each with a number that is in it.
final class Members {
    private final Random random;

    Members(Random random) {
        this.random = random;
    }

    /// A range and one of its members.
    record Pair(ScalarRange range, long member) {}

    /// The next of them: constants, intervals of each of the four kinds, known bits, and several of these at once.
    Pair pair() {
        long member = number();
        Draft draft = new Draft(ScalarRange.UNKNOWN);
        int shape = random.nextInt(64);
        if (shape == 0) {
            return new Pair(ScalarRange.of(member), member);
        }
        if ((shape & 1) != 0) {
            draft.bits = bits(member);
        }
        if ((shape & 2) != 0) {
            draft.umin = Draft.min(member, number());
            draft.umax = Draft.max(member, number());
        }
        if ((shape & 4) != 0) {
            draft.smin = Math.min(member, number());
            draft.smax = Math.max(member, number());
        }
        if ((shape & 8) != 0) {
            draft.umin32 = Draft.min32((int) member, (int) number());
            draft.umax32 = Draft.max32((int) member, (int) number());
        }
        if ((shape & 16) != 0) {
            draft.smin32 = Math.min((int) member, (int) number());
            draft.smax32 = Math.max((int) member, (int) number());
        }
        return new Pair(draft.tightened(), member);
    }

    private Tnum bits(long member) {
        long mask = random.nextLong();
        mask &= random.nextLong();
        return new Tnum(member & ~mask, mask);
    }

    /// Numbers of all magnitudes, most of them near a power of two or small.
    private long number() {
        long number = random.nextLong() >>> random.nextInt(64);
        return switch (random.nextInt(5)) {
            case 0 -> (1L << random.nextInt(64)) + random.nextInt(5) - 2;
            case 1 -> random.nextInt(20) - 10;
            case 2 -> -number;
            default -> number;
        };
    }
}
