package dev.glasshive.app.workspace;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Program;
import dev.glasshive.program.Subprogram;
import java.util.Optional;

/// What functions that are called are called.
public final class Called {
    private Called() {}

    /// The name of the function that was called at `call` and in which `inside` lies. It may have only a label for a name.
    public static String name(Program program, int call, int inside) {
        int start = call >= 0 && program.code().startsAt(call) && program.code().at(call) instanceof Instruction.CallLocal(int offset) ? call + 1 + offset : inside;
        return program.subprograms().stream().filter(its -> its.start() == start).findFirst().map(Subprogram::name)
                .or(() -> Optional.ofNullable(program.labels().get(start))).or(() -> program.subprogramAt(inside).map(Subprogram::name)).orElse(Integer.toString(start));
    }
}
