package dev.glasshive.lesson.check;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.portability.PlatformNames;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Timeline;
import java.util.List;

/// What became of a program text that was to run on inputs.
sealed interface Attempt {
    /// An endless program ends here: programs of lessons take some hundred steps.
    long STEP_LIMIT = 20_000;

    /// It ran, to its end or into a trap.
    record Ran(Timeline timeline, Program program, Machine machine) implements Attempt {}

    /// It does not assemble.
    record Unassembled(List<Diagnostic> diagnostics) implements Attempt {}

    /// It assembles, but the platform cannot take it.
    record Misplaced(String message) implements Attempt {}

    /// Runs what a learner handed in.
    static Attempt of(Handed program, Inputs inputs, Machine machine) {
        return switch (program) {
            case Handed.Source(ProgramText text) -> of(text, inputs, machine);
            case Handed.Compiled(String file, ProgramSet programs) -> of(file, programs, inputs, machine);
        };
    }

    /// Runs the first program of `text`.
    static Attempt of(ProgramText text, Inputs inputs, Machine machine) {
        Assembly assembly = Assembler.assemble(text.text(), text.file(), PlatformNames.of(machine.platform()));
        return assembly.programs().map(programs -> of(text.file(), programs, inputs, machine)).orElseGet(() -> new Unassembled(assembly.diagnostics()));
    }

    /// Runs the first program of `set`, which comes from `file`.
    static Attempt of(String file, ProgramSet set, Inputs inputs, Machine machine) {
        List<Program> programs = set.programs();
        if (programs.isEmpty()) {
            return new Misplaced(file + " holds no program; write at least exit");
        }
        Program program = programs.getFirst();
        try {
            Scenario scenario = Scenario.of(set, program.name(), machine.platform(), inputs.inputs()).on(machine.host()).limitedTo(STEP_LIMIT);
            return new Ran(Timeline.record(scenario, Progress.NONE), program, machine);
        } catch (MalformedProgramException e) {
            return new Misplaced(String.valueOf(e.getMessage()));
        }
    }
}
