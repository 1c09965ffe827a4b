package dev.glasshive.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.Instruction;
import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.vm.Interpreter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Thousands of random programs, on our machine and on the kernel: return values, packets and maps.
///
/// `-Dglasshive.random.programs=200000` runs more of them, `-Dglasshive.random.seed=7` others. Where bpf(2) is not allowed, the answers come from `kernel/random-programs.bin`,
/// which `-Dglasshive.record=true` writes anew where it is.
class RandomProgramsAgreeWithKernelTest {
    private static final int MOST_EXPLAINED = 5;
    private static final int COUNT = Integer.getInteger("glasshive.random.programs", KeptRandomAnswers.COUNT);
    private static final long SEED = Long.getLong("glasshive.random.seed", KeptRandomAnswers.SEED);

    private final AtomicInteger differing = new AtomicInteger();

    /// What came of one program.
    ///
    /// @param difference empty if the answers are the same
    /// @param refusal empty if the kernel took the program
    private record Outcome(long digest, long answer, String difference, String refusal) {}

    @Test
    void interpreterAndKernelGiveTheSameAnswers() throws IOException {
        switch (Kernel.availability()) {
            case Availability.Available(Kernel kernel, String _) -> compareWith(kernel);
            case Availability.Unavailable(String reason) -> compareWithKept(reason);
        }
    }

    private void compareWith(Kernel kernel) throws IOException {
        List<Outcome> outcomes = IntStream.range(0, COUNT).parallel().mapToObj(number -> outcome(kernel, RandomCase.of(SEED, number))).toList();
        Map<String, Long> refusals = outcomes.stream().map(Outcome::refusal).filter(refusal -> !refusal.isEmpty())
                .collect(Collectors.groupingBy(refusal -> refusal, Collectors.counting()));
        long accepted = outcomes.stream().filter(outcome -> outcome.refusal().isEmpty()).count();
        System.out.printf("random programs: %,d from seed %d, %,d taken by the kernel, %,d answered otherwise here; refused: %s%n",
                COUNT, SEED, accepted, differing.get(), refusals);
        assertThat(outcomes.stream().map(Outcome::difference).filter(difference -> !difference.isEmpty())).isEmpty();
        assertThat(accepted).as("programs that the kernel takes; it refused %s", refusals).isGreaterThan(COUNT * 9L / 10);
        if (SEED == KeptRandomAnswers.SEED && COUNT >= KeptRandomAnswers.COUNT) {
            KeptRandomAnswers live = new KeptRandomAnswers();
            outcomes.stream().limit(KeptRandomAnswers.COUNT).forEach(outcome -> live.add((int) outcome.digest(), outcome.answer()));
            live.writeIfAsked();
            assertThat(KeptRandomAnswers.read()).as("record them anew with -Dglasshive.record=true").isEqualTo(live);
        }
    }

    private Outcome outcome(Kernel kernel, RandomCase random) {
        Optional<RandomAnswer> answer = RandomAnswer.ofKernel(kernel, random);
        if (answer.isEmpty()) {
            return new Outcome(random.digest(), 0, "", RandomAnswer.refusal(kernel, random).replaceAll("[0-9]+", "N"));
        }
        boolean same = answer.get().equals(RandomAnswer.ofMachine(random, new Interpreter()));
        boolean explained = !same && differing.incrementAndGet() <= MOST_EXPLAINED;
        return new Outcome(random.digest(), answer.get().digest(), explained ? smallest(kernel, random) : same ? "" : "case " + random.number(), "");
    }

    private static String smallest(Kernel kernel, RandomCase random) {
        List<Instruction> smaller = SmallerProgram.of(random.instructions(), tried -> differs(kernel, random.with(tried)));
        RandomCase small = random.with(smaller);
        return "case " + random.number() + "\n" + small.text() + explain(kernel, small);
    }

    private static boolean differs(Kernel kernel, RandomCase random) {
        String difference = explain(kernel, random);
        // A program that traps here lost what made it sound; the whole one did not trap, or nothing can be taken away.
        return !difference.isEmpty() && !difference.contains("trapped");
    }

    private static String explain(Kernel kernel, RandomCase random) {
        return RandomAnswer.ofKernel(kernel, random).map(answer -> answer.difference(RandomAnswer.ofMachine(random, new Interpreter()))).orElse("");
    }

    private static void compareWithKept(String reason) throws IOException {
        KeptRandomAnswers kept = KeptRandomAnswers.read();
        List<String> differences = IntStream.range(0, KeptRandomAnswers.COUNT).parallel().mapToObj(number -> {
            RandomCase random = RandomCase.of(KeptRandomAnswers.SEED, number);
            assertThat(kept.isOf(number, random.digest())).as("the answers in %s are to other programs than case %d: record them anew with -Dglasshive.record=true (here: %s)",
                    KeptRandomAnswers.FILE, random.number(), reason).isTrue();
            RandomAnswer ours = RandomAnswer.ofMachine(random, new Interpreter());
            return kept.answer(number) == 0 || kept.answer(number) == ours.digest() ? ""
                    : "case " + random.number() + "\n" + random.text() + "the kernel answered otherwise than " + ours.lines();
        }).filter(difference -> !difference.isEmpty()).limit(MOST_EXPLAINED).toList();
        assertThat(differences).isEmpty();
    }
}
