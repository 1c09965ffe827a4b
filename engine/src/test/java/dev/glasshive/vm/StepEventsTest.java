package dev.glasshive.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.map.BpfMap;
import dev.glasshive.program.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The events of a step are the difference between the positions on both sides of it.
final class StepEventsTest {

    @ParameterizedTest
    @EnumSource(SampleRuns.class)
    void eventsAreTheDifferenceOfTwoPositions(SampleRuns sample) throws MalformedProgramException {
        Timeline timeline = Timeline.record(sample.scenario(), Progress.NONE);
        for (int position : new Random(11).ints(400, 0, timeline.length()).toArray()) {
            check(timeline.at(position), timeline.step(position), timeline.at(position + 1));
        }
    }

    private static void check(Snapshot before, Step step, Snapshot after) {
        if (step.slot() < 0) {
            assertThat(step.events()).hasSize(1).first().isInstanceOf(Step.InputArrived.class);
            assertThat(after.run()).isEqualTo(before.run() + 1);
            return;
        }
        assertThat(step.slot()).isEqualTo(before.slot());
        assertThat(step.program()).isEqualTo(before.program());
        Map<Register, OptionalLong> registers = new LinkedHashMap<>();
        for (Register register : Register.values()) {
            if (!before.registers().value(register).equals(after.registers().value(register))) {
                registers.put(register, after.registers().value(register));
            }
        }
        Map<Register, OptionalLong> told = new LinkedHashMap<>();
        events(step, Step.RegisterChanged.class).forEach(e -> {
            assertThat(e.before()).isEqualTo(before.registers().value(e.register()));
            told.put(e.register(), e.after());
        });
        assertThat(told).as("registers of %s", step).isEqualTo(registers);
        assertThat(changes(step)).as("map entries of %s", step).isEqualTo(mapDifference(before, after));
        assertThat(events(step, Step.Printed.class).stream().map(Step.Printed::line))
                .containsExactlyElementsOf(after.console().subList(before.console().size(), after.console().size()));
        assertThat(patched(before.packet(), Place.Kind.PACKET, 0, step)).isEqualTo(after.packet().toBytes());
        for (int i = 0; i < Math.min(before.frames().size(), after.frames().size()); i++) {
            if (events(step, Step.TailCalled.class).isEmpty() || i < after.frames().size() - 1) {
                assertThat(patched(before.frames().get(i).stack(), Place.Kind.STACK, i, step)).isEqualTo(after.frames().get(i).stack().toBytes());
            }
        }
        assertThat(events(step, Step.Called.class)).hasSize(Math.max(0, after.frames().size() - before.frames().size()));
        assertThat(events(step, Step.Returned.class)).hasSize(Math.max(0, before.frames().size() - after.frames().size()));
        assertThat(events(step, Step.Finished.class)).hasSize(after.status() == Status.FINISHED ? 1 : 0);
        assertThat(events(step, Step.Trapped.class)).hasSize(after.status() == Status.TRAPPED ? 1 : 0);
    }

    private static <T> List<T> events(Step step, Class<T> kind) {
        return step.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Bytes patched(MemoryImage image, Place.Kind kind, int ordinal, Step step) {
        byte[] bytes = image.toBytes().toArray();
        for (Step.MemoryWritten written : events(step, Step.MemoryWritten.class)) {
            Place place = written.place();
            if (place.kind() == kind && place.ordinal() == ordinal) {
                for (int i = 0; i < written.after().length(); i++) {
                    assertThat(bytes[place.offset() - image.first() + i]).isEqualTo(written.before().at(i));
                    bytes[place.offset() - image.first() + i] = written.after().at(i);
                }
            }
        }
        return Bytes.of(bytes);
    }

    private static Map<String, String> changes(Step step) {
        Map<String, String> changes = new LinkedHashMap<>();
        events(step, Step.MapEntryChanged.class).forEach(e -> changes.put(e.map() + " " + e.key(), e.before() + " to " + e.after()));
        return changes;
    }

    private static Map<String, String> mapDifference(Snapshot before, Snapshot after) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (int map = 0; map < before.maps().size(); map++) {
            Map<Bytes, Bytes> old = content(before.maps().get(map).state());
            Map<Bytes, Bytes> now = content(after.maps().get(map).state());
            Map<Bytes, Bytes> all = new LinkedHashMap<>(old);
            all.putAll(now);
            for (Bytes key : all.keySet()) {
                if (!java.util.Objects.equals(old.get(key), now.get(key))) {
                    changes.put(map + " " + key, java.util.Optional.ofNullable(old.get(key)) + " to " + java.util.Optional.ofNullable(now.get(key)));
                }
            }
        }
        return changes;
    }

    private static Map<Bytes, Bytes> content(BpfMap.State state) {
        Map<Bytes, Bytes> content = new LinkedHashMap<>();
        for (int i = 0; i < state.size(); i++) {
            content.put(state.entry(i).key(), state.entry(i).value());
        }
        return content;
    }

    @Test
    void aTailCallIntoTheSameProgramIsOne() throws MalformedProgramException {
        Timeline timeline = Timeline.record(SampleRuns.TAIL_CALLS.scenario(), Progress.NONE);
        int second = timeline.next(0, slot -> slot == 0);
        second = timeline.next(second, slot -> slot == 0);
        assertThat(timeline.programAt(second).name()).isEqualTo("first");
        assertThat(timeline.step(second - 1).events()).contains(new Step.TailCalled("first"));
    }

    @Test
    void aHelpersKeyIsOneRead() throws MalformedProgramException {
        Timeline timeline = Assembled.record("""
                .program xdp x
                .map m array key=4 value=8 max=1
                *(u32 *)(r10 - 4) = 0
                r1 = m ll
                r2 = r10
                r2 += -4
                call bpf_map_lookup_elem
                r0 = 0
                exit
                """, Bytes.EMPTY);
        assertThat(timeline.step(4).events()).contains(new Step.MemoryRead(new Place(Place.Kind.STACK, 0, -4), 4),
                new Step.MapLookedUp(0, Bytes.of(new byte[4]), true));
    }

    @Test
    void aReadThatTrapsIsNoRead() throws MalformedProgramException {
        Timeline timeline = Assembled.record("r0 = *(u8 *)(r1 + 0)\nexit", Bytes.EMPTY);
        assertThat(timeline.step(0).events()).singleElement().isInstanceOf(Step.Trapped.class);
    }
}
