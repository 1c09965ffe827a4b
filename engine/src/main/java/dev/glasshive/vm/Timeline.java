package dev.glasshive.vm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;

/// A recorded scenario that can be looked at from any position, forwards and backwards.
///
/// Runs are deterministic, so only the slot of every step and a key frame now and then are kept; whatever lies between is run again when somebody
/// looks there. Position n is the state after n steps. Where one input's run has ended, a step of its own brings the next input.
/// Immutable to its readers and safe to share between threads.
public final class Timeline {
    /// The most positions that are recorded; a longer scenario is cut there.
    public static final int MAX_LENGTH = 20_000_000;
    private static final int KEY_FRAME_DISTANCE = 1024;
    private static final int SLOT_BITS = 20;
    private static final int MOST_PROGRAMS = (1 << 31 - SLOT_BITS) - 1;
    private static final int ARRIVAL = -1;

    private final Scenario scenario;
    private final List<Program> programs;
    private final int[] steps;
    private final byte[] cpus;
    private final List<Runner.KeyFrame> keyFrames;
    private final List<Run> runs;
    private final Runner replay;
    private final Snapshots snapshots;

    /// One input's part of a timeline.
    ///
    /// @param index of the input
    /// @param cpu the processor that worked on it
    /// @param first position before its first instruction
    /// @param last position after its last one
    public record Run(int index, int cpu, int first, int last, RunResult result) {
        /// Whether `cpu` was working on it at `position`.
        boolean holds(int where, int position) {
            return where == cpu && position >= first && position <= last;
        }
    }

    private Timeline(Scenario scenario, List<Program> programs, int[] steps, byte[] cpus, List<Runner.KeyFrame> keyFrames, List<Run> runs) throws MalformedProgramException {
        this.scenario = scenario;
        this.programs = programs;
        this.steps = steps;
        this.cpus = cpus;
        this.keyFrames = keyFrames;
        this.runs = List.copyOf(runs);
        this.replay = new Runner(scenario, new Interpreter());
        this.snapshots = new Snapshots(scenario.set());
    }

    /// Runs `scenario` to its end.
    ///
    /// @throws MalformedProgramException if its program cannot be placed on its platform
    /// @throws CancellationException if `progress` asks to stop
    public static Timeline record(Scenario scenario, Progress progress) throws MalformedProgramException {
        return record(scenario, progress, MAX_LENGTH);
    }

    static Timeline record(Scenario scenario, Progress progress, int mostPositions) throws MalformedProgramException {
        if (scenario.set().programs().size() > MOST_PROGRAMS) {
            throw new MalformedProgramException(scenario.set().origin() + ": " + scenario.set().programs().size() + " programs are more than " + MOST_PROGRAMS);
        }
        Runner runner = new Runner(scenario, new Interpreter());
        Map<String, Integer> ordinals = new LinkedHashMap<>();
        for (Program program : scenario.set().programs()) {
            ordinals.put(program.name(), ordinals.size());
        }
        int[] steps = new int[1024];
        boolean several = scenario.host().cpus() > 1;
        byte[] cpus = new byte[several ? steps.length : 0];
        int[] first = new int[scenario.host().cpus()];
        int length = 0;
        List<Runner.KeyFrame> keyFrames = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        while (true) {
            if (length % KEY_FRAME_DISTANCE == 0) {
                keyFrames.add(runner.save());
                keepGoing(progress, length);
            }
            if (runner.isAtEnd() || length == mostPositions) {
                break;
            }
            if (length == steps.length) {
                steps = Arrays.copyOf(steps, length + length / 2);
                cpus = several ? Arrays.copyOf(cpus, steps.length) : cpus;
            }
            int cpu = runner.cpu();
            if (several) {
                cpus[length] = (byte) cpu;
            }
            boolean arrives = runner.vm().status() != Status.RUNNING;
            steps[length++] = arrives ? ARRIVAL
                    : ordinals.getOrDefault(runner.vm().program().name(), 0) << SLOT_BITS | runner.vm().slot() & (1 << SLOT_BITS) - 1;
            runner.advance();
            if (arrives) {
                first[cpu] = length;
            }
            int after = length;
            runner.ended().ifPresent(end -> runs.add(new Run(end.run(), end.cpu(), first[end.cpu()], after, end.result())));
        }
        runs.sort(Comparator.comparingInt(Run::index));
        return new Timeline(scenario, scenario.set().programs(), Arrays.copyOf(steps, length), several ? Arrays.copyOf(cpus, length) : cpus, keyFrames, runs);
    }

