package dev.glasshive.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The operator rows against a table of operands and results, all in hexadecimal.
class OperatorTest {
    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/isa/alu.csv", numLinesToSkip = 1)
    void arithmeticGivesWhatTheTableSays(AluOp op, Width width, String dst, String src, String result) {
        assertThat(op.apply(width, hex(dst), hex(src))).isEqualTo(hex(result));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/isa/conditions.csv", numLinesToSkip = 1)
    void comparisonsHoldWhereTheTableSaysSo(Condition op, Width width, String left, String right, boolean taken) {
        assertThat(op.test(width, hex(left), hex(right))).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/isa/atomics.csv", numLinesToSkip = 1)
    void atomicsLeaveInMemoryWhatTheTableSays(AtomicOp op, Size size, String memory, String src, String r0, String after) {
        assertThat(op.apply(size, hex(memory), hex(src), hex(r0))).isEqualTo(hex(after));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/isa/swaps.csv", numLinesToSkip = 1)
    void swapsDependOnTheHostOnlyWhereTheTableSaysSo(SwapOp op, Size size, String value, String onLittle, String onBig) {
        assertThat(op.apply(size, hex(value), ByteOrder.LITTLE_ENDIAN)).isEqualTo(hex(onLittle));
        assertThat(op.apply(size, hex(value), ByteOrder.BIG_ENDIAN)).isEqualTo(hex(onBig));
    }
}
