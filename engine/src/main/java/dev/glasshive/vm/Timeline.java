package dev.glasshive.vm;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    /// The bytes of memory that a timeline may take unless somebody says otherwise.
    public static final long DEFAULT_BUDGET = 192L << 20;

    private final Scenario scenario;
    private final List<Program> programs;
    private final StepLog steps;
    private final KeyFrames keyFrames;
    private final List<Run> runs;
    private final List<List<Run>> runsOf = new ArrayList<>();
    private final Optional<String> cut;
    private final Replay replay;
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

    private Timeline(Scenario scenario, StepLog steps, KeyFrames keyFrames, List<Run> runs, Optional<String> cut) throws MalformedProgramException {
        this.scenario = scenario;
        this.programs = scenario.set().programs();
        this.steps = steps;
        this.keyFrames = keyFrames;
        this.runs = List.copyOf(runs);
        for (int cpu = 0; cpu < scenario.host().cpus(); cpu++) {
            int own = cpu;
            runsOf.add(runs.stream().filter(run -> run.cpu() == own).toList());
        }
        this.cut = cut;
        this.replay = newReplay();
        this.snapshots = new Snapshots(scenario.set());
    }

    /// Runs `scenario` to its end.
    ///
    /// @throws MalformedProgramException if its program cannot be placed on its platform
    /// @throws CancellationException if `progress` asks to stop
    public static Timeline record(Scenario scenario, Progress progress) throws MalformedProgramException {
        return record(scenario, progress, DEFAULT_BUDGET);
    }

    /// Runs `scenario` to its end, or until the record of it takes more than `budget` bytes of memory, by estimate.
    ///
    /// @throws MalformedProgramException if its program cannot be placed on its platform
    /// @throws CancellationException if `progress` asks to stop
    public static Timeline record(Scenario scenario, Progress progress, long budget) throws MalformedProgramException {
        return record(scenario, progress, MAX_LENGTH, budget);
    }

    static Timeline record(Scenario scenario, Progress progress, int mostPositions, long budget) throws MalformedProgramException {
        if (scenario.set().programs().size() > StepLog.MOST_PROGRAMS) {
            throw new MalformedProgramException(scenario.set().origin() + ": " + scenario.set().programs().size() + " programs are more than " + StepLog.MOST_PROGRAMS);
        }
        Runner runner = new Runner(scenario, new Interpreter());
        Map<String, Integer> ordinals = new LinkedHashMap<>();
        for (Program program : scenario.set().programs()) {
            ordinals.put(program.name(), ordinals.size());
        }
        StepLog steps = new StepLog(scenario.host().cpus() > 1);
        KeyFrames keyFrames = new KeyFrames(budget);
        int[] first = new int[scenario.host().cpus()];
        List<Run> runs = new ArrayList<>();
        long runBytes = 0;
        Optional<String> cut = Optional.empty();
        while (true) {
            int length = steps.length();
            if (length % KeyFrames.NARROWEST == 0) {
                keepGoing(progress, length);
                if (keyFrames.isDue(length) && !keyFrames.add(runner.save(), steps.bytes() + runBytes)) {
                    cut = Optional.of("Recording stops after " + grouped(length) + " steps: they take more than the " + (budget >> 20)
                            + " MB a timeline may have; give it fewer packets, or maps with smaller values");
                }
            }
            if (runner.isAtEnd() || cut.isPresent()) {
                break;
            }
            if (length == mostPositions) {
                cut = Optional.of("Recording stops after " + grouped(length) + " steps, the most a timeline holds; the command line runs on without recording");
                break;
            }
            int cpu = runner.cpu();
            boolean arrives = runner.vm().status() != Status.RUNNING;
            steps.add(arrives ? StepLog.ARRIVAL : StepLog.step(ordinals.getOrDefault(runner.vm().program().name(), 0), runner.vm().slot()), cpu);
            runner.advance();
            if (arrives) {
                first[cpu] = length + 1;
            }
            if (runner.ended().isPresent()) {
                Runner.Ended end = runner.ended().get();
                runs.add(new Run(end.run(), end.cpu(), first[end.cpu()], length + 1, end.result()));
                runBytes += end.result().bytes();
            }
        }
        runs.sort(Comparator.comparingInt(Run::index));
        return new Timeline(scenario, steps, keyFrames, runs, cut);
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

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// What was run.
    public Scenario scenario() {
        return scenario;
    }

    /// The last position; the first is 0.
    public int length() {
        return steps.length();
    }

    /// Why the record ends before the scenario does, if so.
    public Optional<String> cut() {
        return cut;
    }

    /// The memory that the record takes, by estimate: numbers of steps and key frames.
    public long bytes() {
        return steps.bytes() + keyFrames.bytes();
    }

    /// How many steps lie between frozen states.
    int keyFrameDistance() {
        return keyFrames.distance();
    }

    /// The runs that ended, in the order of their inputs.
    public List<Run> runs() {
        return runs;
    }

    /// The run that the processor whose turn it is at `position` works on, if it ended inside the timeline.
    public Optional<Run> runAt(int position) {
        int cpu = cpuAt(position);
        // Inputs are handed out in their order, so a processor's runs are in order, too.
        List<Run> own = runsOf.get(cpu);
        int low = 0;
        int high = own.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (own.get(middle).last() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < own.size() && own.get(low).holds(cpu, position) ? Optional.of(own.get(low)) : Optional.empty();
    }

    /// The processor that moves from `position`; at the end, the one that moved last.
    ///
    /// @param position 0 to [#length]
    public int cpuAt(int position) {
        return length() == 0 ? 0 : steps.cpuAt(Math.min(position, length() - 1));
    }

    /// The slot of the instruction that runs from `position`, or -1 where the next input arrives or the timeline ends.
    public int slotAt(int position) {
        return position >= length() || steps.at(position) == StepLog.ARRIVAL ? -1 : StepLog.slot(steps.at(position));
    }

    /// The program whose instruction runs from `position`; where none does, the one that ended there.
    public Program programAt(int position) {
        int cpu = cpuAt(position);
        for (int at = Math.min(position, length() - 1); at >= 0; at--) {
            if (steps.at(at) != StepLog.ARRIVAL && cpuAt(at) == cpu) {
                return programs.get(StepLog.program(steps.at(at)));
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
        for (int position = from + 1; position < steps.length(); position++) {
            if (slotAt(position) >= 0 && slotWanted.test(slotAt(position))) {
                return position;
            }
        }
        return steps.length();
    }

    /// The last position before `from` from which an instruction at a wanted slot runs, or 0.
    public int previous(int from, IntPredicate slotWanted) {
        for (int position = Math.min(from, steps.length()) - 1; position > 0; position--) {
            if (slotAt(position) >= 0 && slotWanted.test(slotAt(position))) {
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
        return snapshots.of(position, cpu, replay.runner().run(cpu), replay.runner().vm(cpu).save());
    }

    /// What happens between `position` and the next one.
    ///
    /// @param position 0 to [#length] less 1
    public synchronized Step step(int position) {
        if (position == steps.length()) {
            throw new IndexOutOfBoundsException("position " + position + " is the last one: no step follows");
        }
        seek(position);
        return StepRecorder.record(replay.runner());
    }

    /// What `target` holds at `position`, seen from processor `cpu`.
    public synchronized Bytes value(int position, int cpu, Target target) {
        seek(position);
        return target.valueIn(replay.runner().vm(cpu));
    }

    private void seek(int position) {
        if (position < 0 || position > steps.length()) {
            throw new IndexOutOfBoundsException("position " + position + " is not in 0 to " + steps.length());
        }
        replay.seek(position);
    }

    /// The steps of `cpu` that write `register`.
    RegisterWrites writes(Register register, int cpu, Runnable keepGoing) {
        return new RegisterWrites(steps, programs, cpu, register, keepGoing);
    }

    /// Another machine that goes where it likes, for long work that must not hold up those who look.
    Replay newReplay() throws MalformedProgramException {
        return new Replay(new Runner(scenario, new Interpreter()), keyFrames);
    }
}
