package dev.glasshive.repair;

import dev.glasshive.isa.Effects;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Subprogram;
import dev.glasshive.verifier.Visit;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/// Where a register may hold a value that the function gave it, on one path or another.
final class Written {
    private final Situation situation;
    private final BitSet written = new BitSet();

    Written(Situation situation, Register register) {
        this.situation = situation;
        Subprogram function = situation.function(Math.max(0, situation.slot()));
        Deque<Integer> work = new ArrayDeque<>();
        for (int slot : situation.code.starts()) {
            if (function.contains(slot) && Effects.of(situation.code.at(slot)).writes().contains(register)) {
                work.addAll(Jumps.successors(situation.code, slot));
            }
        }
        while (!work.isEmpty()) {
            int slot = work.pop();
            if (situation.code.startsAt(slot) && !written.get(slot)) {
                written.set(slot);
                if (!Effects.of(situation.code.at(slot)).clobbers().contains(register)) {
                    work.addAll(Jumps.successors(situation.code, slot));
                }
            }
        }
    }

    /// Whether some path gives the register a value before `slot`.
    boolean mayBe(int slot) {
        return written.get(slot);
    }

    /// The last place of the failing path, before `slot`, that no path with such a value leads to: setting the register there overwrites nothing.
    Optional<Integer> lastBefore(int slot) {
        Subprogram function = situation.function(slot);
        return situation.path().stream().map(Visit::slot).filter(at -> at != slot && function.contains(at) && situation.code.startsAt(at) && !written.get(at)).reduce((_, last) -> last);
    }
}
