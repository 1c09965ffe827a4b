package dev.glasshive.tests.bench;

import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Kinds of programs that exist in every size.
public enum GrowingProgram {
    BRANCHES_THAT_MEET_ALIKE(GrowingProgram::alike),
    BRANCHES_THAT_ADD_UP(GrowingProgram::addingUp),
    CHECKS_OF_A_PACKET(GrowingProgram::checks),
    LOOPS_IN_A_ROW(GrowingProgram::loops),
    ROUNDS_OF_ONE_LOOP(rounds -> "r6 = 0\nagain:\ncall bpf_get_prandom_u32\nr6 += 1\nif r6 < " + rounds + " goto again\n"),
    STATEMENTS_WITHOUT_BRANCHES(GrowingProgram::straight);

    private final IntFunction<String> body;

    GrowingProgram(IntFunction<String> body) {
        this.body = body;
    }

    String text(int size) {
        return ".program xdp growth\n" + body.apply(size) + "r0 = 0\nexit\n";
    }

    Candidate candidate(int size) {
        ProgramSet set = BundledProgram.assembled(name(), text(size));
        return Candidate.of(set, set.programs().getFirst());
    }

    private static String repeated(int size, IntFunction<String> statement) {
        return IntStream.range(0, size).mapToObj(statement).collect(Collectors.joining());
    }

    private static String alike(int size) {
        return repeated(size, i -> "call bpf_get_prandom_u32\nif r0 > 100 goto on" + i + "\nr0 = 1\non" + i + ":\nr0 = 0\n");
    }

    /// Both ways of each branch leave another number, which is needed at the end.
    private static String addingUp(int size) {
        return "r9 = 0\n" + repeated(size, i -> "call bpf_get_prandom_u32\nif r0 > 100 goto on" + i + "\nr9 += " + (1 << i % 30) + "\non" + i + ":\n") + "r1 = r10\nr9 &= 63\nr1 += r9\n*(u8 *)(r1 - 64) = 0\n";
    }

    private static String checks(int size) {
        return "r6 = *(u32 *)(r1 + 0)\nr7 = *(u32 *)(r1 + 4)\n" + repeated(size, i -> "r2 = r6\nr2 += " + (i + 1) + "\nif r2 > r7 goto out\nr3 = *(u8 *)(r6 + " + i + ")\n") + "out:\n";
    }

    private static String loops(int size) {
        return repeated(size, i -> "r6 = 0\nagain" + i + ":\nr6 += 1\nif r6 < 8 goto again" + i + "\n");
    }

    private static String straight(int size) {
        return repeated(size, i -> "r2 = " + i + "\nr3 = r2\nr3 += 5\n*(u64 *)(r10 - " + 8 * (i % 60 + 1) + ") = r3\n");
    }
}
