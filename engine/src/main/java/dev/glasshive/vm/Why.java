package dev.glasshive.vm;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Follows a value back to where it came from: constants, bytes of the packet, entries of maps, helpers.
public final class Why {
    /// The most steps from a value to what it came from.
    public static final int DEEPEST = 12;
    /// The most steps of one explanation.
    public static final int MOST = 64;

    private static final int HELPER_ARGUMENTS = 5;

    private final Timeline timeline;
    private final Search search;
    private int left = MOST;

    private Why(Timeline timeline, Progress progress) {
        this.timeline = timeline;
        this.search = new Search(timeline, progress);
    }

    /// Why `target` holds at `position` what it holds.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` asks to stop
    public static Cause explain(Timeline timeline, int position, Target target, Progress progress) {
        return explain(timeline, position, timeline.cpuAt(position), target, progress);
    }

    /// The same, where `cpu` is the processor whose register, stack, packet or context `target` is.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` asks to stop
    public static Cause explain(Timeline timeline, int position, int cpu, Target target, Progress progress) {
        return new Why(timeline, progress).cause(position, cpu, target, DEEPEST);
    }

    private Cause cause(int position, int cpu, Target target, int depth) {
        left--;
        Bytes value = timeline.value(position, cpu, target);
        OptionalInt writer = search.previousWrite(position, cpu, target);
        if (writer.isEmpty()) {
            return new Cause(target, value, Optional.empty(), Optional.empty(), List.of());
        }
        int at = writer.getAsInt();
        Step step = timeline.step(at);
        List<Cause> inputs = new ArrayList<>();
        for (Target input : inputs(at, step)) {
            if (depth > 1 && left > 0) {
                inputs.add(cause(at, timeline.cpuAt(at), input, depth - 1));
            }
        }
        return new Cause(target, value, Optional.of(at), step.instruction(), inputs);
    }

    /// What the step read, memory first: where it lay matters less than what it was.
    private Set<Target> inputs(int position, Step step) {
        Set<Target> inputs = new LinkedHashSet<>();
        for (Step.Event event : step.events()) {
            if (event instanceof Step.MemoryRead(Place place, int size)) {
                inputs.add(new Target.OfBytes(place, size));
            } else if (event instanceof Step.MapLookedUp(int map, Bytes key, boolean found)) {
                inputs.add(new Target.OfEntry(map, key));
            }
        }
        step.instruction().ifPresent(instruction -> {
            Registers before = timeline.at(position).registers();
            for (Register register : Register.values()) {
                boolean read = Effects.of(instruction).reads().contains(register)
                        || instruction instanceof Instruction.CallHelper && register.code() >= 1 && register.code() <= HELPER_ARGUMENTS;
                if (read && register != Register.FRAME_POINTER && before.value(register).isPresent()) {
                    inputs.add(new Target.OfRegister(register));
                }
            }
        });
        return inputs;
    }
}
