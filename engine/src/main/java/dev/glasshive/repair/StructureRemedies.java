package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Subprogram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Where control goes: ends of functions, dead code, targets of jumps.
final class StructureRemedies {
    private StructureRemedies() {}

    static List<Proposal> noExit(Situation s, Matcher message) {
        List<Proposal> proposals = new ArrayList<>();
        for (Subprogram function : s.program.subprograms()) {
            int end = function.start() + function.length();
            Optional<Integer> last = s.code.starts().stream().filter(slot -> slot < end).reduce((_, b) -> b);
            if (last.isPresent() && !(s.code.at(last.get()) instanceof Instruction.Exit) && !(s.code.at(last.get()) instanceof Instruction.Jump)) {
                Edit.Arrivals arrivals = end == s.code.size() ? Edit.Arrivals.RUN : Edit.Arrivals.SKIP;
                proposals.add(Proposal.of("exit.append", Patch.of(new Edit.Insert(end, arrivals, Blocks.plain(Emit.EXIT))), function.name()));
                proposals.add(Proposal.of("exit.result", Patch.of(new Edit.Insert(end, arrivals, Blocks.plain(Emit.set(Register.R0, s.calmResult()), Emit.EXIT))),
                        function.name(), s.calmResult()));
            }
        }
        return proposals;
    }

    static List<Proposal> unreachable(Situation s, Matcher message) {
        BitSet reached = new BitSet();
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int slot = work.pop();
            if (s.code.startsAt(slot) && !reached.get(slot)) {
                reached.set(slot);
                Jumps.successors(s.code, slot).forEach(work::push);
                Jumps.target(s.code.at(slot), slot).ifPresent(work::push);
            }
        }
        Optional<Integer> end = s.code.starts().stream().filter(slot -> !reached.get(slot) && isOnlyWayOut(s, reached, slot)).findFirst();
        if (end.isPresent()) {
            // The dead code is right, what does not lead there is wrong.
            return LoopRemedies.left(s, reached, end.get());
        }
        List<Edit> removed = new ArrayList<>();
        for (int slot : s.code.starts()) {
            if (!reached.get(slot)) {
                removed.add(new Edit.Replace(slot, List.of()));
            }
        }
        return removed.isEmpty() ? List.of() : List.of(Proposal.of("dead.remove", new Patch(removed), removed.size() == 1 ? "instruction" : removed.size() + " instructions"));
    }

    /// Whether the function that `dead` lies in runs, and ends nowhere but behind `dead`.
    private static boolean isOnlyWayOut(Situation s, BitSet reached, int dead) {
        Subprogram function = s.function(dead);
        List<Integer> exits = s.code.starts().stream().filter(slot -> function.contains(slot) && s.code.at(slot) instanceof Instruction.Exit).toList();
        return reached.get(function.start()) && exits.stream().noneMatch(reached::get) && exits.stream().anyMatch(slot -> slot >= dead);
    }

    static List<Proposal> target(Situation s, Matcher message) {
        int slot = Integer.parseInt(message.group(1));
        if (!s.code.startsAt(slot)) {
            return List.of();
        }
        Instruction jump = s.code.at(slot);
        List<Proposal> proposals = new ArrayList<>();
        List<Integer> targets = new ArrayList<>(s.endings(slot).reversed());
        Subprogram function = s.function(slot);
        s.code.starts().stream().filter(at -> at > slot && function.contains(at) && s.code.at(at) instanceof Instruction.Exit).reduce((_, b) -> b).ifPresent(targets::add);
        if (function.contains(slot + 1)) {
            targets.add(slot + 1);
        }
        for (int to : new LinkedHashSet<>(targets)) {
            proposals.add(Proposal.of("jump.target", Patch.of(new Edit.Replace(slot, List.of(new Added(jump, new Added.Existing(to))))), to));
        }
        return proposals;
    }

    static List<Proposal> middle(Situation s, Matcher message) {
        return middle(s, Integer.parseInt(message.group(1)));
    }

    /// Jumps to the second slot of the wide load at `wide`.
    static List<Proposal> middle(Situation s, int wide) {
        List<Proposal> proposals = new ArrayList<>();
        for (int to : List.of(wide + 2, wide)) {
            List<Edit> edits = s.code.starts().stream().filter(slot -> Jumps.target(s.code.at(slot), slot).orElse(-1) == wide + 1)
                    .map(slot -> (Edit) new Edit.Replace(slot, List.of(new Added(s.code.at(slot), new Added.Existing(to))))).toList();
            if (!edits.isEmpty()) {
                proposals.add(Proposal.of("jump.target", new Patch(edits), to));
            }
        }
        return proposals;
    }
}
