package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Processors that share a machine's maps and take turns.
class SeveralProcessorsTest {
    private static final int PACKETS = 40;
    private static final String COUNT_WITHOUT_CARE = """
            r3 = *(u64 *)(r0 + 0)
            r3 += 1
            *(u64 *)(r0 + 0) = r3
            """;
    private static final String COUNT_ATOMICALLY = """
            r3 = 1
            lock *(u64 *)(r0 + 0) += r3
            """;

    private static final String COUNT_UNDER_A_LOCK = """
            r6 = r0
            r1 = r6
            call bpf_spin_lock
            r3 = *(u32 *)(r6 + 4)
            r3 += 1
            *(u32 *)(r6 + 4) = r3
            r1 = r6
            call bpf_spin_unlock
            """;
    private static final String LOCK_AND_LEAVE = """
            r1 = r0
            call bpf_spin_lock
            """;

    private static Scenario counting(String mapType, String count, int cpus, Turns turns, long seed) throws Exception {
        String text = """
                .map hits %s key=4 value=8 max=1
                .program xdp count
                *(u32 *)(r10 - 4) = 0
                r1 = hits ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                if r0 == 0 goto end
                %s
                end:
                call bpf_get_smp_processor_id
                exit
                """.formatted(mapType, count);
        ProgramSet set = Assembled.set(text);
        List<Input> inputs = Collections.nCopies(PACKETS, Input.packet("packet", Bytes.of(new byte[64])));
        return Scenario.of(set, "count", Platforms.linux(), inputs).on(Host.DEFAULT.withCpus(cpus, turns)).in(new World(seed, 0, 0));
    }

    private static Bytes counted(Scenario scenario) throws Exception {
        Timeline timeline = Timeline.record(scenario, Progress.NONE);
        return timeline.at(timeline.length()).maps().getFirst().state().entry(0).value();
    }

    @Test
    void updatesGetLostWhereTwoProcessorsReadAndWriteWithoutCare() throws Exception {
        assertThat(counted(counting("array", COUNT_WITHOUT_CARE, 2, Turns.DEFAULT, 1)).toLittleEndian()).isLessThan(PACKETS);
    }

