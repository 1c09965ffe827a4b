package dev.glasshive.verifier.linux;

import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.cause.Causes;
import dev.glasshive.verifier.cause.Facts;
import dev.glasshive.verifier.cause.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes rejections of one program: what the log says last, explained.
final class Rejections {
    private static final String LOOP = "infinite loop detected at insn ";
    private static final int SHOWN_BEFORE = 4;

    private final Candidate candidate;
    private final Vocabulary vocabulary;

    Rejections(Candidate candidate, Platform platform) {
        this.candidate = candidate;
        InstructionText texts = new InstructionText(id -> platform.helper(id).map(Helper::name).orElse("unknown"));
        this.vocabulary = new Vocabulary(candidate, platform, slot -> texts.of(MapAddresses.VISIBLE.shown(candidate.slots().get(slot)),
                MapAddresses.VISIBLE.high(candidate.slots().get(slot), slot + 1 < candidate.slots().size() ? candidate.slots().get(slot + 1).imm() : 0)));
    }

    /// @param log its last lines, without the statistics
    Rejection of(String log, Rejected rejected, Exploration exploration, List<Integer> path) {
        List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
        int at = messageAt(lines);
        String message = at >= 0 ? statement(lines.get(at)) : rejected.errno() == Rejected.E2BIG ? "the program is empty or too long" : "";
        int slot = rejected.slot();
        Causes causes = Causes.of(vocabulary, exploration, message, slot);
        Map<String, String> facts = Facts.of(vocabulary, message, at > 0 ? lines.get(at - 1) : "", slot, causes);
        if (rejected.errno() == Rejected.EPERM) {
            facts.put("forbidden", "");
        }
        Explanations.Explained explained = Explanations.explain(message, facts);
        return new Rejection(message, rejected.errno(), slot, slot < 0 ? Optional.empty() : candidate.source().at(slot), explained.kind(), explained.explanation(),
                causes.culprits(), causes.events(), vocabulary.around(slot, SHOWN_BEFORE), path);
    }

    /// Before the message about an endless loop may stand the rest of a line.
    private static String statement(String line) {
        return line.substring(Math.max(0, line.indexOf(LOOP)));
    }

    /// The line that states the rejection: the last, unless states follow it.
    private static int messageAt(List<String> lines) {
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 3); i--) {
            if (lines.get(i).contains(LOOP)) {
                return i;
            }
        }
        return lines.size() - 1;
    }
}
