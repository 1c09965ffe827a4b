package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.CausalEvent.Change;
import dev.glasshive.verifier.CausalEvent.Printed;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens in the loop that a verifier did not get out of.
final class LoopCauses {
    private LoopCauses() {}

    /// Two visits of the head of a loop on one path, and the visit that went back the last time.
    private record Rounds(Visit earlier, Visit later, Visit back, int count) {}

    static List<CausalEvent> of(Vocabulary vocabulary, Exploration exploration) {
        List<Visit> path = exploration.pathTo(exploration.visits().getLast());
        Visit last = path.getLast();
        List<CausalEvent> events = new ArrayList<>();
        Rounds rounds = rounds(path, vocabulary);
        if (rounds != null) {
            List<Change> changes = changes(vocabulary, rounds.earlier().before(), rounds.later().before());
            events.add(new CausalEvent.Repeated(vocabulary.at(rounds.later().slot(), rounds.earlier().index()), rounds.back().slot(), rounds.count(), changes));
            events.add(new CausalEvent.Jumped(vocabulary.at(rounds.back().slot(), rounds.back().index()), List.of(rounds.later().slot())));
        } else {
            events.add(crowded(vocabulary, exploration, path));
        }
        events.add(new CausalEvent.Refused(vocabulary.at(last.slot(), last.index()), new Holder.OfProgram(), Printed.NOTHING));
        return events;
    }

    /// The last two rounds of the loop that the path went around most often.
    private static @Nullable Rounds rounds(List<Visit> path, Vocabulary vocabulary) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 1; i < path.size(); i++) {
            if (goesBack(path.get(i - 1), path.get(i), vocabulary)) {
                counts.merge(path.get(i).slot(), 1, Integer::sum);
            }
        }
        int head = counts.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse(-1);
        if (head < 0) {
            return null;
        }
        int later = path.size() - 1;
        while (path.get(later).slot() != head || !goesBack(path.get(later - 1), path.get(later), vocabulary)) {
            later--;
        }
        int earlier = later - 1;
        while (path.get(earlier).slot() != head) {
            earlier--;
        }
        return new Rounds(path.get(earlier), path.get(later), path.get(later - 1), counts.getOrDefault(head, 0) + 1);
    }

    private static boolean goesBack(Visit from, Visit to, Vocabulary vocabulary) {
        return to.slot() <= from.slot() && vocabulary.candidate().instruction(from.slot())
                .filter(instruction -> instruction instanceof Instruction.Branch || instruction instanceof Instruction.Jump).isPresent();
    }

    /// What differs, registers first.
    static List<Change> changes(Vocabulary vocabulary, AbstractState earlier, AbstractState later) {
        List<Change> changes = new ArrayList<>();
        int frame = Math.min(earlier.frames().size(), later.frames().size()) - 1;
        for (Register register : Register.values()) {
            compare(vocabulary, earlier, later, new Holder.OfRegister(frame, register), changes);
        }
        int slots = Math.min(earlier.frames().get(frame).stack().size(), later.frames().get(frame).stack().size());
        for (int slot = 0; slot < slots; slot++) {
            compare(vocabulary, earlier, later, new Holder.OfStack(frame, -8 * (slot + 1), 8), changes);
        }
        return changes.subList(0, Math.min(changes.size(), 4));
    }

    private static void compare(Vocabulary vocabulary, AbstractState earlier, AbstractState later, Holder holder, List<Change> changes) {
        AbstractValue before = Knowledge.of(earlier, holder);
        AbstractValue after = Knowledge.of(later, holder);
        if (!Knowledge.same(before, after)) {
            changes.add(new Change(holder, Knowledge.printed(before, vocabulary), Knowledge.printed(after, vocabulary)));
        }
    }

    /// Where no loop is to blame: the instruction on the path that was looked at most often.
    private static CausalEvent crowded(Vocabulary vocabulary, Exploration exploration, List<Visit> path) {
        Map<Integer, Integer> counts = new HashMap<>();
        exploration.visits().forEach(visit -> counts.merge(visit.slot(), 1, Integer::sum));
        Visit most = path.stream().max(Comparator.<Visit>comparingInt(visit -> counts.getOrDefault(visit.slot(), 0)).thenComparing(Comparator.comparingInt(Visit::slot).reversed()))
                .orElseThrow();
        return new CausalEvent.Crowded(vocabulary.at(most.slot(), most.index()), counts.getOrDefault(most.slot(), 0));
    }
}
