package dev.glasshive.tests.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.platform.Platforms;
import dev.glasshive.tests.verifier.KeptRandomVerdicts.Entry;
import dev.glasshive.tests.verifier.KeptRandomVerdicts.Outcome;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Thousands of random programs, judged by our verifier and by the kernel: verdict, message and the whole log.
///
/// `-Dglasshive.random.programs=50000` judges more of them, `-Dglasshive.random.seed=7` others, where bpf(2) is allowed. Elsewhere the answers come from
/// `verifier/random-verdicts.bin`, which `-Dglasshive.record=true` writes anew where it is. Programs that keep the kernel busy for long are left out.
class RandomVerdictsAgreeWithKernelTest {
    private static final int COUNT = Integer.getInteger("glasshive.random.programs", KeptRandomVerdicts.COUNT);
    private static final long SEED = Long.getLong("glasshive.random.seed", KeptRandomVerdicts.SEED);
    private static final LinuxVerifier VERIFIER = new LinuxVerifier(Platforms.linux());
    private static final int MOST_NAMED = 10;
    private static final Options QUIET = new Options(Privilege.ROOT, 0, 0);
    private static final int MOST_INSTRUCTIONS = 10_000;
    private static final LinuxVerifier IMPATIENT = new LinuxVerifier(Platforms.linux(), MOST_INSTRUCTIONS);

    /// How our verifier's answer to a program differs from the kernel's.
    private enum Difference {
        NONE, LOG, MESSAGE, VERDICT, WRONGLY_ACCEPTED, LEFT_OUT
    }

    private record Judged(String name, boolean rejected, Difference difference) {}

    @Test
    void verifierAndKernelSayTheSame() throws IOException {
        KeptRandomVerdicts kept = KeptRandomVerdicts.read();
        List<Judged> judged = switch (Kernel.availability()) {
            case Availability.Available(Kernel kernel, String _) -> askedNow(kernel, kept);
            case Availability.Unavailable(String _) -> IntStream.range(0, KeptRandomVerdicts.COUNT).parallel().mapToObj(number -> {
                RandomVerifierProgram program = RandomVerifierProgram.of(KeptRandomVerdicts.SEED, number);
                assertThat(kept.at(number).program()).as("the answers in %s are to other programs: record them anew with -Dglasshive.record=true", KeptRandomVerdicts.FILE)
                        .isEqualTo(program.digest());
                return judge(program, kept.at(number));
            }).toList();
        };
        assertThat(judged.stream().filter(each -> each.difference == Difference.LEFT_OUT).count()).as("programs that are left out").isLessThan(judged.size() / 50L);
        check(judged.stream().filter(each -> each.difference != Difference.LEFT_OUT).toList());
    }

    private static List<Judged> askedNow(Kernel kernel, KeptRandomVerdicts kept) throws IOException {
        boolean recorded = SEED == KeptRandomVerdicts.SEED && COUNT == KeptRandomVerdicts.COUNT;
        boolean recording = recorded && Boolean.getBoolean("glasshive.record");
        List<RandomVerifierProgram> programs = IntStream.range(0, COUNT).mapToObj(number -> RandomVerifierProgram.of(SEED, number)).toList();
        List<Entry> entries = IntStream.range(0, COUNT).parallel().mapToObj(number -> {
            RandomVerifierProgram program = programs.get(number);
            boolean known = recorded && !recording && kept.at(number).program() == program.digest();
            boolean skipped = known ? kept.at(number).outcome() == Outcome.LEFT_OUT : isLong(program);
            return Entry.of(program, skipped ? Optional.empty() : RandomVerdict.ofKernel(kernel, program));
        }).toList();
        if (recording) {
            IntStream.range(0, COUNT).forEach(number -> kept.put(number, entries.get(number)));
            kept.write();
        } else if (recorded) {
            assertThat(IntStream.range(0, COUNT).filter(number -> !kept.at(number).equals(entries.get(number))))
                    .as("answers that are not those of %s: record them anew with -Dglasshive.record=true", KeptRandomVerdicts.FILE).isEmpty();
        }
        return IntStream.range(0, COUNT).parallel().mapToObj(number -> judge(programs.get(number), entries.get(number))).toList();
    }

    /// Whether the kernel would follow the program for minutes, most likely.
    private static boolean isLong(RandomVerifierProgram program) {
        return IMPATIENT.verify(program.candidate(), QUIET).processed() > MOST_INSTRUCTIONS;
    }

    private static Judged judge(RandomVerifierProgram program, Entry kernel) {
        if (kernel.outcome() == Outcome.LEFT_OUT) {
            return new Judged(program.name(), false, Difference.LEFT_OUT);
        }
        Entry ours = Entry.of(program, Optional.of(RandomVerdict.of(VERIFIER.verify(program.candidate(), Options.VERBOSE.withoutExploration()))));
        boolean rejected = kernel.outcome() == Outcome.REJECTED;
        Difference difference = ours.outcome() != kernel.outcome() ? rejected ? Difference.WRONGLY_ACCEPTED : Difference.VERDICT
                : ours.message() != kernel.message() ? Difference.MESSAGE : ours.log() != kernel.log() ? Difference.LOG : Difference.NONE;
        return new Judged(program.name(), rejected, difference);
    }

    private static void check(List<Judged> judged) {
        List<String> differing = judged.stream().filter(each -> each.difference != Difference.NONE).map(each -> each.difference + " " + each.name).limit(MOST_NAMED).toList();
        long verdicts = judged.stream().filter(each -> each.difference.compareTo(Difference.VERDICT) < 0).count();
        long rejected = judged.stream().filter(Judged::rejected).count();
        long messages = judged.stream().filter(each -> each.rejected && each.difference.compareTo(Difference.MESSAGE) < 0).count();
        long logs = judged.stream().filter(each -> each.difference == Difference.NONE).count();
        System.out.printf("random programs for verifiers: %,d judged, %,d with the kernel's verdict, %,d of %,d refusals with its message, %,d with its log; differing: %s%n",
                judged.size(), verdicts, messages, rejected, logs, differing);
        assertThat(judged.stream().filter(each -> each.difference == Difference.WRONGLY_ACCEPTED).map(Judged::name)).isEmpty();
        assertThat(verdicts).as("verdicts; %s", differing).isGreaterThanOrEqualTo(judged.size() * 999L / 1000);
        assertThat(messages).as("messages; %s", differing).isGreaterThanOrEqualTo(rejected * 995 / 1000);
        assertThat(logs).as("logs; %s", differing).isGreaterThanOrEqualTo(judged.size() * 99L / 100);
        assertThat(rejected).as("the kernel refuses neither nearly all nor nearly none").isBetween(judged.size() / 5L, judged.size() * 4L / 5);
    }
}