    @Test
    void anAtomicAdditionLosesNothingWhateverTheTurns() throws Exception {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(counted(counting("array", COUNT_ATOMICALLY, 4, new Turns(Turns.Order.CHANCE, 3), seed)).toLittleEndian()).isEqualTo(PACKETS);
        }
    }

    @Test
    void aCounterUnderASpinLockLosesNothingWhateverTheTurns() throws Exception {
        int waits = 0;
        for (long seed = 0; seed < 50; seed++) {
            Timeline timeline = Timeline.record(counting("array", COUNT_UNDER_A_LOCK, 4, new Turns(Turns.Order.CHANCE, 3), seed), Progress.NONE);
            assertThat(timeline.at(timeline.length()).maps().getFirst().state().entry(0).value()).isEqualTo(
                    Bytes.of(new byte[] {0, 0, 0, 0, PACKETS, 0, 0, 0}));
            waits += waits(timeline).size();
        }
        assertThat(waits).isPositive();
    }

    private static List<Integer> waits(Timeline timeline) {
        List<Integer> positions = new ArrayList<>();
        for (int position = 0; position < timeline.length(); position++) {
            if (timeline.step(position).events().stream().anyMatch(Step.Waiting.class::isInstance)) {
                positions.add(position);
            }
        }
        return positions;
    }

    @Test
    void aProcessorThatWaitsForALockStaysWhereItIsUntilTheLockIsFree() throws Exception {
        Timeline timeline = Timeline.record(counting("array", COUNT_UNDER_A_LOCK, 2, Turns.DEFAULT, 1), Progress.NONE);
        List<Integer> waits = waits(timeline);
        assertThat(waits).isNotEmpty();
        for (int position : waits) {
            int cpu = timeline.cpuAt(position);
            assertThat(timeline.step(position).events()).contains(new Step.Waiting(1 - cpu)).noneMatch(Step.RegisterChanged.class::isInstance);
            assertThat(timeline.at(position + 1, cpu).slot()).isEqualTo(timeline.at(position, cpu).slot());
        }
        assertThat(timeline.runs()).allMatch(run -> run.result().trap().isEmpty());
    }

    @Test
    void whoWaitsGivesUpItsTurn() throws Exception {
        Timeline timeline = Timeline.record(counting("array", COUNT_UNDER_A_LOCK, 2, new Turns(Turns.Order.ROTATION, 9), 1), Progress.NONE);
        assertThat(waits(timeline)).isNotEmpty().allMatch(position -> timeline.cpuAt(position + 1) != timeline.cpuAt(position));
    }

    @Test
    void positionsWithLocksLookTheSameForwardsAndBackwards() throws Exception {
        Timeline timeline = Timeline.record(counting("hash", COUNT_UNDER_A_LOCK, 3, new Turns(Turns.Order.CHANCE, 2), 3), Progress.NONE);
        List<String> forwards = new ArrayList<>();
        for (int position = 0; position <= timeline.length(); position++) {
            forwards.add(all(timeline, position));
        }
        for (int position = timeline.length(); position >= 0; position--) {
            assertThat(all(timeline, position)).isEqualTo(forwards.get(position));
        }
    }

    @Test
    void aLockThatIsNeverReleasedEndsAtTheStepLimit() throws Exception {
        Timeline timeline = Timeline.record(counting("array", LOCK_AND_LEAVE, 2, Turns.DEFAULT, 1).limitedTo(100), Progress.NONE);
        assertThat(timeline.runs().get(1).result().trap().orElseThrow().message())
                .contains("waits for a lock that CPU 0 holds").contains("limit of 100 steps");
    }

    @Test
    void theSameProcessorNeverWaitsForItself() throws Exception {
        Timeline timeline = Timeline.record(counting("array", LOCK_AND_LEAVE, 1, Turns.DEFAULT, 1), Progress.NONE);
        assertThat(timeline.runs().get(1).result().trap().orElseThrow().message()).contains("held already");
    }

    @Test
    void turnsByChanceFollowFromTheSeed() throws Exception {
        Turns turns = new Turns(Turns.Order.CHANCE, 4);
        Set<Long> counts = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            long count = counted(counting("array", COUNT_WITHOUT_CARE, 3, turns, seed)).toLittleEndian();
            assertThat(counted(counting("array", COUNT_WITHOUT_CARE, 3, turns, seed)).toLittleEndian()).isEqualTo(count);
            counts.add(count);
        }
        assertThat(counts).hasSizeGreaterThan(1);
    }

    @Test
    void everyProcessorCountsItsOwnInAPerProcessorMap() throws Exception {
        Scenario scenario = counting("percpu_array", COUNT_WITHOUT_CARE, 4, new Turns(Turns.Order.CHANCE, 5), 7);
        Timeline timeline = Timeline.record(scenario, Progress.NONE);
        byte[] value = counted(scenario).toArray();
        assertThat(value).hasSize(4 * 8);
        for (int cpu = 0; cpu < 4; cpu++) {
            int own = cpu;
            long served = timeline.runs().stream().filter(run -> run.result().r0() == own).count();
            assertThat(Bytes.of(value, cpu * 8, 8).toLittleEndian()).isEqualTo(served);
            assertThat(timeline.runs().stream().filter(run -> run.cpu() == own)).allMatch(run -> run.result().r0() == own);
        }
    }

    @Test
    void whatIsRecordedIsWhatHappensWithoutRecording() throws Exception {
        Scenario scenario = counting("hash", COUNT_WITHOUT_CARE, 3, new Turns(Turns.Order.CHANCE, 2), 11);
        List<RunResult> recorded = Timeline.record(scenario, Progress.NONE).runs().stream().map(Timeline.Run::result).toList();
        assertThat(Timeline.run(scenario, new Interpreter(), Progress.NONE)).isEqualTo(recorded).hasSize(PACKETS);
    }

    @Test
    void everyPositionLooksTheSameForwardsAndBackwardsFromEveryProcessor() throws Exception {
        Timeline timeline = Timeline.record(counting("percpu_hash", COUNT_WITHOUT_CARE, 3, new Turns(Turns.Order.CHANCE, 3), 5), Progress.NONE);
        List<String> forwards = new ArrayList<>();
        for (int position = 0; position <= timeline.length(); position++) {
            forwards.add(all(timeline, position));
        }
        for (int position = timeline.length(); position >= 0; position--) {
            assertThat(all(timeline, position)).isEqualTo(forwards.get(position));
        }
    }

    private static String all(Timeline timeline, int position) {
        return String.join("\n", IntStream.range(0, 3).mapToObj(cpu -> StateText.of(timeline.at(position, cpu))).toList());
    }

    @Test
    void aStepChangesOnlyTheProcessorThatMovesAndWhatTheyShare() throws Exception {
        Timeline timeline = Timeline.record(counting("array", COUNT_WITHOUT_CARE, 2, Turns.DEFAULT, 3), Progress.NONE);
        for (int position = 0; position < timeline.length(); position++) {
            int other = 1 - timeline.cpuAt(position);
            assertThat(timeline.at(position + 1, other).registers()).usingRecursiveComparison().isEqualTo(timeline.at(position, other).registers());
        }
    }

    @Test
    void printedLinesComeInTheOrderOfTimeAndBelongToTheirRun() throws Exception {
        ProgramSet set = Assembled.set("""
                .program xdp print
                call bpf_get_smp_processor_id
                r6 = r0
                r1 = 0x6425 ll
                *(u64 *)(r10 - 8) = r1
                r1 = r10
                r1 += -8
                r2 = 4
                r3 = r6
                call bpf_trace_printk
                r0 = r6
                exit
                """);
        List<Input> inputs = Collections.nCopies(4, Input.packet("packet", Bytes.of(new byte[64])));
        Timeline timeline = Timeline.record(Scenario.of(set, "print", Platforms.linux(), inputs).on(Host.DEFAULT.withCpus(2, Turns.DEFAULT)), Progress.NONE);
        assertThat(timeline.at(timeline.length()).console()).containsExactly("0", "1", "0", "1");
        assertThat(timeline.runs()).allMatch(run -> run.result().console().equals(List.of(Long.toString(run.cpu()))));
    }
}
