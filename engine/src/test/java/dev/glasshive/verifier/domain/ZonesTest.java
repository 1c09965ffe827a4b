package dev.glasshive.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is known is all that can be known: after any operations the bounds and differences are those of a closed matrix.
class ZonesTest {
    private static final long SEED = 2016;
    private static final int VARIABLES = 5;
    private static final Zones.Constraint EQUAL_THERE = new Zones.Constraint(0, 1, 0);
    private static final Zones.Constraint EQUAL_BACK = new Zones.Constraint(1, 0, 0);

    /// Both representations of the same knowledge.
    private record Both(Zones sparse, DenseZones dense) {
        static Both top() {
            return new Both(Zones.top(), new DenseZones(VARIABLES));
        }

        Both copy() {
            return new Both(sparse.copy(), dense.copy());
        }

        Both join(Both other) {
            return new Both(sparse.join(other.sparse), dense.join(other.dense));
        }

        void change(Random random) {
            int x = random.nextInt(VARIABLES);
            int y = (x + 1 + random.nextInt(VARIABLES - 1)) % VARIABLES;
            long k = random.nextInt(-4, 8);
            switch (random.nextInt(9)) {
                case 0 -> {
                    sparse.forget(x);
                    dense.forget(x);
                }
                case 1 -> {
                    sparse.assign(x, y, k);
                    dense.assign(x, y, k);
                }
                case 2 -> {
                    sparse.assign(x, x, k);
                    dense.assign(x, x, k);
                }
                case 3, 4 -> {
                    sparse.assumeAtMost(x, k);
                    dense.assumeAtMost(x, k);
                }
                case 5 -> {
                    sparse.assumeAtLeast(x, k - 4);
                    dense.assumeAtLeast(x, k - 4);
                }
                case 6 -> {
                    sparse.set(x, new Interval(k, k + 3));
                    dense.forget(x);
                    dense.assumeAtLeast(x, k);
                    dense.assumeAtMost(x, k + 3);
                }
                default -> {
                    sparse.assume(x, y, k);
                    dense.assume(x, y, k);
                }
            }
        }

        void agree() {
            assertThat(sparse.isBottom()).isEqualTo(dense.isEmpty());
            if (!dense.isEmpty()) {
                for (int x = 0; x < VARIABLES; x++) {
                    assertThat(sparse.get(x).hi()).as("upper bound of x%s in %s", x, sparse).isEqualTo(finite(dense.hi(x)));
                    assertThat(sparse.get(x).lo()).as("lower bound of x%s in %s", x, sparse).isEqualTo(dense.lo(x) == -DenseZones.NONE ? Long.MIN_VALUE : dense.lo(x));
                    for (int y = 0; y < VARIABLES; y++) {
                        assertThat(sparse.difference(x, y)).as("x%s - x%s in %s", x, y, sparse).isEqualTo(finite(dense.difference(x, y)));
                    }
                }
            }
        }

        private static long finite(long most) {
            return most == DenseZones.NONE ? Long.MAX_VALUE : most;
        }
    }

