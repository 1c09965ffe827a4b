package dev.glasshive.vm;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.map.BpfMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs a scenario from position to position: one instruction of one processor, or the arrival of the next input there.
///
/// Processors that have nothing to do take the next input, so that which one gets it follows from the turns.
final class Runner {
    private static final int IDLE = -1;
    /// How many steps pass between two questions whether to go on.
    private static final int PROGRESS = 1 << 16;

    private final Scenario scenario;
    private final Executable executable;
    private final List<Vm> cpus = new ArrayList<>();
    private int[] runs;
    private int nextInput;
    private int turn;
    private int left;
    private long chance;
    private int position;
    private Optional<Ended> ended = Optional.empty();

    Runner(Scenario scenario, Executable executable) throws MalformedProgramException {
        this.scenario = scenario;
        this.executable = executable;
        Vm first = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        cpus.add(first);
        for (int cpu = 1; cpu < scenario.host().cpus(); cpu++) {
            cpus.add(new Vm(first, cpu));
        }
        runs = new int[cpus.size()];
        Arrays.fill(runs, IDLE);
        chance = scenario.world().seed();
        left = length();
        for (int cpu = 0; cpu < cpus.size() && nextInput < scenario.inputs().size(); cpu++) {
            take(cpu);
        }
    }

    /// The processor whose turn it is.
    Vm vm() {
        return cpus.get(turn);
    }

    /// Processor `cpu`.
    Vm vm(int cpu) {
        return cpus.get(cpu);
    }

    /// The number of the processor whose turn it is.
    int cpu() {
        return turn;
    }

    /// The input that the processor whose turn it is works on, or has worked on last; 0 before it has one.
    int run() {
        return run(turn);
    }

    /// The input that `cpu` works on, or has worked on last; 0 before it has one.
    int run(int cpu) {
        return Math.max(runs[cpu], 0);
    }

    int position() {
        return position;
    }

    /// The run that the last [#advance] has ended, if it has.
    Optional<Ended> ended() {
        return ended;
    }

    /// Whether there is nothing more to do.
    boolean isAtEnd() {
        return !canMove(turn);
    }

    private boolean canMove(int cpu) {
        return cpus.get(cpu).status() == Status.RUNNING || nextInput < scenario.inputs().size();
    }

    private void take(int cpu) {
        runs[cpu] = nextInput++;
        cpus.get(cpu).start(scenario.inputs().get(runs[cpu]));
    }

    /// One instruction, or the arrival of the next input.
    void advance() {
        Vm vm = vm();
        ended = Optional.empty();
        if (vm.status() != Status.RUNNING) {
            take(turn);
        } else {
            if (vm.stepsInRun() >= scenario.stepLimit()) {
                vm.stop(vm.waitsFor().isPresent() ? new Trap.LockNeverFree(vm.waitsFor().getAsInt(), scenario.stepLimit()) : new Trap.StepLimit(scenario.stepLimit()));
            } else {
                executable.run(vm, 1);
            }
            if (vm.status() != Status.RUNNING) {
                ended = Optional.of(new Ended(turn, runs[turn], vm.result()));
            }
        }
        position++;
        if (cpus.size() > 1) {
            pass();
        }
    }

    /// Says whose turn is next; somebody's who can move, if anybody can.
    private void pass() {
        left--;
        // Who waits for a lock gains nothing by waiting longer.
        if (left > 0 && canMove(turn) && vm().waitsFor().isEmpty()) {
            return;
        }
        List<Integer> able = IntStream.rangeClosed(1, cpus.size()).map(i -> (turn + i) % cpus.size()).filter(this::canMove).boxed().toList();
        if (able.isEmpty()) {
            return;
        }
        Vm before = vm();
        turn = able.get(switch (scenario.host().turns().order()) {
            case ROTATION -> 0;
            case CHANCE -> draw(able.size());
        });
        left = length();
        vm().follow(before);
    }

    private int length() {
        int steps = scenario.host().turns().steps();
        return switch (scenario.host().turns().order()) {
            case ROTATION -> steps;
            case CHANCE -> 1 + draw(2 * steps - 1);
        };
    }

    /// A number from 0 to less than `bound`.
    private int draw(int bound) {
        chance = World.next(chance);
        return (int) Long.remainderUnsigned(World.mix(chance), bound);
    }

    /// Steps until `goal`, without stopping between positions where none can be seen.
    void advanceTo(int goal) {
        while (position < goal) {
            long possible = Math.min(goal - position, scenario.stepLimit() - vm().stepsInRun());
            if (cpus.size() > 1 || vm().status() != Status.RUNNING || possible <= 1) {
                advance();
            } else {
                position += (int) executable.run(vm(), possible);
                // The instruction that trapped is a step, too.
                position += vm().status() == Status.TRAPPED ? 1 : 0;
            }
        }
    }

    /// Everything at once, without stopping between positions.
    static Completed complete(Scenario scenario, Executable executable, Progress progress) throws MalformedProgramException {
        if (scenario.host().cpus() > 1) {
            return interleaved(new Runner(scenario, executable), progress);
        }
        Vm vm = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        List<BpfMap.State> before = vm.saveMaps();
        List<RunResult> results = new ArrayList<>();
        for (Input input : scenario.inputs()) {
            results.add(vm.run(input, executable, scenario.stepLimit(), progress));
        }
        return new Completed(results, before, vm.maps(), vm.console().from(0));
    }

    private static Completed interleaved(Runner runner, Progress progress) {
        List<BpfMap.State> before = runner.vm().saveMaps();
        SortedMap<Integer, RunResult> results = new TreeMap<>();
        for (long steps = 1; !runner.isAtEnd(); steps++) {
            runner.advance();
            runner.ended().ifPresent(end -> results.put(end.run(), end.result()));
            if (steps % PROGRESS == 0) {
                Timeline.keepGoing(progress, steps);
            }
        }
        return new Completed(List.copyOf(results.values()), before, runner.vm().maps(), runner.vm().console().from(0));
    }

    KeyFrame save() {
        List<VmState> states = new ArrayList<>();
        for (Vm vm : cpus) {
            states.add(states.isEmpty() ? vm.save() : vm.save(states.getFirst().maps()));
        }
        return new KeyFrame(position, states, runs.clone(), nextInput, turn, left, chance);
    }

    void restore(KeyFrame frame) {
        position = frame.position();
        cpus.getFirst().restore(frame.cpus().getFirst());
        for (int cpu = 1; cpu < cpus.size(); cpu++) {
            cpus.get(cpu).restoreOwn(frame.cpus().get(cpu));
        }
        runs = frame.runs().clone();
        nextInput = frame.nextInput();
        turn = frame.turn();
        left = frame.left();
        chance = frame.chance();
        ended = Optional.empty();
    }

    /// A run that is over.
    record Ended(int cpu, int run, RunResult result) {}

    /// Everything at one position.
    record KeyFrame(int position, List<VmState> cpus, int[] runs, int nextInput, int turn, int left, long chance) {
        /// Estimated bytes of memory that it does not share with an `earlier` frame, if there is one.
        long bytesBeyond(@Nullable KeyFrame earlier) {
            long bytes = 0;
            for (int cpu = 0; cpu < cpus.size(); cpu++) {
                bytes += earlier == null ? cpus.get(cpu).bytes() : cpus.get(cpu).bytesBeyond(earlier.cpus.get(cpu));
            }
            // All processors hold the same maps.
            return earlier == null ? bytes : bytes + cpus.getFirst().mapBytesBeyond(earlier.cpus.getFirst());
        }
    }
}
