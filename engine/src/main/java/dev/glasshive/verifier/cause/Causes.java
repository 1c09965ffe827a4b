package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.AbstractValue.Pointer;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.CausalEvent.Printed;
import dev.glasshive.verifier.Culprit;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Holder;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// What a rejection blames, and how it came to that.
///
/// @param culprits the values at fault, the one that the message names first
/// @param events the oldest first; the last is the instruction at fault
public record Causes(List<Culprit> culprits, List<CausalEvent> events) {
    /// The most events of one rejection.
    public static final int MOST = 8;
    private static final int MOST_TURNS = 2;

    /// Copies what it is given.
    public Causes {
        culprits = List.copyOf(culprits);
        events = List.copyOf(events);
    }

    /// The causes of `message`.
    ///
    /// @param slot of the instruction at fault, or -1
    public static Causes of(Vocabulary vocabulary, Exploration exploration, String message, int slot) {
        if (message.startsWith("combined stack size")) {
            return new Causes(List.of(), StackCauses.of(vocabulary, exploration));
        }
        if (exploration.visits().isEmpty()) {
            return new Causes(List.of(), StructureCauses.of(vocabulary, message, slot));
        }
        if (message.startsWith("infinite loop") || message.startsWith("BPF program is too large") || message.startsWith("The sequence of")) {
            return new Causes(List.of(), LoopCauses.of(vocabulary, exploration));
        }
        if (!(exploration.visits().getLast().outcome() instanceof Visit.Outcome.Refused)) {
            return new Causes(List.of(), List.of());
        }
        Trail trail = new Trail(vocabulary, exploration, exploration.visits().getLast());
        List<Culprit> culprits = Blame.of(trail, vocabulary, message);
        return new Causes(culprits, events(vocabulary, exploration, trail, culprits, message));
    }

    /// What came of the values `culprits` on the way `steps` through a program whose paths are joined.
    ///
    /// @param bounds whether a comparison could have helped
    /// @param decides whether the branch at a step decides that the last one is reached
    public static List<CausalEvent> joined(Vocabulary vocabulary, List<Step> steps, List<Culprit> culprits, boolean bounds, IntPredicate decides) {
        Trail trail = new Trail(vocabulary, steps);
        Set<Holder> holders = new LinkedHashSet<>();
        culprits.forEach(culprit -> holders.add(culprit.holder()));
        Ancestry ancestry = Ancestry.of(trail, vocabulary, holders);
        Set<CausalEvent> events = new LinkedHashSet<>(ancestry.events());
        if (bounds && !culprits.isEmpty()) {
            Set<Integer> taught = events.stream().filter(CausalEvent.Bounded.class::isInstance).map(event -> event.at().visit()).collect(Collectors.toSet());
            Misses.of(trail, vocabulary, ancestry, culprits.getFirst()).stream().filter(miss -> !taught.contains(miss.at().visit())).forEach(events::add);
        }
        int turns = MOST_TURNS;
        for (int place = trail.last() - 1; place >= 0 && turns > 0; place--) {
            if (decides.test(place) && trail.instruction(place).orElse(null) instanceof Instruction.Branch) {
                int at = trail.visit(place).index();
                if (events.stream().noneMatch(event -> event.at().visit() == at)) {
                    events.add(new CausalEvent.Turned(trail.at(place), trail.side(place)));
                }
                turns--;
            }
        }
        events.addAll(Joins.of(trail, vocabulary, ancestry));
        return Choice.of(new ArrayList<>(events), new CausalEvent.Refused(trail.at(trail.last()), culprits.isEmpty() ? new Holder.OfProgram() : culprits.getFirst().holder(),
                culprits.isEmpty() ? Printed.NOTHING : culprits.getFirst().printed()));
    }

    /// A value as it is blamed, in the words of explanations.
    public static Culprit culprit(Vocabulary vocabulary, Holder holder, AbstractState state) {
        return new Culprit(holder, Knowledge.of(state, holder), Knowledge.printed(state, holder, vocabulary));
    }

    private static List<CausalEvent> events(Vocabulary vocabulary, Exploration exploration, Trail trail, List<Culprit> culprits, String message) {
        Set<Holder> holders = new LinkedHashSet<>();
        culprits.forEach(culprit -> holders.add(culprit.holder()));
        Ancestry ancestry = Ancestry.of(trail, vocabulary, holders);
        Set<CausalEvent> events = new LinkedHashSet<>(ancestry.events());
        if (!culprits.isEmpty() && isAboutBounds(message)) {
            events.addAll(Misses.of(trail, vocabulary, ancestry, culprits.getFirst()));
        }
        if (message.startsWith("same insn") && !culprits.isEmpty()) {
            merged(vocabulary, exploration, trail, culprits.getFirst(), events);
        }
        if (message.endsWith("reference leak") || events.stream().anyMatch(CausalEvent.Missing.class::isInstance)) {
            turned(trail, events);
        }
        if (message.contains("frames is too deep")) {
            entered(trail, events);
        }
        return Choice.of(new ArrayList<>(events), new CausalEvent.Refused(trail.at(trail.last()), culprits.isEmpty() ? new Holder.OfProgram() : culprits.getFirst().holder(),
                culprits.isEmpty() ? Printed.NOTHING : culprits.getFirst().printed()));
    }

