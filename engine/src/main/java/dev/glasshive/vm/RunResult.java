package dev.glasshive.vm;

import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.Optional;

/// How one run ended.
///
/// @param r0 the whole register; hooks look at its lower 32 bits
/// @param trap what stopped it, if it did not end by itself
/// @param dataOut the packet afterwards, from its link header on
/// @param context what r1 pointed to, afterwards; no bytes without a hook
/// @param console what the program printed in this run
/// @param steps instructions executed
public record RunResult(Input input, long r0, Optional<Trap> trap, Bytes dataOut, Bytes context, List<String> console, long steps) {
    /// Copies what it is given.
    public RunResult {
        console = List.copyOf(console);
    }

    /// Estimated bytes of memory that the result does not share with its input.
    long bytes() {
        return 120 + (dataOut.equals(input.frame()) ? 0 : 40 + dataOut.length()) + console.stream().mapToLong(line -> 60 + line.length()).sum();
    }
}