    @Test
    void boundsAndDifferencesAreThoseOfAClosedMatrix() {
        Random random = new Random(SEED);
        int joins = 0;
        for (int run = 0; run < 6000; run++) {
            Both both = Both.top();
            for (int step = 0; step < 14 && !both.dense().isEmpty(); step++) {
                if (random.nextInt(5) == 0) {
                    Both other = both.copy();
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        both.change(random);
                        other.change(random);
                    }
                    both.agree();
                    other.agree();
                    assertThat(both.sparse().isSubsetOf(other.sparse())).as("%s in %s", both.sparse(), other.sparse()).isEqualTo(both.dense().isSubsetOf(other.dense()));
                    both = both.join(other);
                    joins++;
                } else {
                    both.change(random);
                }
                both.agree();
            }
        }
        assertThat(joins).isGreaterThan(5000);
    }

    @Test
    void aJoinKeepsARelationThatOneSideHasOnlyInItsBounds() {
        Zones there = Zones.top();
        there.set(0, Interval.of(0));
        there.set(1, Interval.of(0));
        Zones here = Zones.top();
        here.set(0, Interval.of(7));
        here.set(1, Interval.of(7));
        assertThat(there.join(here).constraints()).containsExactly(EQUAL_THERE, EQUAL_BACK);
        assertThat(here.constraints()).isEmpty();
    }

    @Test
    void aRelationThatTheBoundsImplyIsNotListed() {
        Zones zones = Zones.top();
        zones.assume(0, 1, 5);
        assertThat(zones.constraints()).containsExactly(new Zones.Constraint(0, 1, 5));
        zones.assumeAtMost(0, 3);
        zones.assumeAtLeast(1, 0);
        assertThat(zones.constraints()).isEmpty();
        assertThat(zones.difference(0, 1)).isEqualTo(3);
    }

    @Test
    void aCounterThatRunsToALimitIsWidenedAndKeepsBelowIt() {
        Zones head = Zones.top();
        head.set(1, new Interval(0, 100));
        head.set(0, Interval.of(0));
        for (int round = 0; round < 3; round++) {
            Zones body = head.copy();
            body.assume(0, 1, -1);
            body.assign(0, 0, 1);
            head = head.widen(head.join(body));
        }
        assertThat(head.get(0)).isEqualTo(new Interval(0, 100));
        assertThat(head.difference(0, 1)).isZero();
    }

    @Test
    void twoCountersThatMoveTogetherStayEqual() {
        Zones head = Zones.top();
        head.set(0, Interval.of(0));
        head.set(1, Interval.of(0));
        Zones body = head.copy();
        body.assign(0, 0, 1);
        body.assign(1, 1, 1);
        Zones wide = head.widen(head.join(body));
        assertThat(wide.get(0)).isEqualTo(new Interval(0, Long.MAX_VALUE));
        assertThat(wide.constraints()).containsExactly(EQUAL_THERE, EQUAL_BACK);
    }

    @Test
    void copiesAreChangedApart() {
        Zones first = Zones.top();
        first.set(0, Interval.of(1));
        first.assume(2, 3, 1);
        Zones second = first.copy();
        first.set(0, Interval.of(2));
        first.forget(2);
        second.assume(3, 2, 0);
        assertThat(first.toString()).isEqualTo("x0 in [2, 2]");
        assertThat(second.toString()).isEqualTo("x0 in [1, 1], x2 - x3 <= 1, x3 - x2 <= 0");
    }

    @Test
    void manyVariablesAreForgottenAtOnce() {
        Zones zones = Zones.top();
        for (int v = 0; v < 2000; v++) {
            zones.set(v, Interval.of(v));
        }
        zones.assign(2001, 1999, 4);
        zones.assumeAtLeast(2001, 0);
        zones.forgetAll(v -> v < 1999);
        assertThat(zones.get(12)).isEqualTo(Interval.TOP);
        assertThat(zones.get(2001)).isEqualTo(Interval.of(2003));
        assertThat(zones.difference(2001, 1999)).isEqualTo(4);
    }

    @Test
    void joinsOfManyVariablesKeepEqualOnesAndFewOthers() {
        Zones there = Zones.top();
        Zones here = Zones.top();
        for (int v = 0; v < 120; v++) {
            there.set(v, Interval.of(v / 2 * 7 % 50));
            here.set(v, Interval.of(v / 2 * 11 % 50 + 60));
        }
        Zones join = there.join(here);
        for (int v = 0; v < 120; v += 2) {
            assertThat(join.difference(v, v + 1)).isZero();
            assertThat(join.difference(v + 1, v)).isZero();
        }
        assertThat(join.constraints()).hasSizeLessThan(1500);
    }

    @Test
    void whatNarrowingAddsStoodNowhereBefore() {
        Zones wide = Zones.top();
        wide.assumeAtLeast(0, 0);
        wide.assume(0, 1, 10);
        Zones tight = wide.copy();
        tight.set(0, new Interval(3, 8));
        tight.assume(0, 1, 4);
        tight.assume(1, 0, 2);
        Zones narrow = wide.narrow(tight);
        assertThat(narrow.get(0)).isEqualTo(new Interval(0, 8));
        assertThat(narrow.difference(0, 1)).isEqualTo(10);
        assertThat(narrow.difference(1, 0)).isEqualTo(2);
    }

    @Test
    void nothingIsBelowBottomButBottom() {
        Zones zones = Zones.top();
        zones.assume(0, 1, -1);
        zones.assume(1, 0, 0);
        assertThat(zones.isBottom()).isTrue();
        assertThat(zones.get(0)).isEqualTo(Interval.EMPTY);
        assertThat(zones.isSubsetOf(Zones.top())).isTrue();
        assertThat(Zones.top().isSubsetOf(zones)).isFalse();
        assertThat(List.of(zones.join(Zones.top()).isBottom(), Zones.top().meet(zones).isBottom())).containsExactly(false, true);
    }
}
