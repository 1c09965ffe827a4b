package dev.glasshive.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Points that satisfy the inputs satisfy the results: for small numbers, and for such as a `long` can just or no longer hold.
class ZonesSoundnessTest {
    private static final int VARIABLES = 4;
    private static final int POINTS = 24;
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /// Some of the points that a state stands for.
    private record Sampled(Zones zones, List<BigInteger[]> points) {
        Sampled copy() {
            return new Sampled(zones.copy(), new ArrayList<>(points.stream().map(BigInteger[]::clone).toList()));
        }

        void contained() {
            assertThat(points.isEmpty() || !zones.isBottom()).as("%s points in %s", points.size(), zones).isTrue();
            for (BigInteger[] point : points) {
                for (int x = 0; x < VARIABLES; x++) {
                    assertThat(within(zones.get(x), point[x])).as("x%s of %s in %s", x, Arrays.toString(point), zones).isTrue();
                    for (int y = 0; y < VARIABLES; y++) {
                        assertThat(atMost(point[x].subtract(point[y]), zones.difference(x, y))).as("x%s - x%s of %s in %s", x, y, Arrays.toString(point), zones).isTrue();
                    }
                }
                for (Zones.Constraint each : zones.constraints()) {
                    assertThat(atMost(point[each.x()].subtract(point[each.y()]), each.k())).as("%s of %s in %s", each, Arrays.toString(point), zones).isTrue();
                }
            }
        }
    }

    /// Makes numbers of one magnitude and changes states.
    private record Maker(Random random, boolean huge) {
        Sampled top() {
            List<BigInteger[]> points = new ArrayList<>();
            for (int i = 0; i < POINTS; i++) {
                BigInteger[] point = new BigInteger[VARIABLES];
                Arrays.setAll(point, _ -> BigInteger.valueOf(number()));
                points.add(point);
            }
            return new Sampled(Zones.top(), points);
        }

        long number() {
            if (!huge) {
                return random.nextInt(-6, 7);
            }
            return switch (random.nextInt(6)) {
                case 0 -> Long.MAX_VALUE - random.nextInt(4);
                case 1 -> Long.MIN_VALUE + random.nextInt(4);
                case 2 -> (1L << 62) + random.nextInt(-2, 3);
                case 3 -> -(1L << 62) + random.nextInt(-2, 3);
                case 4 -> random.nextInt(-3, 4);
                default -> random.nextLong() >> random.nextInt(64);
            };
        }

        void change(Sampled state) {
            int x = random.nextInt(VARIABLES);
            int y = random.nextInt(VARIABLES);
            long k = number();
            BigInteger exact = BigInteger.valueOf(k);
            switch (random.nextInt(8)) {
                case 0 -> {
                    state.zones().forget(x);
                    state.points().forEach(point -> point[x] = BigInteger.valueOf(number()).multiply(BigInteger.TWO));
                }
                case 1, 2 -> {
                    state.zones().assign(x, y, k);
                    state.points().forEach(point -> point[x] = point[y].add(exact));
                }
                case 3 -> {
                    Interval interval = new Interval(Math.min(k, number()), k);
                    state.zones().set(x, interval);
                    state.points().forEach(point -> point[x] = BigInteger.valueOf(random.nextBoolean() ? interval.lo() : interval.hi()));
                }
                case 4 -> {
                    state.zones().assumeAtMost(x, k);
                    state.points().removeIf(point -> !atMost(point[x], k));
                }
                case 5 -> {
                    state.zones().assumeAtLeast(x, k);
                    state.points().removeIf(point -> !within(new Interval(k, Long.MAX_VALUE), point[x]));
                }
                default -> {
                    state.zones().assume(x, y, k);
                    state.points().removeIf(point -> !atMost(point[x].subtract(point[y]), k));
                }
            }
        }
    }

    private static boolean atMost(BigInteger number, long most) {
        return most == Long.MAX_VALUE || number.compareTo(BigInteger.valueOf(most)) <= 0;
    }

