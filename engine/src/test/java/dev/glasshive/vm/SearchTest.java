package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A search finds the step that wrote something, and the position where a condition holds, just as looking at every step would.
final class SearchTest {
    @ParameterizedTest
    @EnumSource(SampleRuns.class)
    void registersWereWrittenWhereTheyChangedLast(SampleRuns sample) throws MalformedProgramException {
        Timeline timeline = Timeline.record(sample.scenario(), Progress.NONE);
        Search search = new Search(timeline, Progress.NONE);
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            int from = random.nextInt(timeline.length() + 1);
            Register register = Register.of(random.nextInt(10));
            OptionalInt writer = search.previousWrite(from, new Target.OfRegister(register));
            int cpu = timeline.cpuAt(from);
            long value = timeline.at(from, cpu).registers().value(register).orElse(-1);
            writer.ifPresent(at -> assertThat(timeline.at(at + 1, cpu).registers().value(register).orElse(-1)).as("%s at %d, written at %d", register, from, at).isEqualTo(value));
        }
    }

    @ParameterizedTest
    @EnumSource(SampleRuns.class)
    void bytesWereWrittenWhereAStepSaysSo(SampleRuns sample) throws MalformedProgramException {
        Timeline timeline = Timeline.record(sample.scenario(), Progress.NONE);
        Search search = new Search(timeline, Progress.NONE);
        Random random = new Random(4);
        for (int i = 0; i < 10; i++) {
            int from = random.nextInt(timeline.length() + 1);
            Place place = new Place(Place.Kind.STACK, 0, -8 * (1 + random.nextInt(4)));
            OptionalInt expected = OptionalInt.empty();
            for (int p = from - 1; p >= 0 && expected.isEmpty(); p--) {
                if (writes(timeline.step(p), place)) {
                    expected = OptionalInt.of(p);
                }
            }
            assertThat(search.previousWrite(from, new Target.OfBytes(place, 8))).as("%s before %d", place, from).isEqualTo(expected);
        }
    }

    private static boolean writes(Step step, Place place) {
        return step.events().stream().anyMatch(event -> event instanceof Step.InputArrived || event instanceof Step.MemoryWritten(Place p, var before, var after)
                && p.kind() == place.kind() && p.ordinal() == place.ordinal() && p.offset() < place.offset() + 8 && place.offset() < p.offset() + before.length());
    }

    /// Two processors that run the same loop over registers and stack, in turns by chance.
    private static Timeline twoProcessors() throws MalformedProgramException {
        Scenario scenario = Assembled.scenario("""
                r6 = 0
                again:
                r6 += 1
                *(u64 *)(r10 - 8) = r6
                r1 = *(u64 *)(r10 - 8)
                if r6 < 20 goto again
                r0 = r1
                exit
                """, Bytes.EMPTY);
        List<Input> inputs = Collections.nCopies(5, scenario.inputs().getFirst());
        return Timeline.record(scenario.with(inputs).on(Host.DEFAULT.withCpus(2, new Turns(Turns.Order.CHANCE, 5))), Progress.NONE);
    }

    @Test
    void whatAnotherProcessorDoesToItsOwnRegistersIsNotFound() throws MalformedProgramException {
        Timeline timeline = twoProcessors();
        Search search = new Search(timeline, Progress.NONE);
        Register r6 = Register.of(6);
        IntPredicate writes = p -> timeline.instructionAt(p).map(i -> Effects.of(i).writes().contains(r6)).orElse(true);
        for (int from = 0; from < timeline.length(); from++) {
            int at = from;
            IntPredicate own = p -> timeline.cpuAt(p) == timeline.cpuAt(at);
            assertThat(search.previousWrite(from, new Target.OfRegister(r6))).isEqualTo(IntStream.range(0, from).filter(own.and(writes)).max());
            assertThat(search.nextWrite(from, new Target.OfRegister(r6))).isEqualTo(IntStream.range(from, timeline.length()).filter(own.and(writes)).min());
        }
    }

    @Test
    void whatAnotherProcessorWritesToItsOwnStackIsNotFound() throws MalformedProgramException {
        Timeline timeline = twoProcessors();
        Search search = new Search(timeline, Progress.NONE);
        Place place = new Place(Place.Kind.STACK, 0, -8);
        boolean[] writes = new boolean[timeline.length()];
        for (int p = 0; p < writes.length; p++) {
            writes[p] = writes(timeline.step(p), place);
        }
        for (int from = 0; from < timeline.length(); from++) {
            int at = from;
            IntPredicate wanted = p -> timeline.cpuAt(p) == timeline.cpuAt(at) && writes[p];
            assertThat(search.previousWrite(from, new Target.OfBytes(place, 8))).isEqualTo(IntStream.range(0, from).filter(wanted).max());
            assertThat(search.nextWrite(from, new Target.OfBytes(place, 8))).isEqualTo(IntStream.range(from, timeline.length()).filter(wanted).min());
        }
    }

    @Test
    void conditionsAreFoundInBothDirections() throws MalformedProgramException {
        Timeline timeline = Assembled.record("r0 = 0\nagain:\nr0 += 1\nif r0 < 9000 goto again\nexit\n", Bytes.EMPTY);
        Search search = new Search(timeline, Progress.NONE);
        assertThat(search.next(0, vm -> vm.register(Register.R0) == 5000 && vm.slot() == 2)).hasValue(10_000);
        assertThat(search.previous(timeline.length(), vm -> vm.register(Register.R0) == 5000)).hasValue(10_001);
        assertThat(search.previous(timeline.length(), vm -> vm.register(Register.R0) == 90_000)).isEmpty();
        assertThat(search.next(0, vm -> vm.register(Register.R0) == 90_000)).isEmpty();
        assertThat(search.nextWrite(10_000, new Target.OfRegister(Register.R0))).hasValue(10_001);
    }

    @Test
    void aRegisterThatAFunctionGivesBackWasWrittenBeforeTheHelperThatCallsIt() throws MalformedProgramException {
        Timeline timeline = Assembled.record("""
                .program xdp x
                r6 = 7
                r1 = 5
                r2 = code_addr(each) ll
                r3 = 0
                r4 = 0
                call bpf_loop
                r0 = r6
                exit
                .func each
                r6 = 9
                r0 = 0
                exit
                """, Bytes.of(new byte[64]));
        Search search = new Search(timeline, Progress.NONE);
        assertThat(search.previousWrite(timeline.length() - 1, new Target.OfRegister(Register.R6))).hasValue(0);
        assertThat(search.nextWrite(1, new Target.OfRegister(Register.R6))).isEmpty();
    }

    @Test
    void aHelperThatMovesThePacketWritesIt() throws MalformedProgramException {
        Timeline timeline = Assembled.record("""
                .program xdp x
                r6 = r1
                r2 = 4
                call bpf_xdp_adjust_head
                r0 = 2
                exit
                """, Bytes.of(new byte[64]));
        Place packet = new Place(Place.Kind.PACKET, 1, 0);
        int call = timeline.next(0, slot -> slot == 2);
        assertThat(new Search(timeline, Progress.NONE).previousWrite(timeline.length(), new Target.OfBytes(packet, 1))).hasValue(call);
    }

    @Test
    void aStopWatchesAValueInBothDirections() throws MalformedProgramException {
        Timeline timeline = Assembled.record("r0 = 0\nagain:\nr0 += 1\nr1 = r0\nr1 &= 0x7ff\nif r1 != 0 goto over\n*(u64 *)(r10 - 8) = r0\nover:\nif r0 < 9000 goto again\nexit\n", Bytes.EMPTY);
        Target slot = new Target.OfBytes(new Place(Place.Kind.STACK, 0, -8), 8);
        Search search = new Search(timeline, Progress.NONE);
        List<Integer> expected = new ArrayList<>();
        for (int p = 1; p <= timeline.length(); p++) {
            if (!timeline.value(p, 0, slot).equals(timeline.value(p - 1, 0, slot))) {
                expected.add(p);
            }
        }
        assertThat(expected).hasSize(4);
        List<Integer> forwards = new ArrayList<>();
        for (OptionalInt at = search.next(0, Stop.changed(slot, 0)); at.isPresent(); at = search.next(at.getAsInt(), Stop.changed(slot, 0))) {
            forwards.add(at.getAsInt());
        }
        assertThat(forwards).isEqualTo(expected);
        List<Integer> backwards = new ArrayList<>();
        for (OptionalInt at = search.previous(timeline.length(), Stop.changed(slot, 0)); at.isPresent(); at = search.previous(at.getAsInt(), Stop.changed(slot, 0))) {
            backwards.addFirst(at.getAsInt());
        }
        assertThat(backwards).isEqualTo(expected);
    }

    @Test
    void ofSeveralProcessorsEachHasItsOwnStack() throws MalformedProgramException {
        Timeline one = Assembled.record("r6 = 1\n*(u64 *)(r10 - 8) = r6\nr6 = 2\nexit\n", Bytes.EMPTY);
        Scenario two = one.scenario().on(Host.DEFAULT.withCpus(2, Turns.DEFAULT)).with(Collections.nCopies(2, one.scenario().inputs().getFirst()));
        Timeline timeline = Timeline.record(two, Progress.NONE);
        Target slot = new Target.OfBytes(new Place(Place.Kind.STACK, 0, -8), 8);
        for (int cpu = 0; cpu < 2; cpu++) {
            Search search = new Search(timeline, Progress.NONE);
            int wrote = search.previousWrite(timeline.length(), cpu, slot).orElseThrow();
            assertThat(timeline.cpuAt(wrote)).isEqualTo(cpu);
            assertThat(timeline.slotAt(wrote)).isEqualTo(1);
            assertThat(search.nextWrite(1, cpu, slot)).hasValue(wrote);
            assertThat(Why.explain(timeline, timeline.length(), cpu, slot, Progress.NONE).position()).hasValue(wrote);
            assertThat(search.next(0, Stop.changed(slot, cpu))).hasValue(wrote + 1);
        }
    }

    @Test
    void aSearchCanBeCancelled() throws MalformedProgramException {
        Timeline timeline = Assembled.record("r0 = 0\nagain:\nr0 += 1\nif r0 < 9000 goto again\nexit\n", Bytes.EMPTY);
        Progress stopped = new Progress() {
            @Override
            public void done(long steps) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThatThrownBy(() -> new Search(timeline, stopped).next(0, vm -> false)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aValueIsExplainedDownToThePacket() throws MalformedProgramException {
        Timeline timeline = Assembled.record("""
                r6 = *(u8 *)(r1 + 2)
                r6 += 10
                *(u64 *)(r10 - 8) = r6
                r7 = 99
                r0 = *(u64 *)(r10 - 8)
                exit
                """, Bytes.ofHex("010207"));
        Cause cause = Why.explain(timeline, 5, new Target.OfRegister(Register.R0), Progress.NONE);
        assertThat(cause.value().toLittleEndian()).isEqualTo(17);
        assertThat(cause.position()).isEqualTo(Optional.of(4));
        Cause stack = cause.inputs().getFirst();
        assertThat(stack.position()).isEqualTo(Optional.of(2));
        Cause sum = stack.inputs().getFirst();
        assertThat(sum.position()).isEqualTo(Optional.of(1));
        Cause read = sum.inputs().getFirst();
        assertThat(read.position()).isEqualTo(Optional.of(0));
        assertThat(read.inputs().getFirst().target()).isEqualTo(new Target.OfBytes(new Place(Place.Kind.PACKET, 0, 2), 1));
        assertThat(read.inputs().getFirst().value().toLittleEndian()).isEqualTo(7);
        assertThat(read.inputs().getFirst().position()).isEmpty();
    }

    @Test
    void anEntryOfAMapWasWrittenByTheUpdateOrThroughThePointer() throws MalformedProgramException {
        Timeline timeline = Timeline.record(SampleRuns.MAPS.scenario(), Progress.NONE);
        Search search = new Search(timeline, Progress.NONE);
        for (int p = timeline.length() - 1; p >= 0; p--) {
            int at = p;
            timeline.step(p).events().forEach(event -> {
                if (event instanceof Step.MapEntryChanged(int map, var key, var before, var after)) {
                    assertThat(search.previousWrite(at + 1, new Target.OfEntry(map, key))).hasValue(at);
                    assertThat(search.nextWrite(at, new Target.OfEntry(map, key))).hasValue(at);
                }
            });
        }
    }
}