    /// Whether a check could have bounded what is at fault.
    private static boolean isAboutBounds(String message) {
        return message.contains("outside of") || message.contains("value is") || message.contains("unbounded") || message.contains("zero-sized") || message.contains("should have been in")
                || message.startsWith("value ") || message.contains("variable-offset") || message.contains("_or_null'");
    }

    private static void merged(Vocabulary vocabulary, Exploration exploration, Trail trail, Culprit culprit, Set<CausalEvent> events) {
        for (Visit visit : exploration.at(trail.slot(trail.last()))) {
            AbstractValue other = Knowledge.of(visit.before(), culprit.holder());
            if (other instanceof Pointer pointer && culprit.value() instanceof Pointer ours && !pointer.type().equals(ours.type())) {
                events.add(new CausalEvent.Merged(vocabulary.at(visit.slot(), visit.index()), culprit.holder(), Knowledge.printed(other, vocabulary), culprit.printed()));
                return;
            }
        }
    }

    /// The last branches behind the first event: they led around what would have helped.
    private static void turned(Trail trail, Set<CausalEvent> events) {
        int since = events.stream().mapToInt(event -> event.at().visit()).min().orElse(0);
        int left = MOST_TURNS;
        for (int place = trail.last() - 1; place >= 0 && left > 0 && trail.visit(place).index() > since; place--) {
            if (trail.instruction(place).orElse(null) instanceof Instruction.Branch && trail.depth(place) <= trail.depth(trail.last())) {
                events.add(new CausalEvent.Turned(trail.at(place), trail.side(place)));
                left--;
            }
        }
    }

    private static void entered(Trail trail, Set<CausalEvent> events) {
        for (int place = 0; place < trail.last(); place++) {
            if (trail.depth(place + 1) > trail.depth(place)) {
                events.add(new CausalEvent.Entered(trail.at(place), new Holder.OfProgram(), Printed.NOTHING, trail.slot(place + 1)));
            }
        }
    }

    /// Keeps what matters most.
    static final class Choice {
        private Choice() {}

        static List<CausalEvent> of(List<CausalEvent> events, CausalEvent last) {
            List<CausalEvent> kept = Choice.of(events, MOST - 1);
            kept.add(last);
            return kept;
        }

        /// At most `most` of `events`, the oldest first.
        static List<CausalEvent> of(List<CausalEvent> events, int most) {
            List<CausalEvent> kept = new ArrayList<>(events.reversed());
            Choice.withoutRepetitions(kept);
            kept.sort(Comparator.comparingInt((CausalEvent event) -> event.at().visit()));
            while (kept.size() > most) {
                kept.remove(kept.stream().min(Comparator.comparingInt(Choice::weight).thenComparingInt(event -> event.at().visit())).orElseThrow());
            }
            return kept;
        }

        /// Of what an instruction in a loop does again and again, only the last time is kept.
        private static void withoutRepetitions(List<CausalEvent> events) {
            Set<List<Object>> seen = new HashSet<>();
            for (CausalEvent event : events.stream().sorted(Comparator.comparingInt((CausalEvent each) -> -each.at().visit())).toList()) {
                if (!seen.add(List.of(event.at().slot(), event.getClass(), event.holder()))) {
                    events.remove(event);
                }
            }
        }

        private static int weight(CausalEvent event) {
            return switch (event) {
                case CausalEvent.Copied _ -> 0;
                case CausalEvent.Spilled _, CausalEvent.Filled _ -> 1;
                case CausalEvent.Missed missed when missed.miss() == CausalEvent.Miss.NOTHING_LEARNED -> 1;
                case CausalEvent.Computed _, CausalEvent.Entered _, CausalEvent.Left _ -> 2;
                case CausalEvent.Made made when made.origin() instanceof CausalEvent.Origin.Context || made.origin() instanceof CausalEvent.Origin.Constant -> 2;
                case CausalEvent.Bounded _, CausalEvent.Turned _ -> 3;
                case CausalEvent.Joined joined when !joined.forgotten() -> 4;
                case CausalEvent.Made _ -> 4;
                case CausalEvent.Missed _, CausalEvent.Lost _, CausalEvent.Missing _, CausalEvent.Merged _, CausalEvent.Acquired _, CausalEvent.Released _, CausalEvent.Repeated _,
                        CausalEvent.Joined _, CausalEvent.Crowded _, CausalEvent.Jumped _, CausalEvent.Stacked _, CausalEvent.Refused _ -> 5;
            };
        }
    }
}
