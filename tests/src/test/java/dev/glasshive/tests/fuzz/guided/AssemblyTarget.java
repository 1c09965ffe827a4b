package dev.glasshive.tests.fuzz.guided;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.SourceLayout;
import dev.glasshive.asm.SourceNames;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bytes as assembly text: there are programs or diagnostics, and programs that are printed and assembled again are the same.
public final class AssemblyTarget {
    private AssemblyTarget() {}

    /// One try.
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        SourceNames.of(text);
        Assembly assembly = Assembler.assemble(text, "fuzz", HelperNames.NONE);
        Promise.holds(assembly.programs().isPresent() || !assembly.diagnostics().isEmpty(), "neither programs nor diagnostics");
        assembly.diagnostics().forEach(diagnostic -> Promise.holds(!diagnostic.message().isBlank() && diagnostic.message().indexOf('\n') < 0, "no sentence: " + diagnostic));
        String laidOut = SourceLayout.format(text);
        Promise.same(laidOut, SourceLayout.format(laidOut), "a text that is well set is set otherwise");
        assembly.programs().ifPresent(programs -> {
            same(programs, laidOut, "set well");
            same(programs, Disassembler.source(programs, HelperNames.NONE, Dialect.SOURCE), "printed");
            same(programs, Disassembler.source(programs, HelperNames.NONE, Dialect.MNEMONIC), "printed in mnemonics");
        });
    }

    private static void same(ProgramSet programs, String text, String how) {
        Assembly again = Assembler.assemble(text, "fuzz", HelperNames.NONE);
        Promise.holds(again.programs().isPresent(), how + ", it does not assemble: " + again.diagnostics() + "\n" + text);
        ProgramSet printed = again.programs().get();
        Promise.same(codes(programs), codes(printed), how + ", it has other instructions\n" + text);
        Promise.same(programs.maps(), printed.maps(), how + ", it has other maps\n" + text);
        Promise.same(programs.license(), printed.license(), how + ", it has another license");
    }

    private static List<List<Object>> codes(ProgramSet set) {
        return set.programs().stream().map((Program program) -> List.<Object>of(program.name(), program.type(), program.section(), program.code())).toList();
    }
}
