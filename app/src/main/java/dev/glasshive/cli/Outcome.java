package dev.glasshive.cli;

import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.map.BpfMap;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Completed;
import dev.glasshive.vm.ContextContent;
import dev.glasshive.vm.ContextField;
import dev.glasshive.vm.Executable;
import dev.glasshive.vm.Input;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.RunResult;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Timeline;
import dev.glasshive.vm.Vm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What became of a scenario: how each run ended, and what the maps held before and hold now.
///
/// @param type absent for a program without a hook
/// @param results one for each input, in order; where inputs are repeated, that of the last repetition
/// @param before what each map held at first
/// @param console the lines printed in all runs, the first [#CONSOLE_LIMIT] of them
/// @param steps instructions executed in all runs
record Outcome(Scenario scenario, Program program, Optional<ProgramType> type, List<RunResult> results, List<BpfMap> maps,
        List<BpfMap.State> before, List<String> console, long steps) {

    /// The most lines of console that are kept.
    static final int CONSOLE_LIMIT = 10_000;

    /// The most repetitions of one input.
    static final int MOST_REPETITIONS = 1_000_000;

    /// Runs every input of `scenario` `repeat` times, or until it traps.
    ///
    /// @throws MalformedProgramException if its program cannot be placed on its platform
    static Outcome of(Scenario scenario, int repeat, Executable engine) throws MalformedProgramException {
        return scenario.host().cpus() == 1 ? inTurn(scenario, repeat, engine) : together(scenario, repeat, engine);
    }

    /// On several processors the repetitions are inputs like others: another processor may work on the next one.
    private static Outcome together(Scenario scenario, int repeat, Executable engine) throws MalformedProgramException {
        List<Input> inputs = scenario.inputs().stream().flatMap(input -> Collections.nCopies(repeat, input).stream()).toList();
        Completed completed = Timeline.complete(scenario.with(inputs), engine, Progress.NONE);
        List<RunResult> last = new ArrayList<>();
        for (int i = repeat - 1; i < completed.results().size(); i += repeat) {
            last.add(completed.results().get(i));
        }
        Program program = scenario.set().program(scenario.program()).orElseThrow();
        return new Outcome(scenario, program, scenario.platform().programType(program.type()), last, completed.maps(), completed.before(),
                completed.console().stream().limit(CONSOLE_LIMIT).toList(), completed.results().stream().mapToLong(RunResult::steps).sum());
    }

    private static Outcome inTurn(Scenario scenario, int repeat, Executable engine) throws MalformedProgramException {
        Vm vm = new Vm(scenario.set(), scenario.program(), scenario.platform(), scenario.host(), scenario.world());
        Program program = vm.program();
        List<BpfMap.State> before = vm.maps().stream().map(BpfMap::save).toList();
        List<RunResult> results = new ArrayList<>();
        List<String> console = new ArrayList<>();
        long steps = 0;
        for (Input input : scenario.inputs()) {
            RunResult result = vm.run(input, engine, scenario.stepLimit(), Progress.NONE);
            for (int again = 1; ; again++) {
                steps += result.steps();
                result.console().stream().limit(CONSOLE_LIMIT - console.size()).forEach(console::add);
                if (again >= repeat || result.trap().isPresent()) {
                    break;
                }
                result = vm.run(input, engine, scenario.stepLimit(), Progress.NONE);
            }
            results.add(result);
        }
        return new Outcome(scenario, program, vm.type(), results, vm.maps(), before, console, steps);
    }

    /// Whether every run ended by itself.
    boolean holds() {
        return results.stream().allMatch(result -> result.trap().isEmpty());
    }

    /// The fields of its context that a run changed.
    List<ContextField> contextChanges(RunResult result) {
        return type.map(t -> ContextField.changed(t.context(), ContextContent.atStart(t, result.input(), scenario.host().order(), scenario.world()), result.context(), scenario.host().order())).orElse(List.of());
    }

    /// r0 as the hook reads it: the lower 32 bits, unsigned; the whole register without a hook.
    long retval(RunResult result) {
        return type.isPresent() ? Integer.toUnsignedLong((int) result.r0()) : result.r0();
    }
}
