package dev.glasshive.app.jit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where there is little room, columns have what their words need.
class ColumnsTest {
    private static final Usual USUAL = new Usual(20, 28);

    private static Row row(int letters) {
        return new Row.Code(0, "", "x".repeat(letters), "", List.of(), List.of(), List.of(), "");
    }

    @Test
    void theBytecodeHasWhatShortInstructionsLeave() {
        List<Integer> shares = Columns.in(59, USUAL).shares();
        assertThat(shares.get(0)).isLessThan(30);
        assertThat(shares.get(1)).isGreaterThan(35);
        assertThat(shares.get(2)).isZero();
        assertThat(shares).satisfies(all -> assertThat(all.stream().mapToInt(i -> i).sum()).isEqualTo(100));
    }

    @Test
    void longerInstructionsHaveMore() {
        assertThat(Columns.in(46, new Usual(26, 28)).shares().getFirst()).isGreaterThan(Columns.in(46, USUAL).shares().getFirst());
        assertThat(Columns.in(46, new Usual(400, 400)).shares()).containsExactly(42, 22, 0, 36);
    }

    @Test
    void inTheNarrowestTheBytecodeIsLeftOut() {
        assertThat(Columns.in(36, USUAL).shares().subList(1, 3)).containsExactly(0, 0);
        assertThat(Columns.in(36, USUAL).isStacked()).isFalse();
    }

    @Test
    void whereTwoColumnsWouldBeCutOneStandsBelowTheOther() {
        assertThat(Columns.in(24, USUAL).isStacked()).isTrue();
        assertThat(Columns.in(24, USUAL).shares()).containsExactly(100, 0, 0, 0);
    }

    @Test
    void aFewLongLinesDecideNothing() {
        assertThat(Usual.of(IntStream.range(0, 40).mapToObj(i -> row(i == 0 ? 60 : 20)).toList()).text()).isEqualTo(20);
        assertThat(Usual.of(List.of())).isEqualTo(Usual.UNKNOWN);
    }
}
