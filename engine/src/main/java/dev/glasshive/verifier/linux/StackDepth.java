package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import java.util.Set;
import java.util.stream.IntStream;

/// How much stack a chain of calls needs in all.
final class StackDepth {
    private static final int GRAIN = 16;
    private static final int MOST_FRAMES = 8;
    private static final int MOST_BEFORE_TAIL_CALL = 256;
    /// Programs that may run while another one of their kind does. Linux gives their larger functions stacks of their own.
    private static final Set<String> INTERRUPTING = Set.of("kprobe", "tracepoint", "perf_event", "raw_tracepoint");
    /// From how many bytes on a function gets a stack of its own.
    private static final int OWN_STACK = 64;

    private StackDepth() {}

    static void check(Analysis analysis, int limit) throws Rejected {
        check(analysis, 0, 0, 1, limit);
        for (int subprogram = analysis.calledLater.nextSetBit(0); subprogram >= 0; subprogram = analysis.calledLater.nextSetBit(subprogram + 1)) {
            check(analysis, subprogram, 0, 1, limit);
        }
    }

    /// The compiler of the kernel keeps frames at multiples of 16 bytes.
    private static int needed(Analysis analysis, int subprogram) {
        return (analysis.stackUse.of(subprogram) + GRAIN - 1) / GRAIN * GRAIN;
    }

    private static void check(Analysis analysis, int subprogram, int above, int frames, int limit) throws Rejected {
        if (subprogram != 0 && above >= MOST_BEFORE_TAIL_CALL && callsTail(analysis, subprogram)) {
            throw analysis.refuse(Rejected.EACCES, "tail_calls are not allowed when call stack of previous frames is " + above + " bytes. Too large");
        }
        int own = needed(analysis, subprogram);
        int total = hasOwnStack(analysis, own) ? above : above + own;
        if (total > limit) {
            throw analysis.refuse(Rejected.EACCES, "combined stack size of " + frames + " calls is " + total + ". Too large");
        }
        for (int slot = analysis.layout.start(subprogram); slot < analysis.layout.end(subprogram); slot++) {
            Fields fields = analysis.fields(slot);
            boolean address = Layout.isFunctionAddress(fields) && !analysis.calledLater.get(analysis.layout.subprogramStartingAt(slot + 1 + fields.imm()));
            if (Layout.isCall(fields) || address) {
                if (frames >= MOST_FRAMES) {
                    throw analysis.refuse(Rejected.E2BIG, "the call stack of " + frames + " frames is too deep !");
                }
                check(analysis, analysis.layout.subprogramStartingAt(slot + 1 + fields.imm()), total, frames + 1, limit);
            }
        }
    }

    private static boolean hasOwnStack(Analysis analysis, int bytes) {
        return bytes >= OWN_STACK && INTERRUPTING.contains(analysis.candidate.type())
                && IntStream.range(0, analysis.layout.starts().size()).noneMatch(subprogram -> callsTail(analysis, subprogram));
    }

    private static boolean callsTail(Analysis analysis, int subprogram) {
        for (int slot = analysis.layout.start(subprogram); slot < analysis.layout.end(subprogram); slot++) {
            Fields fields = analysis.fields(slot);
            if (fields.opcode() == Layout.CALL && fields.src() == 0 && fields.imm() == Layout.TAIL_CALL) {
                return true;
            }
        }
        return false;
    }
}
