package dev.glasshive.tests.differential;

import dev.glasshive.isa.Extension;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Instruction.CallHelper;
import dev.glasshive.isa.Instruction.Exit;
import dev.glasshive.isa.Instruction.Load;
import dev.glasshive.isa.Instruction.Mov;
import dev.glasshive.isa.Instruction.Store;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Size;
import dev.glasshive.isa.Width;
import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.kernel.Options;
import dev.glasshive.platform.Platforms;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Code;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.program.SourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a kernel says when it is given the smallest program that does the one thing in question. Nothing is run.
final class LoadAnswers implements PlatformAnswers {
    private static final int EINVAL = 22;
    private static final Options NO_LOG = new Options(0);
    private static final Instruction PERMITTED = new Mov(Width.W64, Register.R0, new Imm(1));

    private final Kernel kernel;

    LoadAnswers(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public boolean loads(ProgramType hook, int offset, Size size) {
        return taken(ask(hook, "GPL", new Load(size, Extension.ZERO, Register.R2, Register.R1, (short) offset), PERMITTED));
    }

    @Override
    public boolean stores(ProgramType hook, int offset, Size size) {
        Instruction zero = new Mov(Width.W64, Register.R2, new Imm(0));
        return taken(ask(hook, "GPL", zero, new Store(size, Register.R1, (short) offset, Register.R2), PERMITTED));
    }

    @Override
    public boolean returns(ProgramType hook, int value) {
        return taken(ask(hook, "GPL", new Mov(Width.W64, Register.R0, new Imm(value))));
    }

    /// A helper that a program may not call at all is refused as an invalid argument, as is one that sleeps; one whose arguments are missing, as denied access.
    @Override
    public boolean calls(ProgramType hook, int helper, String licence) {
        return !(ask(hook, licence, new CallHelper(helper), PERMITTED) instanceof LoadOutcome.Refused(int errno, String _, String _) && errno == EINVAL);
    }

    private static boolean taken(LoadOutcome outcome) {
        return outcome instanceof Loaded;
    }

    private LoadOutcome ask(ProgramType hook, String licence, Instruction... instructions) {
        List<Instruction> all = new ArrayList<>(List.of(instructions));
        all.add(new Exit());
        String section = Platforms.linux().sections().named(hook).orElseThrow();
        Program program = new Program("asked", section, hook.name(), Code.of(all), List.of(), Map.of(), SourceMap.EMPTY);
        LoadOutcome outcome = kernel.load(new ProgramSet("", licence, List.of(program), List.of()), "asked", NO_LOG);
        if (outcome instanceof Loaded loaded) {
            loaded.close();
        }
        return outcome;
    }
}
