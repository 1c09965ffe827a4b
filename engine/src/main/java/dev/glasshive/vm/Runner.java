package dev.glasshive.vm;

import dev.glasshive.isa.MalformedProgramException;
import java.util.ArrayList;
import java.util.List;

/// Runs a scenario from position to position: one instruction, or the arrival of the next input.
final class Runner {
    private final Scenario scenario;
    private final Executable executable;
    private final Vm vm;
    private int run;
    private int position;

    Runner(Scenario scenario, Executable executable) throws MalformedProgramException {
        this.scenario = scenario;
        this.executable = executable;
        this.vm = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        if (!scenario.inputs().isEmpty()) {
            vm.start(scenario.inputs().getFirst());
        }
    }

    Vm vm() {
        return vm;
    }

    int run() {
        return run;
    }

    int position() {
        return position;
    }

    /// Whether there is nothing more to do.
    boolean isAtEnd() {
        return vm.status() != Status.RUNNING && run + 1 >= scenario.inputs().size();
    }

    /// One instruction, or the arrival of the next input.
    void advance() {
        if (vm.status() != Status.RUNNING) {
            run++;
            vm.start(scenario.inputs().get(run));
        } else if (vm.stepsInRun() >= scenario.stepLimit()) {
            vm.stop(new Trap.StepLimit(scenario.stepLimit()));
        } else {
            executable.run(vm, 1);
        }
        position++;
    }

    /// Everything at once, without stopping between positions.
    static List<RunResult> runAll(Scenario scenario, Executable executable, Progress progress) throws MalformedProgramException {
        Vm vm = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        List<RunResult> results = new ArrayList<>();
        for (Input input : scenario.inputs()) {
            results.add(vm.run(input, executable, scenario.stepLimit(), progress));
        }
        return results;
    }

    KeyFrame save() {
        return new KeyFrame(position, run, vm.save());
    }

    void restore(KeyFrame frame) {
        position = frame.position();
        run = frame.run();
        vm.restore(frame.state());
    }

    /// Everything at one position.
    record KeyFrame(int position, int run, VmState state) {}
}
