package dev.glasshive.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where in a field programs may load and store, and how many bytes at once.
final class WidthsTest {
    private static ContextLayout.Field field(int offset, int size, Widths loads) {
        return new ContextLayout.Field("field", offset, size, new ContextLayout.Constant(0), ContextLayout.Access.READ, FieldFormat.NUMBER, loads, Widths.NONE);
    }

    private static boolean allows(Widths widths, int offset, int bytes) {
        return widths.allow(field(20, 8, widths), offset, bytes);
    }

    @Test
    void aWidthHoldsWhereItIsAlignedInTheStructure() {
        Widths widths = new Widths(Set.of(1, 4, 8), List.of());
        assertThat(allows(widths, 20, 4)).isTrue();
        assertThat(allows(widths, 24, 4)).isTrue();
        assertThat(allows(widths, 22, 4)).isFalse();
        assertThat(allows(widths, 20, 8)).as("20 is no multiple of 8").isFalse();
        assertThat(allows(widths, 27, 1)).isTrue();
        assertThat(allows(widths, 20, 2)).as("a width that has no row").isFalse();
    }

    @Test
    void nothingReachesOutOfTheField() {
        Widths widths = new Widths(Set.of(1, 2, 4), List.of());
        assertThat(allows(widths, 28, 1)).isFalse();
        assertThat(allows(widths, 16, 4)).isFalse();
        assertThat(allows(widths, Integer.MAX_VALUE, 4)).isFalse();
        assertThat(allows(widths, -4, 4)).isFalse();
    }

    @Test
    void anExceptionHoldsAtItsPlaceOnly() {
        Widths widths = new Widths(Set.of(), List.of(new Widths.At(8, 0), new Widths.At(2, 3)));
        assertThat(allows(widths, 20, 8)).as("aligned or not").isTrue();
        assertThat(allows(widths, 23, 2)).isTrue();
        assertThat(allows(widths, 22, 2)).isFalse();
    }

    @Test
    void noWidthIsNoAccess() {
        assertThat(Widths.NONE.isNone()).isTrue();
        assertThat(new Widths(Set.of(), List.of(new Widths.At(8, 0))).isNone()).isFalse();
        assertThat(allows(Widths.NONE, 20, 1)).isFalse();
    }
}
