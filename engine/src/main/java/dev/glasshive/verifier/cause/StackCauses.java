package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.AbstractFrame;
import dev.glasshive.verifier.AbstractSlot;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Visit;
import java.util.List;

/// How much stack the functions of the deepest chain of calls use.
final class StackCauses {
    /// Enough to see each function of a program that is not huge.
    private static final int MOST_VISITS = 20_000;

    private StackCauses() {}

    static List<CausalEvent> of(Vocabulary vocabulary, Exploration exploration) {
        List<AbstractFrame> deepest = List.of();
        int most = -1;
        int visits = Math.min(MOST_VISITS, exploration.visits().size());
        for (Visit visit : exploration.visits().subList(0, visits)) {
            List<AbstractFrame> frames = visit.before().frames();
            int bytes = frames.stream().mapToInt(StackCauses::bytes).sum();
            if (bytes > most) {
                most = bytes;
                deepest = frames;
            }
        }
        return deepest.stream().<CausalEvent>map(frame -> new CausalEvent.Stacked(vocabulary.at(start(vocabulary, frame), -1), bytes(frame))).toList();
    }

    /// Where the function of `frame` begins.
    private static int start(Vocabulary vocabulary, AbstractFrame frame) {
        return frame.callsite() >= 0 && vocabulary.candidate().instruction(frame.callsite()).orElse(null) instanceof Instruction.CallLocal(int offset) ? frame.callsite() + 1 + offset : 0;
    }

    private static int bytes(AbstractFrame frame) {
        return frame.stack().size() * AbstractSlot.BYTES;
    }
}
