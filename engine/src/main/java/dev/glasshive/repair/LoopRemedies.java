package dev.glasshive.repair;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Imm;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.Width;
import dev.glasshive.program.Subprogram;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Loops that end, and soon.
final class LoopRemedies {
    private static final int ROUNDS = 64;
    private static final List<Integer> SHORTER = List.of(1000, 64);

    private LoopRemedies() {}

    /// A loop in which nothing changes.
    static List<Proposal> endless(Situation s, Matcher message) {
        return endless(s, Integer.parseInt(message.group(1)));
    }

    /// The loop with `head`.
    static List<Proposal> endless(Situation s, int head) {
        List<Proposal> proposals = new ArrayList<>();
        List<Integer> loop = slots(s, head);
        for (int slot : loop) {
            // Counting in r0 would change the result.
            if (s.code.at(slot) instanceof Instruction.Branch(Condition op, Width _, Register left, Imm _, short _) && left != Register.R0 && !isWritten(s, loop, left)) {
                boolean down = op == Condition.JNE && slot > head;
                proposals.add(Proposal.of("loop.step", Patch.of(Blocks.before(slot, Emit.add(left, 1))), left));
                if (down) {
                    proposals.add(Proposal.of("loop.down", Patch.of(Blocks.before(slot, Emit.add(left, -1))), left));
                }
            }
        }
        proposals.addAll(counted(s, head));
        return proposals;
    }

    private static boolean isWritten(Situation s, List<Integer> loop, Register register) {
        return loop.stream().anyMatch(slot -> dev.glasshive.isa.Effects.of(s.code.at(slot)).writes().contains(register));
    }

    /// The instructions of the loop with `head`: those that lead back to it.
    static List<Integer> slots(Situation s, int head) {
        int last = s.code.starts().stream().filter(slot -> slot >= head && Jumps.target(s.code.at(slot), slot).orElse(-1) == head).reduce((_, b) -> b).orElse(head);
        int first = Jumps.target(s.code.startsAt(head) ? s.code.at(head) : Emit.EXIT, head).orElse(head);
        int from = Math.min(first, head);
        int to = last;
        return s.code.starts().stream().filter(slot -> slot >= from && slot <= to).toList();
    }

    /// A counter of its own for the loop, in a register that nobody uses or on the stack.
    private static List<Proposal> counted(Situation s, int head) {
        Subprogram function = s.function(head);
        List<Proposal> proposals = new ArrayList<>();
        Optional<Register> counter = counter(s, function);
        if (counter.isEmpty()) {
            return proposals;
        }
        for (List<Added> guard : s.guards(head, new Instruction.Branch(Condition.JGT, Width.W64, counter.get(), new Imm(ROUNDS), (short) 0))) {
            proposals.add(Proposal.of("loop.count", Patch.of(Blocks.atStart(function, Emit.set(counter.get(), 0)),
                    Blocks.before(head, Blocks.join(Blocks.plain(Emit.add(counter.get(), 1)), guard))), counter.get(), ROUNDS));
        }
        return proposals;
    }

    /// A register to count in; none where the function that is called begins with its loop, for the count would begin anew in each round.
    private static Optional<Register> counter(Situation s, Subprogram function) {
        int start = function.start();
        boolean isHead = start > 0 && s.code.starts().stream().anyMatch(slot -> !(s.code.at(slot) instanceof Instruction.CallLocal) && Jumps.target(s.code.at(slot), slot).orElse(-1) == start);
        return isHead ? Optional.empty() : s.unused().stream().findFirst();
    }

    /// A loop whose only jump leads back, so that nobody comes to `end`: a counter leads there.
    static List<Proposal> left(Situation s, BitSet reached, int end) {
        Subprogram function = s.function(end);
        Optional<Register> counter = counter(s, function);
        List<Proposal> proposals = new ArrayList<>();
        for (int slot : s.code.starts()) {
            boolean back = reached.get(slot) && function.contains(slot) && s.code.at(slot) instanceof Instruction.Jump && Jumps.target(s.code.at(slot), slot).orElse(slot + 1) <= slot;
            if (back && counter.isPresent()) {
                Added leave = new Added(new Instruction.Branch(Condition.JGT, Width.W64, counter.get(), new Imm(ROUNDS), (short) 0), new Added.Existing(end));
                proposals.add(Proposal.of("loop.leave", Patch.of(Blocks.atStart(function, Emit.set(counter.get(), 0)),
                        Blocks.before(slot, List.of(Added.of(Emit.add(counter.get(), 1)), leave))), counter.get(), end, ROUNDS));
            }
        }
        return proposals;
    }

    /// A loop, or several, with too many rounds.
    static List<Proposal> tooLong(Situation s, Matcher message) {
        List<Proposal> proposals = new ArrayList<>();
        for (int rounds : SHORTER) {
            List<Edit> edits = new ArrayList<>();
            for (int slot : s.code.starts()) {
                if (s.code.at(slot) instanceof Instruction.Branch(Condition op, Width width, Register left, Imm(int value), short distance) && value > rounds && isInLoop(s, slot)) {
                    edits.add(new Edit.Replace(slot, List.of(new Added(new Instruction.Branch(op, width, left, new Imm(rounds), (short) 0), new Added.Existing(slot + 1 + distance)))));
                }
            }
            if (!edits.isEmpty()) {
                proposals.add(Proposal.of("loop.shorter", new Patch(edits), rounds));
            }
        }
        backward(s).ifPresent(head -> proposals.addAll(counted(s, head)));
        return proposals;
    }

    private static boolean isInLoop(Situation s, int slot) {
        return s.code.starts().stream().anyMatch(end -> {
            int head = Jumps.target(s.code.at(end), end).orElse(end + 1);
            return head <= slot && slot <= end && !(s.code.at(end) instanceof Instruction.CallLocal);
        });
    }

    private static Optional<Integer> backward(Situation s) {
        return s.code.starts().stream().filter(slot -> s.code.at(slot) instanceof Instruction.Branch || s.code.at(slot) instanceof Instruction.Jump)
                .map(slot -> Jumps.target(s.code.at(slot), slot).orElse(slot + 1) <= slot ? Jumps.target(s.code.at(slot), slot).getAsInt() : -1).filter(head -> head >= 0).findFirst();
    }
}
