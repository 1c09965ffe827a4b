package dev.glasshive.verifier.cause;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.CausalEvent.Met;
import dev.glasshive.verifier.CausalEvent.Tie;
import dev.glasshive.verifier.CausalEvent.Way;
import dev.glasshive.verifier.Holder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds what joins on a trail forgot of the values behind a rejection.
final class Joins {
    private static final int MOST_HOLDERS = 3;
    private static final int MOST_TIES = 2;
    private static final int MOST_BRANCHES = 6;
    private static final Pattern NAME = Pattern.compile("\\b(r\\d+|packet_size)\\b");

    private final Trail trail;
    private final Vocabulary vocabulary;
    private final Ancestry ancestry;

    private Joins(Trail trail, Vocabulary vocabulary, Ancestry ancestry) {
        this.trail = trail;
        this.vocabulary = vocabulary;
        this.ancestry = ancestry;
    }

    static List<CausalEvent> of(Trail trail, Vocabulary vocabulary, Ancestry ancestry) {
        Joins joins = new Joins(trail, vocabulary, ancestry);
        List<CausalEvent> events = new ArrayList<>();
        for (int place = 0; place <= trail.last(); place++) {
            int at = place;
            trail.junction(place).flatMap(junction -> joins.event(at, junction)).ifPresent(events::add);
        }
        return events;
    }

    private Optional<CausalEvent> event(int place, Step.Junction junction) {
        Set<Holder> holders = new LinkedHashSet<>(ancestry.followed(place));
        if (junction.forgotten()) {
            holders.addAll(decisive(place));
        }
        AbstractState after = trail.before(place);
        List<AbstractState> known = junction.sides().stream().map(side -> side.known().get()).toList();
        List<Met> met = new ArrayList<>();
        for (Holder holder : holders) {
            AbstractValue left = Knowledge.of(after, holder);
            if (met.size() < MOST_HOLDERS && known.stream().anyMatch(side -> !Knowledge.same(Knowledge.of(side, holder), left))) {
                List<Way> ways = new ArrayList<>();
                for (int i = 0; i < known.size(); i++) {
                    ways.add(new Way(junction.sides().get(i).from(), Knowledge.printed(known.get(i), holder, vocabulary), junction.sides().get(i).ends()));
                }
                met.add(new Met(holder, ways, Knowledge.printed(after, holder, vocabulary)));
            }
        }
        List<Tie> ties = junction.forgotten() ? ties(junction, holders) : List.of();
        return met.isEmpty() && !junction.forgotten() ? Optional.empty() : Optional.of(new CausalEvent.Joined(trail.at(place), met, ties, junction.grows(), junction.forgotten()));
    }

    /// What the branches between `place` and the end compare, as far as it was there already: they decide whether the end is reached.
    private Set<Holder> decisive(int place) {
        Set<Holder> holders = new LinkedHashSet<>();
        int branches = 0;
        for (int at = trail.last() - 1; at >= place && branches < MOST_BRANCHES; at--) {
            if (trail.instruction(at).orElse(null) instanceof Instruction.Branch branch) {
                branches++;
                int frame = trail.depth(at);
                List<Holder> compared = Stream.of(branch.left(), branch.right()).filter(Register.class::isInstance).<Holder>map(each -> new Holder.OfRegister(frame, (Register) each)).toList();
                holders.addAll(Ancestry.of(trail.upTo(at), vocabulary, compared).followed(place));
            }
        }
        return holders;
    }

    /// Relations of two values that are lost, of those that name one of `holders`.
    private static List<Tie> ties(Step.Junction junction, Set<Holder> holders) {
        List<String> names = holders.stream().map(Holder::name).toList();
        return junction.losses().get().stream().filter(loss -> loss.had().about().contains("-"))
                .filter(loss -> NAME.matcher(loss.had().about()).results().anyMatch(name -> names.contains(name.group()))).limit(MOST_TIES)
                .map(loss -> new Tie(junction.sides().get(loss.incoming()).from(), loss.had().text(), loss.has())).toList();
    }
}
