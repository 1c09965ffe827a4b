package dev.glasshive.verifier.windows;

import dev.glasshive.platform.Platform;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Culprit;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Rejection.Explanation;
import dev.glasshive.verifier.cause.Causes;
import dev.glasshive.verifier.cause.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// Makes rejections of what could not be proven.
final class Rejections {
    private static final int INVALID = 22;
    private static final int SHOWN_BEFORE = 2;

    private final Vocabulary vocabulary;

    /// @param texts prints the instruction at a slot
    Rejections(Candidate candidate, Platform platform, IntFunction<String> texts) {
        this.vocabulary = new Vocabulary(candidate, platform, texts);
    }

    /// Something about the program as a whole.
    Rejection ofCode(int slot, String message) {
        return rejection(slot, message, List.of(), Causes.of(vocabulary, dev.glasshive.verifier.Exploration.NONE, message, slot).events(), List.of());
    }

    /// @param message the line of the log
    /// @param known before the instruction
    /// @param holders that the check is about
    /// @param way to the instruction; without steps where it was not kept
    Rejection of(String message, Label at, AbstractState known, Set<Holder> holders, Slice.Found way) {
        List<Culprit> culprits = holders.stream().map(holder -> Causes.culprit(vocabulary, holder, known)).toList();
        if (way.steps().isEmpty()) {
            return rejection(at.slot(), message, culprits, List.of(new CausalEvent.Refused(vocabulary.at(at.slot(), -1), culprits.isEmpty() ? new Holder.OfProgram() : culprits.getFirst().holder(),
                    culprits.isEmpty() ? CausalEvent.Printed.NOTHING : culprits.getFirst().printed())), List.of());
        }
        List<CausalEvent> causes = Causes.joined(vocabulary, way.steps(), culprits, message.contains("bound must") || message.contains("Invalid size") || message.contains("null access"), way.decisive()::get);
        List<Integer> path = way.steps().stream().map(step -> step.visit().slot()).toList();
        return rejection(at.slot(), message, culprits, causes, path.subList(Math.max(0, path.size() - Rejection.LONGEST_PATH), path.size()));
    }

    private Rejection rejection(int slot, String message, List<Culprit> culprits, List<CausalEvent> causes, List<Integer> path) {
        Explanations.Explained explained = Explanations.of(message.replaceFirst("^[\\d:/]+: ", ""));
        return new Rejection(message, INVALID, slot, slot < 0 ? Optional.empty() : vocabulary.candidate().source().at(slot), explained.kind(), detailed(explained.explanation(), culprits, causes), culprits, causes,
                vocabulary.around(slot, SHOWN_BEFORE), path);
    }

    /// The explanation with what is known of the value at fault, and with the join that is to blame.
    private Explanation detailed(Explanation plain, List<Culprit> culprits, List<CausalEvent> causes) {
        String known = culprits.stream().limit(1).filter(culprit -> !(culprit.value() instanceof AbstractValue.Uninitialized)).map(culprit -> " Known is: " + culprit.holder().name() + " is " + culprit.printed().words() + "." + room(culprit.value())).findFirst().orElse("");
        Optional<CausalEvent.Joined> join = causes.stream().filter(CausalEvent.Joined.class::isInstance).map(CausalEvent.Joined.class::cast).filter(CausalEvent.Joined::forgotten).reduce((_, last) -> last);
        return new Explanation(plain.what() + known, join.map(joined -> Explanations.joined(joined.at().slot()).why()).orElse(plain.why()),
                join.map(joined -> Explanations.joined(joined.at().slot()).remedy()).map(remedy -> remedy + " " + plain.remedy()).orElse(plain.remedy()));
    }

    /// How many bytes there are where a pointer leads into the value of a map.
    private String room(AbstractValue value) {
        boolean inMap = value instanceof AbstractValue.Pointer pointer && pointer.type().equals("map_value") && pointer.map() >= 0 && pointer.map() < vocabulary.candidate().maps().size();
        return inMap ? " Values of that map have " + vocabulary.candidate().maps().get(((AbstractValue.Pointer) value).map()).valueSize() + " bytes." : "";
    }
}
