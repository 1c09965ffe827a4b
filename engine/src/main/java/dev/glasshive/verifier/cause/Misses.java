package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.CausalEvent.Miss;
import dev.glasshive.verifier.Culprit;
import dev.glasshive.verifier.Holder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds branches that compared a relative of a value at fault and did not bound it: the check that is in the source and does not help.
final class Misses {
    private Misses() {}

    static List<CausalEvent> of(Trail trail, Vocabulary vocabulary, Ancestry ancestry, Culprit culprit) {
        Kinship kinship = new Kinship(trail);
        Set<Integer> origins = kinship.of(culprit.holder());
        List<CausalEvent> events = new ArrayList<>();
        for (int place : kinship.branches()) {
            for (Map.Entry<Holder, Set<Integer>> each : kinship.compared(place).entrySet()) {
                if (!Collections.disjoint(each.getValue(), origins)) {
                    look(trail, vocabulary, ancestry, culprit, place, each.getKey(), events);
                }
            }
        }
        return events;
    }

    private static void look(Trail trail, Vocabulary vocabulary, Ancestry ancestry, Culprit culprit, int place, Holder compared, List<CausalEvent> events) {
        AbstractValue before = Knowledge.of(trail.before(place), compared);
        AbstractValue after = Knowledge.of(trail.after(place), compared);
        boolean learned = !Knowledge.same(before, after);
        boolean followed = ancestry.followed(place).contains(compared);
        if (learned && !followed && isBound(trail, place, before) && ancestry.followed(place).stream().allMatch(holder -> Knowledge.same(Knowledge.of(trail.before(place), holder), Knowledge.of(trail.after(place), holder)))) {
            events.add(new CausalEvent.Missed(trail.at(place), culprit.holder(), compared, Knowledge.printed(before, vocabulary), Knowledge.printed(after, vocabulary), trail.side(place), Miss.OTHER_COPY));
        } else if (!learned && canLearn(before) && !ancestry.followed(place).isEmpty()) {
            events.add(new CausalEvent.Missed(trail.at(place), culprit.holder(), compared, Knowledge.printed(before, vocabulary), Knowledge.printed(after, vocabulary), trail.side(place), Miss.NOTHING_LEARNED));
        }
    }

    /// Whether the branch could have been meant as a bound: a comparison for equality of numbers asks something else.
    private static boolean isBound(Trail trail, int place, AbstractValue compared) {
        return !(compared instanceof AbstractValue.Scalar) || !(trail.instruction(place).orElse(null) instanceof Instruction.Branch(Condition op, var _, var _, var _, short _))
                || op != Condition.JEQ && op != Condition.JNE && op != Condition.JSET;
    }

    /// Whether a comparison could teach something about `value`: numbers that are not known, and distances to the end of the packet.
    private static boolean canLearn(AbstractValue value) {
        return switch (value) {
            case AbstractValue.Uninitialized() -> false;
            case AbstractValue.Scalar scalar -> !scalar.range().isConstant();
            case AbstractValue.Pointer pointer -> pointer.nullable() || pointer.type().equals("pkt");
        };
    }
}
