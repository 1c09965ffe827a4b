package dev.glasshive.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.AluOp;
import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.SwapOp;
import dev.glasshive.isa.Width;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever members two ranges have, what the machine computes from them lies in what the analysis computes from the ranges.
class SoundnessTest {
    private static final int CASES = 10_000;
    private static final long SEED = 9669;

    @ParameterizedTest
    @EnumSource(AluOp.class)
    void resultsOfOperatorsAreContained(AluOp op) {
        Members members = new Members(new Random(SEED));
        for (int i = 0; i < CASES; i++) {
            Members.Pair left = members.pair();
            Members.Pair right = members.pair();
            for (Width width : Width.values()) {
                ScalarRange result = ScalarAlu.apply(op, width, left.range(), right.range());
                assertThat(result.contains(op.apply(width, left.member(), right.member())))
                        .as("%s %s: %s of %s with %s of %s gives %s", op, width, left.member(), left.range(), right.member(), right.range(), result).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void negatedMembersAreContained(Width width) {
        Members members = new Members(new Random(SEED));
        for (int i = 0; i < CASES; i++) {
            Members.Pair pair = members.pair();
            long negated = width.truncate(-pair.member());
            assertThat(ScalarAlu.negate(width, pair.range()).contains(negated)).as("-%s of %s", pair.member(), pair.range()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(SwapOp.class)
    void swappedMembersAreContained(SwapOp op) {
        Members members = new Members(new Random(SEED));
        for (int i = 0; i < CASES; i++) {
            Members.Pair pair = members.pair();
            for (Size size : new Size[] {Size.H, Size.W, Size.DW}) {
                long swapped = op.apply(size, pair.member(), ByteOrder.LITTLE_ENDIAN);
                assertThat(ScalarAlu.swap(op, size, pair.range()).contains(swapped)).as("%s%s of %s of %s", op, size, pair.member(), pair.range()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Size.class, names = {"B", "H", "W"})
    void extendedMembersAreContained(Size from) {
        Members members = new Members(new Random(SEED));
        for (int i = 0; i < CASES; i++) {
            Members.Pair pair = members.pair();
            for (Width width : Width.values()) {
                if (from.bits() < width.bits()) {
                    long extended = width.truncate(from.signExtend(pair.member()));
                    ScalarRange range = SignExtension.extend(from, width, pair.range());
                    assertThat(range.contains(extended)).as("(s%s)%s of %s in %s: %s", from.bits(), pair.member(), pair.range(), width, range).isTrue();
                }
            }
            assertThat(pair.range().truncated(from.bytes()).contains(from.zeroExtend(pair.member()))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void conditionsNeverLoseMembers(Condition op) {
        Members members = new Members(new Random(SEED));
        for (int i = 0; i < CASES; i++) {
            Members.Pair left = members.pair();
            Members.Pair right = members.pair();
            for (Width width : Width.values()) {
                boolean holds = op.test(width, left.member(), right.member());
                Optional<Boolean> decided = Comparison.decide(op, width, left.range(), right.range());
                assertThat(decided.orElse(holds)).as("%s %s: %s of %s with %s of %s", op, width, left.member(), left.range(), right.member(), right.range()).isEqualTo(holds);
                Comparison.Sides sides = holds
                        ? Comparison.assume(op, width, left.range(), right.range())
                        : Comparison.assumeNot(op, width, left.range(), right.range());
                assertThat(sides.left().contains(left.member()) && sides.right().contains(right.member()))
                        .as("%s %s %s: %s of %s with %s of %s leaves %s", op, width, holds, left.member(), left.range(), right.member(), right.range(), sides).isTrue();
            }
        }
    }

    @Test
    void sumsOfPointersAndNumbersAreContained() {
        Members members = new Members(new Random(SEED));
        for (int i = 0; i < CASES; i++) {
            Members.Pair variable = members.pair();
            Members.Pair number = members.pair();
            ScalarRange sum = PointerSum.add(variable.range(), number.range());
            ScalarRange difference = PointerSum.subtract(variable.range(), number.range());
            assertThat(sum.contains(variable.member() + number.member()) && sum.tightened().contains(variable.member() + number.member()))
                    .as("%s of %s plus %s of %s gives %s", variable.member(), variable.range(), number.member(), number.range(), sum).isTrue();
            assertThat(difference.contains(variable.member() - number.member()) && difference.tightened().contains(variable.member() - number.member()))
                    .as("%s of %s minus %s of %s gives %s", variable.member(), variable.range(), number.member(), number.range(), difference).isTrue();
        }
    }

    @Test
    void subsetsAndJoinsKeepMembers() {
        Members members = new Members(new Random(SEED));
        for (int i = 0; i < CASES; i++) {
            Members.Pair left = members.pair();
            Members.Pair right = members.pair();
            Tnum join = left.range().bits().join(right.range().bits());
            assertThat(join.contains(left.member()) && join.contains(right.member())).as("%s of %s or %s of %s", left.member(), left, right.member(), right).isTrue();
            assertThat(!left.range().isSubsetOf(right.range()) || right.range().contains(left.member())).as("%s in %s", left, right).isTrue();
            assertThat(left.range().isSubsetOf(left.range()) && left.range().isSubsetOf(ScalarRange.UNKNOWN)).isTrue();
            assertThat(!right.range().bits().contains(left.member()) || left.range().bits().intersect(right.range().bits()).contains(left.member()))
                    .as("%s in %s and in %s", left.member(), left, right).isTrue();
            assertThat(left.range().tightened().contains(left.member())).as("%s", left).isTrue();
            assertThat(left.range().withLow((int) right.member()).bits().contains(left.member() & -1L << 32 | right.member() & 0xffff_ffffL)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void comparedWithItselfANumberStays(Condition op) {
        Members members = new Members(new Random(SEED));
        for (int i = 0; i < CASES; i++) {
            Members.Pair pair = members.pair();
            for (Width width : Width.values()) {
                boolean holds = op.test(width, pair.member(), pair.member());
                assertThat(Comparison.assumeOfItself(op, width, pair.range(), holds).contains(pair.member())).as("%s %s: %s", op, width, pair).isTrue();
            }
        }
    }
}
