package dev.glasshive.vm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final List<Runner.KeyFrame> keyFrames;
    private final List<Run> runs;
    private final Runner replay;
    private final Snapshots snapshots;

    /// One input's part of a timeline.
    ///
    /// @param first position before its first instruction
    /// @param last position after its last one
    public record Run(int index, int first, int last, RunResult result) {}

    private Timeline(Scenario scenario, List<Program> programs, int[] steps, List<Runner.KeyFrame> keyFrames, List<Run> runs) throws MalformedProgramException {
        this.scenario = scenario;
        this.programs = programs;
        this.steps = steps;
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
        int length = 0;
        int first = 0;
        List<Runner.KeyFrame> keyFrames = new ArrayList<>();
        List<Run> runs = new ArrayList<>();
        while (true) {
            if (length % KEY_FRAME_DISTANCE == 0) {
                keyFrames.add(runner.save());
                keepGoing(progress, length);
            }
            if (runner.vm().status() != Status.RUNNING && !scenario.inputs().isEmpty()) {
                runs.add(new Run(runner.run(), first, length, runner.vm().result()));
                first = length + 1;
            }
            if (runner.isAtEnd() || length == mostPositions) {
                break;
            }
            if (length == steps.length) {
                steps = Arrays.copyOf(steps, length + length / 2);
            }
            steps[length++] = runner.vm().status() == Status.RUNNING
                    ? ordinals.getOrDefault(runner.vm().program().name(), 0) << SLOT_BITS | runner.vm().slot() & (1 << SLOT_BITS) - 1
                    : ARRIVAL;
            runner.advance();
        }
        return new Timeline(scenario, scenario.set().programs(), Arrays.copyOf(steps, length), keyFrames, runs);
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
        return Runner.runAll(scenario, executable, progress);
    }

    /// What was run.
    public Scenario scenario() {
        return scenario;
    }

    /// The last position; the first is 0.
    public int length() {
        return steps.length;
    }

    /// The runs that ended, in order.
    public List<Run> runs() {
        return runs;
    }

    /// The run that `position` belongs to, if it ended inside the timeline.
    public Optional<Run> runAt(int position) {
        return runs.stream().filter(r -> position >= r.first() && position <= r.last()).findFirst();
    }

    /// The slot of the instruction that runs from `position`, or -1 where the next input arrives or the timeline ends.
    public int slotAt(int position) {
        return position >= steps.length || steps[position] == ARRIVAL ? -1 : steps[position] & (1 << SLOT_BITS) - 1;
    }

    /// The program whose instruction runs from `position`; where none does, the one that ended there.
    public Program programAt(int position) {
        int at = Math.min(position, steps.length - 1);
        if (at < 0) {
            return scenario.set().program(scenario.program()).orElseThrow();
        }
        return programs.get((steps[at] == ARRIVAL ? steps[at - 1] : steps[at]) >>> SLOT_BITS);
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

    /// The machine at `position`.
    ///
    /// @param position 0 to [#length]
    public synchronized Snapshot at(int position) {
        seek(position);
        return snapshots.of(replay.position(), replay.run(), replay.vm().save());
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
