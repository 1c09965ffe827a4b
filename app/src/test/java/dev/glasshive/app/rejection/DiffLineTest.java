package dev.glasshive.app.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A line that goes and the one that comes in its place stay together.
class DiffLineTest {
    private static final DiffLine GOES = new DiffLine(false, 4, "*(u64 *)(r10 - 400) = r1");
    private static final DiffLine COMES = new DiffLine(true, 0, "*(u64 *)(r10 - 16) = r1");

    @Test
    void pairsStayTogether() {
        assertThat(DiffLine.changes(List.of(GOES, COMES, GOES, COMES))).containsExactly(List.of(GOES, COMES), List.of(GOES, COMES));
    }

    @Test
    void linesInARowHaveEachTheirOwn() {
        DiffLine other = new DiffLine(false, 5, "r1 = *(u32 *)(r1 + 0)");
        DiffLine its = new DiffLine(true, 0, "r1 = *(u64 *)(r1 + 0)");
        assertThat(DiffLine.changes(List.of(GOES, other, COMES, its))).containsExactly(List.of(GOES, COMES), List.of(other, its));
        assertThat(DiffLine.changes(List.of(GOES, COMES, its))).containsExactly(List.of(GOES, COMES), List.of(its));
        assertThat(DiffLine.changes(List.of(GOES, other, COMES))).containsExactly(List.of(GOES, COMES), List.of(other));
    }

    @Test
    void whatOnlyComesOrGoesStandsAlone() {
        assertThat(DiffLine.changes(List.of(COMES, COMES, GOES))).containsExactly(List.of(COMES), List.of(COMES), List.of(GOES));
        assertThat(DiffLine.changes(List.of())).isEmpty();
    }
}
