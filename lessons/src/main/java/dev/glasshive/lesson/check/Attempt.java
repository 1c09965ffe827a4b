package dev.glasshive.lesson.check;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.lesson.Inputs;
import dev.glasshive.lesson.Machine;
import dev.glasshive.lesson.ProgramText;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.vm.Progress;
import dev.glasshive.vm.Scenario;
import dev.glasshive.vm.Timeline;
import java.util.List;
import java.util.stream.Collectors;

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

    /// Runs the first program of `text`.
    static Attempt of(ProgramText text, Inputs inputs, Machine machine) {
        Assembly assembly = Assembler.assemble(text.text(), text.file(), helpers(machine.platform()));
        if (assembly.programs().isEmpty()) {
            return new Unassembled(assembly.diagnostics());
        }
        List<Program> programs = assembly.programs().get().programs();
        if (programs.isEmpty()) {
            return new Misplaced(text.file() + " holds no program; write at least exit");
        }
        Program program = programs.getFirst();
        try {
            Scenario scenario = Scenario.of(assembly.programs().get(), program.name(), machine.platform(), inputs.inputs()).on(machine.host()).limitedTo(STEP_LIMIT);
            return new Ran(Timeline.record(scenario, Progress.NONE), program, machine);
        } catch (MalformedProgramException e) {
            return new Misplaced(String.valueOf(e.getMessage()));
        }
    }

    private static HelperNames helpers(Platform platform) {
        return HelperNames.of(platform.helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id, Math::min)));
    }
}
