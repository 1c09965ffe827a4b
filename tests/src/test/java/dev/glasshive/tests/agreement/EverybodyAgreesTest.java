package dev.glasshive.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.kernel.Availability;
import dev.glasshive.kernel.Kernel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The beginning of the long run of [MillionPrograms]: some thousand random programs, about which everybody must agree.
class EverybodyAgreesTest {
    private static final long SEED = 9669;
    private static final int COUNT = 300;

    private static Optional<Kernel> kernel() {
        return Kernel.availability() instanceof Availability.Available(Kernel kernel, String _) ? Optional.of(kernel) : Optional.empty();
    }

    @ParameterizedTest
    @EnumSource
    void interpreterCompiledKernelVerifiersAndWritersAgree(Family family) {
        Optional<Kernel> kernel = kernel();
        ConcurrentLinkedQueue<Tally> tallies = new ConcurrentLinkedQueue<>();
        List<String> differences = IntStream.range(0, COUNT).parallel().mapToObj(number -> {
            Question question = family.question(SEED, number);
            Tally tally = new Tally();
            tallies.add(tally);
            List<String> found = new Witnesses(kernel, tally).ask(question, true, number % 5 == 0, number % 50 == 0);
            return found.isEmpty() ? "" : question.name() + ": " + question.text() + String.join("\n", found);
        }).filter(found -> !found.isEmpty()).toList();
        assertThat(differences).isEmpty();
        Tally all = new Tally();
        tallies.forEach(all::add);
        assertThat(all.faults()).isEmpty();
        assertThat(all.of("accepted: no trap")).isGreaterThan(COUNT / 3L);
        assertThat(all.of("verifier of Windows: accepted")).isGreaterThan(COUNT / 4L);
        assertThat(all.of("not accepted: trap")).isGreaterThanOrEqualTo(family.isSound() ? 0 : COUNT / 10L);
        if (kernel.isPresent()) {
            assertThat(all.of("answers: kernel's and ours the same")).isGreaterThan(COUNT / 4L);
            assertThat(all.of("verdict: refused by both")).isGreaterThanOrEqualTo(family.isSound() ? 0 : COUNT / 4L);
        }
    }

    @Test
    void everyKindOfInstructionAndMapIsReached() {
        Set<String> reached = new TreeSet<>();
        for (Family family : List.of(Family.PLAIN, Family.REACHING, Family.JUDGED)) {
            IntStream.range(0, COUNT).forEach(number -> reached.addAll(Ingredients.of(family.question(SEED, number))));
        }
        assertThat(reached).contains("a way back", "another program after a tail call", "shift of 32 bits by a register", "sign extension", "negation", "byte swap SWAP", "byte swap TO_LE",
                "byte swap TO_BE", "load from STACK, extended by SIGN", "load from PACKET, extended by SIGN", "load from CONTEXT, extended by ZERO", "load from MAP_VALUE, extended by SIGN",
                "store to PACKET", "store to MAP_VALUE", "atomic CMPXCHG of 32 bits in STACK", "atomic FETCH_ADD of 64 bits in MAP_VALUE", "ordered load from STACK", "ordered store to MAP_VALUE",
                "load from the packet of the old kind", "jump LONG", "branch of 32 bits: JSET", "branch of 64 bits: JSLE", "call of a function", "helper bpf_loop", "helper bpf_for_each_map_elem",
                "helper bpf_tail_call", "helper bpf_ringbuf_reserve", "helper bpf_xdp_adjust_head", "helper bpf_skb_change_tail", "helper on a map of type array", "helper on a map of type hash",
                "helper on a map of type lru_hash", "helper on a map of type percpu_array", "helper on a map of type percpu_hash", "helper on a map of type lpm_trie", "helper on a map of type queue",
                "helper on a map of type stack", "helper on a map of type array_of_maps", "helper on a map of type ringbuf");
        assertThat(reached).noneMatch(what -> what.startsWith("call of a kernel"));
    }
}
