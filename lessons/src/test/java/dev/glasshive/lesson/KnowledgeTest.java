package dev.glasshive.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"r1 in [0, 64] | [1, 64] | true", "r1 in [0, 64] | [0, 65] | false", "r1 in [0, 18446744073709551615] | [0, 18446744073709551615] | true",
        "r1 signed in [-1, 7] | [-1, 0] | true", "r1 signed in [-1, 7] | [-2, 0] | false", "r1 reach 14 | 34 | true", "r1 reach 14 | 13 | false", "r1 is pkt | pkt | true",
        "r1 is pkt | pkt_end | false", "r1 bits (0x0; 0xff) | (0x0; 0xff) | true", "r1 bits (0x0; 0xff) | (0x0; 0x7f) | false", "r1 in [0, 64] | nothing | false"})
    void whoKnowsMoreKnowsThisToo(String claim, String known, boolean follows) {
        assertThat(Knowledge.parse(claim).orElseThrow().follows(known)).isEqualTo(follows);
    }

    @Test
    void piecesMayStandBelowCodeThatStays() {
        Work.Order order = Work.Order.of(".program xdp main\ncall double\nexit\n.func double\nr0 = r1\nr0 += r1\nexit\n", List.of("r0 = 0"));
        assertThat(order.pieces()).containsExactly("r0 = r1", "r0 += r1", "exit", "r0 = 0");
        assertThat(order.canMake(".program xdp main\ncall double\nexit\n.func double\nr0 = r1\nr0 += r1\nexit\n")).isTrue();
        assertThat(order.canMake(".program xdp main\ncall double\nexit\n.func double\nr0 = r1\nr0 <<= 1\nexit\n")).isFalse();
    }
}
