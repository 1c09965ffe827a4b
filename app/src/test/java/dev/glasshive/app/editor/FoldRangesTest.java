package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.FoldRange;
import org.junit.jupiter.api.Test;

class FoldRangesTest {
    @Test
    void commentsAndFunctionsCanBeFolded() {
        assertThat(FoldRanges.of("""
                ; one
                ; two

                .program xdp main
                    ; alone
                    call f
                    exit

                ; about f
                .func f
                    r0 = 1
                    exit

                .func g
                    exit
                """)).containsExactly(new FoldRange(0, 1), new FoldRange(9, 11), new FoldRange(13, 14));
    }

    @Test
    void severalProgramsCanBeFoldedToo() {
        assertThat(FoldRanges.of(".program xdp a\nexit\n.program xdp b\nexit\n")).containsExactly(new FoldRange(0, 1), new FoldRange(2, 3));
        assertThat(FoldRanges.of(".program xdp a\nexit\n")).isEmpty();
        assertThat(FoldRanges.of("")).isEmpty();
    }
}
