package dev.glasshive.app.paths;

import dev.glasshive.app.workspace.Verification;
import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.Visit;
import java.util.Arrays;
import java.util.List;

/// How deep in calls each visit lies, read off the instructions on the way: states would tell it, too, but are computed anew each time.
final class Frames {
    private final int[] depths;
    /// The visit that called the function in which each visit lies, or -1.
    private final int[] callers;
    private final List<Visit> visits;

    Frames(Verification judged) {
        visits = judged.visits();
        depths = new int[visits.size()];
        callers = new int[visits.size()];
        Arrays.fill(callers, -1);
        Code code = judged.program().code();
        for (Visit visit : visits) {
            if (visit.from() >= 0) {
                enter(visit.index(), visits.get(visit.from()), visit.slot(), code);
            }
        }
    }

    private void enter(int index, Visit from, int slot, Code code) {
        depths[index] = depths[from.index()];
        callers[index] = callers[from.index()];
        switch (code.at(from.slot())) {
            case Instruction.CallLocal(int offset) when slot == from.slot() + 1 + offset -> call(index, from);
            case Instruction.CallHelper _, Instruction.CallKfunc _ when slot != from.slot() + 1 -> call(index, from);
            case Instruction.Exit _ when callers[from.index()] >= 0 -> {
                int caller = callers[from.index()];
                depths[index] = depths[caller];
                callers[index] = callers[caller];
            }
            default -> {
                // Everything else stays in its function.
            }
        }
    }

    private void call(int index, Visit from) {
        depths[index]++;
        callers[index] = from.index();
    }

    /// How many calls lie between the beginning and a visit.
    int depth(int visit) {
        return depths[visit];
    }

    /// The instruction that called the function in which a visit lies, or -1.
    int callsite(int visit) {
        return callers[visit] < 0 ? -1 : visits.get(callers[visit]).slot();
    }
}
