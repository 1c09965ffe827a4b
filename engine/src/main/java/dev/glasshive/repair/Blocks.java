package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Pieces of added code, put together.
final class Blocks {
    private Blocks() {}

    static List<Added> plain(Instruction... code) {
        return Stream.of(code).map(Added::of).toList();
    }

    /// The pieces one after the other, with jumps inside of each leading where they led.
    @SafeVarargs
    static List<Added> join(List<Added>... pieces) {
        List<Added> joined = new ArrayList<>();
        for (List<Added> piece : pieces) {
            int before = joined.size();
            for (Added added : piece) {
                joined.add(added.destination() instanceof Added.Within(int index) ? new Added(added.instruction(), new Added.Within(before + index)) : added);
            }
        }
        return joined;
    }

    static Edit before(int slot, List<Added> code) {
        return new Edit.Insert(slot, Edit.Arrivals.RUN, code);
    }

    static Edit before(int slot, Instruction... code) {
        return before(slot, plain(code));
    }

    static Edit atStart(Subprogram function, Instruction... code) {
        return new Edit.Insert(function.start(), function.start() == 0 ? Edit.Arrivals.SKIP : Edit.Arrivals.RUN, plain(code));
    }

    static Edit replace(int slot, Instruction... code) {
        return new Edit.Replace(slot, plain(code));
    }
}