    static void keepGoing(Progress progress, long done) {
        progress.done(done);
        if (progress.isCancelled()) {
            throw new CancellationException("cancelled after " + done + " steps");
        }
    }

    /// Runs `scenario` without recording: only how each run ended.
    ///
    /// @throws MalformedProgramException if its program cannot be placed on its platform
    public static List<RunResult> run(Scenario scenario, Executable executable, Progress progress) throws MalformedProgramException {
        return complete(scenario, executable, progress).results();
    }

    /// Runs `scenario` without recording: how each run ended, and what the machine holds then.
    ///
    /// @throws MalformedProgramException if its program cannot be placed on its platform
    /// @throws CancellationException if `progress` asks to stop
    public static Completed complete(Scenario scenario, Executable executable, Progress progress) throws MalformedProgramException {
        return Runner.complete(scenario, executable, progress);
    }

    /// What was run.
    public Scenario scenario() {
        return scenario;
    }

    /// The last position; the first is 0.
    public int length() {
        return steps.length;
    }

    /// The runs that ended, in the order of their inputs.
    public List<Run> runs() {
        return runs;
    }

    /// The run that the processor whose turn it is at `position` works on, if it ended inside the timeline.
    public Optional<Run> runAt(int position) {
        int cpu = cpuAt(position);
        return runs.stream().filter(r -> r.holds(cpu, position)).findFirst();
    }

    /// The processor that moves from `position`; at the end, the one that moved last.
    ///
    /// @param position 0 to [#length]
    public int cpuAt(int position) {
        return cpus.length == 0 ? 0 : cpus[Math.min(position, cpus.length - 1)];
    }

    /// The slot of the instruction that runs from `position`, or -1 where the next input arrives or the timeline ends.
    public int slotAt(int position) {
        return position >= steps.length || steps[position] == ARRIVAL ? -1 : steps[position] & (1 << SLOT_BITS) - 1;
    }

    /// The program whose instruction runs from `position`; where none does, the one that ended there.
    public Program programAt(int position) {
        int cpu = cpuAt(position);
        for (int at = Math.min(position, steps.length - 1); at >= 0; at--) {
            if (steps[at] != ARRIVAL && cpuAt(at) == cpu) {
                return programs.get(steps[at] >>> SLOT_BITS);
            }
        }
        return scenario.set().program(scenario.program()).orElseThrow();
    }

    /// The instruction that runs from `position`.
    public Optional<Instruction> instructionAt(int position) {
        int slot = slotAt(position);
        return slot < 0 || !programAt(position).code().startsAt(slot) ? Optional.empty() : Optional.of(programAt(position).code().at(slot));
    }

    /// The first position after `from` from which an instruction at a wanted slot runs, or the end.
    public int next(int from, IntPredicate slotWanted) {
        for (int position = from + 1; position < steps.length; position++) {
            if (steps[position] != ARRIVAL && slotWanted.test(slotAt(position))) {
                return position;
            }
        }
        return steps.length;
    }

    /// The last position before `from` from which an instruction at a wanted slot runs, or 0.
    public int previous(int from, IntPredicate slotWanted) {
        for (int position = Math.min(from, steps.length) - 1; position > 0; position--) {
            if (steps[position] != ARRIVAL && slotWanted.test(slotAt(position))) {
                return position;
            }
        }
        return 0;
    }

    /// The machine at `position`, seen from the processor that moves next.
    ///
    /// @param position 0 to [#length]
    public synchronized Snapshot at(int position) {
        return at(position, cpuAt(position));
    }

    /// The machine at `position`, seen from processor `cpu`.
    ///
    /// @param position 0 to [#length]
    /// @param cpu 0 to the host's number of processors less 1
    public synchronized Snapshot at(int position, int cpu) {
        seek(position);
        return snapshots.of(position, cpu, replay.run(cpu), replay.vm(cpu).save());
    }

    /// What happens between `position` and the next one.
    ///
    /// @param position 0 to [#length] less 1
    public synchronized Step step(int position) {
        if (position == steps.length) {
            throw new IndexOutOfBoundsException("position " + position + " is the last one: no step follows");
        }
        seek(position);
        return StepRecorder.record(replay);
    }

    private void seek(int position) {
        if (position < 0 || position > steps.length) {
            throw new IndexOutOfBoundsException("position " + position + " is not in 0 to " + steps.length);
        }
        Runner.KeyFrame frame = keyFrames.get(position / KEY_FRAME_DISTANCE);
        if (replay.position() > position || replay.position() < frame.position()) {
            replay.restore(frame);
        }
        while (replay.position() < position) {
            replay.advance();
        }
    }
}
