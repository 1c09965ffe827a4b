package dev.glasshive.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// A line of what `bench` reports.
///
/// @param retval r0 as the program's hook reads it
/// @param insns instructions of one run, counted by the interpreter
/// @param nsPerInsn nanoseconds an instruction: the median of many samples
record BenchRow(String program, String engine, BigInteger retval, long insns, BigDecimal nsPerInsn) {
    private static final int DIGITS = 3;

    static BenchRow of(BenchProgram program, BenchEngine engine, long retval, long insns, double nanosPerRun) {
        return new BenchRow(program.name(), engine.toString(), new BigInteger(Long.toUnsignedString(retval)), insns,
                BigDecimal.valueOf(nanosPerRun / insns).setScale(DIGITS, RoundingMode.HALF_UP));
    }
}
