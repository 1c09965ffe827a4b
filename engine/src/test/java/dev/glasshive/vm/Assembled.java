package dev.glasshive.vm;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Bytes;
import dev.glasshive.program.ProgramSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Programs for tests, written as assembly text; the first one of a text is the one that runs.
final class Assembled {
    private static final HelperNames HELPERS = HelperNames.of(
            Platforms.linux().helpers().values().stream().collect(Collectors.toMap(Helper::name, Helper::id)));

    private Assembled() {}

    static ProgramSet set(String text) {
        Assembly assembly = Assembler.assemble(text, "case.bpf", HELPERS);
        return assembly.programs().orElseThrow(() -> new IllegalArgumentException(assembly.diagnostics().toString()));
    }

    static Scenario scenario(String text, Bytes... inputs) {
        return scenario(set(text), inputs);
    }

    static Scenario scenario(ProgramSet set, Bytes... inputs) {
        return Scenario.of(set, set.programs().getFirst().name(), Platforms.linux(),
                Arrays.stream(inputs).map(i -> Input.packet("input", i)).toList());
    }

    static RunResult run(String text, Bytes input) throws MalformedProgramException {
        return run(scenario(text, input)).getFirst();
    }

    static List<RunResult> run(Scenario scenario) throws MalformedProgramException {
        return Timeline.run(scenario, new Interpreter(), Progress.NONE);
    }

    static Timeline record(String text, Bytes... inputs) throws MalformedProgramException {
        return Timeline.record(scenario(text, inputs), Progress.NONE);
    }
}