    private static boolean within(Interval interval, BigInteger number) {
        return atMost(number, interval.hi()) && (interval.lo() == Long.MIN_VALUE || number.compareTo(BigInteger.valueOf(interval.lo())) >= 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pointsStayInWhatTheyAreChangedInto(boolean huge) {
        Maker maker = new Maker(new Random(62), huge);
        long checked = 0;
        for (int run = 0; run < 4000; run++) {
            Sampled state = maker.top();
            for (int step = 0; step < 16 && !state.points().isEmpty(); step++) {
                maker.change(state);
                state.contained();
                if (maker.random().nextInt(4) == 0) {
                    state = combined(maker, state);
                }
                checked += state.points().size();
            }
        }
        assertThat(checked).isGreaterThan(200_000);
    }

    private static Sampled combined(Maker maker, Sampled state) {
        Sampled other = state.copy();
        for (int i = maker.random().nextInt(3); i >= 0; i--) {
            maker.change(state);
            maker.change(other);
        }
        List<BigInteger[]> all = new ArrayList<>(state.points());
        all.addAll(other.points());
        Zones join = state.zones().join(other.zones());
        Zones widened = state.zones().widen(other.zones());
        new Sampled(join, all).contained();
        new Sampled(widened, all).contained();
        new Sampled(widened.narrow(join), all).contained();
        new Sampled(widened.meet(join), all).contained();
        new Sampled(state.zones().meet(widened), state.points()).contained();
        assertThat(state.zones().isSubsetOf(join)).as("%s in %s", state.zones(), join).isTrue();
        assertThat(!other.zones().isSubsetOf(state.zones()) || other.points().stream().allMatch(point -> holds(state.zones(), point))).isTrue();
        return new Sampled(maker.random().nextBoolean() ? join : widened, new ArrayList<>(all.subList(0, Math.min(all.size(), POINTS))));
    }

    private static boolean holds(Zones zones, BigInteger[] point) {
        boolean holds = !zones.isBottom();
        for (int x = 0; x < VARIABLES && holds; x++) {
            holds = within(zones.get(x), point[x]);
            for (int y = 0; y < VARIABLES; y++) {
                holds &= atMost(point[x].subtract(point[y]), zones.difference(x, y));
            }
        }
        return holds;
    }

    @Test
    void smallBoxesAreSubsetsExactlyWhereTheirPointsAre() {
        Maker maker = new Maker(new Random(3), false);
        int subsets = 0;
        for (int run = 0; run < 5000; run++) {
            Zones left = box(maker);
            Zones right = maker.random().nextBoolean() ? left.copy() : box(maker);
            for (int i = maker.random().nextInt(3); i > 0; i--) {
                left.assume(maker.random().nextInt(VARIABLES), maker.random().nextInt(VARIABLES), maker.random().nextInt(-1, 3));
            }
            boolean subset = pointsOf(left).stream().allMatch(point -> holds(right, point));
            assertThat(left.isSubsetOf(right)).as("%s in %s", left, right).isEqualTo(subset);
            subsets += subset ? 1 : 0;
        }
        assertThat(subsets).isBetween(1000, 4000);
    }

    private static Zones box(Maker maker) {
        Zones zones = Zones.top();
        for (int v = 0; v < VARIABLES; v++) {
            zones.set(v, new Interval(maker.random().nextInt(-1, 1), maker.random().nextInt(0, 2)));
        }
        for (int i = maker.random().nextInt(3); i > 0; i--) {
            zones.assume(maker.random().nextInt(VARIABLES), maker.random().nextInt(VARIABLES), maker.random().nextInt(0, 2));
        }
        return zones;
    }

    private static List<BigInteger[]> pointsOf(Zones zones) {
        List<BigInteger[]> points = new ArrayList<>();
        for (int code = 0; code < 81; code++) {
            BigInteger[] point = new BigInteger[VARIABLES];
            int rest = code;
            for (int v = 0; v < VARIABLES; v++) {
                point[v] = BigInteger.valueOf(rest % 3 - 1L);
                rest /= 3;
            }
            if (holds(zones, point)) {
                points.add(point);
            }
        }
        return points;
    }

    @Test
    void chainsOfWideningsEnd() {
        Random random = new Random(8);
        Maker maker = new Maker(random, false);
        int longest = 0;
        for (int run = 0; run < 500; run++) {
            Sampled start = maker.top();
            for (int i = 0; i < 8; i++) {
                maker.change(start);
            }
            Zones wide = start.zones();
            int changes = 0;
            for (int step = 0; step < 400; step++) {
                Sampled next = new Sampled(wide.copy(), new ArrayList<>());
                for (int i = random.nextInt(4); i >= 0; i--) {
                    maker.change(next);
                }
                Zones joined = random.nextBoolean() ? next.zones() : wide.join(next.zones());
                if (!joined.isSubsetOf(wide)) {
                    wide = wide.widen(joined);
                    changes++;
                }
            }
            longest = Math.max(longest, changes);
        }
        assertThat(longest).isBetween(3, 2 * VARIABLES + VARIABLES * VARIABLES);
    }

    @Test
    void arithmeticOfIntervalsKeepsMembers() {
        Maker huge = new Maker(new Random(4), true);
        Maker small = new Maker(new Random(5), false);
        for (int i = 0; i < 20_000; i++) {
            Maker maker = i % 3 == 0 ? small : huge;
            long a = maker.number();
            long b = maker.number();
            Interval left = new Interval(Math.min(a, maker.number()), Math.max(a, maker.number()));
            Interval right = new Interval(Math.min(b, maker.number()), Math.max(b, maker.number()));
            BigInteger x = BigInteger.valueOf(a);
            BigInteger y = BigInteger.valueOf(b);
            assertThat(within(left.plus(right), x.add(y))).as("%s + %s of %s and %s", a, b, left, right).isTrue();
            assertThat(within(left.minus(right), x.subtract(y))).as("%s - %s of %s and %s", a, b, left, right).isTrue();
            assertThat(within(left.times(right), x.multiply(y))).as("%s * %s of %s and %s", a, b, left, right).isTrue();
            assertThat(within(left.negated(), x.negate())).as("-%s of %s", a, left).isTrue();
            assertThat(left.join(right).contains(a) && left.join(right).contains(b) && left.widen(right).contains(b)).isTrue();
            assertThat(left.meet(right).contains(a)).isEqualTo(right.contains(a));
            BigInteger least = BigInteger.valueOf(left.lo()).add(BigInteger.valueOf(right.lo()));
            boolean exact = left.lo() == Long.MIN_VALUE || right.lo() == Long.MIN_VALUE || least.compareTo(MIN) < 0 || least.compareTo(MAX) > 0
                    || left.plus(right).lo() == least.longValueExact();
            assertThat(exact).as("%s + %s", left, right).isTrue();
        }
    }
}
