package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import dev.glasshive.isa.InstructionClass;
import dev.glasshive.verifier.Candidate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Where control can go: which slots are reached, where states are remembered and where jumps are recorded.
final class ControlFlow {
    private final Candidate candidate;
    private final Capabilities can;
    private final VerifierLog log;
    private final HelperTable helpers;
    private final BitSet reached = new BitSet();
    private final BitSet prunePoints = new BitSet();
    private final BitSet jumpPoints = new BitSet();
    private final BitSet checkpoints = new BitSet();

    ControlFlow(Candidate candidate, Capabilities can, VerifierLog log, HelperTable helpers) {
        this.candidate = candidate;
        this.can = can;
        this.log = log;
        this.helpers = helpers;
    }

    /// Whether paths may be cut here.
    boolean isPrunePoint(int slot) {
        return prunePoints.get(slot);
    }

    /// Whether how control came here must be recorded.
    boolean isJumpPoint(int slot) {
        return jumpPoints.get(slot);
    }

    /// Whether a state is remembered here each time.
    boolean isCheckpoint(int slot) {
        return checkpoints.get(slot);
    }

    /// The slots that control reaches directly from `slot` inside its function: the next one first.
    static List<Integer> successors(Candidate candidate, int slot) {
        Fields fields = candidate.slots().get(slot);
        int next = slot + (fields.opcode() == Layout.WIDE ? 2 : 1);
        if (!Layout.isJumpClass(fields) || fields.opcode() == Layout.CALL) {
            return List.of(next);
        }
        if (fields.opcode() == Layout.EXIT) {
            return List.of();
        }
        int target = slot + 1 + Layout.distance(fields);
        boolean always = fields.opcode() == Layout.GOTO || fields.opcode() == Layout.LONG_GOTO;
        return always ? List.of(target) : List.of(next, target);
    }

    void check() throws Rejected {
        if (!can.mayLoop()) {
            checkForwards();
        }
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int slot = work.pop();
            if (!reached.get(slot)) {
                reached.set(slot);
                for (int next : visit(slot)) {
                    work.push(next);
                }
            }
        }
        int size = candidate.slots().size();
        for (int i = 0; i < size; i++) {
            if (!reached.get(i)) {
                log.print("unreachable insn " + i + "\n");
                throw new Rejected(Rejected.EINVAL, i);
            }
            if (candidate.slots().get(i).opcode() == Layout.WIDE) {
                if (reached.get(i + 1)) {
                    log.print("jump into the middle of ldimm64 insn " + i + "\n");
                    throw new Rejected(Rejected.EINVAL, i);
                }
                i++;
            }
        }
    }

    /// A slot on the way that is followed, with those of its successors that are still to be visited.
    private record Step(int slot, Iterator<Integer> next) {}

    /// Checks that no way leads back to where it came from.
    private void checkForwards() throws Rejected {
        BitSet seen = new BitSet();
        BitSet open = new BitSet();
        Deque<Step> way = new ArrayDeque<>();
        way.push(new Step(0, successors(candidate, 0).iterator()));
        seen.set(0);
        open.set(0);
        while (!way.isEmpty()) {
            Step step = way.peek();
            if (!step.next.hasNext()) {
                open.clear(step.slot);
                way.pop();
                continue;
            }
            int target = step.next.next();
            if (open.get(target)) {
                log.print("back-edge from insn " + step.slot + " to " + target + "\n");
                throw new Rejected(Rejected.EINVAL);
            }
            if (!seen.get(target)) {
                seen.set(target);
                open.set(target);
                way.push(new Step(target, successors(candidate, target).iterator()));
            }
        }
    }

    private List<Integer> visit(int slot) {
        Fields fields = candidate.slots().get(slot);
        List<Integer> next = new ArrayList<>(successors(candidate, slot));
        if (Layout.isFunctionAddress(fields)) {
            call(slot, next.getFirst());
            next.add(branch(slot + 1 + fields.imm()));
        } else if (fields.opcode() == Layout.CALL) {
            if (fields.src() == 0 && helpers.callsBack(fields.imm())) {
                checkpoints.set(slot);
                prunePoints.set(slot);
                jumpPoints.set(slot);
            }
            if (fields.src() == 0 && helpers.callsLater(fields.imm())) {
                prunePoints.set(slot);
            }
            prunePoints.set(slot + 1);
            jumpPoints.set(slot + 1);
            if (Layout.isCall(fields)) {
                prunePoints.set(slot);
                next.add(branch(slot + 1 + fields.imm()));
            }
        } else if (fields.opcode() == Layout.GOTO || fields.opcode() == Layout.LONG_GOTO) {
            branch(next.getFirst());
        } else if (Layout.isJumpClass(fields) && next.size() == 2) {
            prunePoints.set(slot);
            if (Layout.isMayGoto(fields)) {
                checkpoints.set(slot);
            }
            branch(next.get(1));
        } else if (fields.instructionClass() == InstructionClass.JMP && fields.opcode() != Layout.EXIT) {
            prunePoints.set(slot);
        }
        return next;
    }

    private void call(int slot, int after) {
        prunePoints.set(after);
        jumpPoints.set(after);
        prunePoints.set(slot);
    }

    private int branch(int target) {
        prunePoints.set(target);
        jumpPoints.set(target);
        return target;
    }
}
