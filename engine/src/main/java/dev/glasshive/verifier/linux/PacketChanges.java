package dev.glasshive.verifier.linux;

import dev.glasshive.isa.Fields;
import java.util.HashSet;
import java.util.Set;

/// Which functions may move the packet, by themselves or through those that they call.
final class PacketChanges {
    private final Set<Integer> changing = new HashSet<>();

    PacketChanges(Analysis analysis) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int subprogram = 0; subprogram < analysis.layout.starts().size(); subprogram++) {
                if (!changing.contains(subprogram) && changes(analysis, subprogram)) {
                    changed = changing.add(subprogram);
                }
            }
        }
    }

    private boolean changes(Analysis analysis, int subprogram) {
        for (int slot = analysis.layout.start(subprogram); slot < analysis.layout.end(subprogram); slot++) {
            Fields fields = analysis.fields(slot);
            if (Layout.isCall(fields) || Layout.isFunctionAddress(fields)) {
                if (changing.contains(analysis.layout.subprogramStartingAt(slot + 1 + fields.imm()))) {
                    return true;
                }
            } else if (fields.opcode() == Layout.CALL && fields.src() == 0
                    && (fields.imm() == Layout.TAIL_CALL || analysis.helpers.find(fields.imm(), analysis.candidate).filter(Prototype::changesPackets).isPresent())) {
                return true;
            }
        }
        return false;
    }

    boolean in(int subprogram) {
        return changing.contains(subprogram);
    }
}
