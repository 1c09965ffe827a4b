package dev.glasshive.app.paths;

import dev.glasshive.app.control.GraphModel.Tone;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Called;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.asm.Dialect;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.asm.Names;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands in the boxes of a tree.
final class BoxWords {
    private static final int LONGEST = 24;
    /// The reason of a rejection is what a tree is looked at for, and nothing stands behind it.
    private static final int LONGEST_REASON = 44;
    private static final int LONGEST_FUNCTION = 14;
    /// As deep as the kernel lets functions call each other.
    private static final int MOST_ARROWS = 8;
    private static final int MOST_LISTED = 16;
    /// So many visits of a stretch are counted to find out how many rounds of a loop it is.
    private static final int MOST_COUNTED = 100_000;

    private final PathTree tree;
    private final Verification judged;
    private final Code code;
    private final Names names;

    BoxWords(PathTree tree, HelperNames helpers) {
        this.tree = tree;
        this.judged = tree.judged();
        this.code = judged.program().code();
        this.names = Names.complete(judged.program(), judged.set(), helpers);
    }

    /// Title, a line below, the function that is at work if it was called, all in one sentence, and how it is drawn.
    record Words(String title, String line, String frame, String spoken, Tone tone) {
        Words(String title, String line, String spoken, Tone tone) {
            this(title, line, "", spoken, tone);
        }

        Words in(String called, String told) {
            return new Words(title, line, called, told + "\n" + spoken, tone);
        }
    }

    Words of(PathNode node) {
        return switch (node) {
            case PathNode.Shown shown -> framed(shown.stretch(), shown(tree.stretch(shown.stretch())));
            case PathNode.More more -> {
                int hidden = tree.states(more.stretch()) - tree.stretch(more.stretch()).count();
                yield new Words(Text.of("paths.more", hidden), Text.of("paths.more.open"), Text.of("paths.more.tip", hidden), Tone.FOLD);
            }
            case PathNode.Rounds(int _, int _, int stretch, int until) -> {
                int rounds = tree.roundsLeft(stretch) - tree.roundsLeft(until);
                int hidden = tree.states(stretch) - tree.states(until);
                yield new Words(Text.of("paths.rounds", rounds), Text.of("paths.rounds.states", hidden), Text.of("paths.rounds.tip", rounds, hidden, tree.stretch(stretch).slot()), Tone.FOLD);
            }
        };
    }

    private Words framed(int number, Words words) {
        int depth = tree.depth(number);
        if (depth == 0) {
            return words;
        }
        int slot = tree.stretch(number).slot();
        String function = Called.name(judged.program(), tree.callsite(number), slot);
        String name = function.length() <= LONGEST_FUNCTION ? function : function.substring(0, LONGEST_FUNCTION - 1) + "…";
        return words.in("↳".repeat(Math.min(depth, MOST_ARROWS)) + " " + name, Text.of("paths.frame", function, depth, tree.callsite(number)));
    }

    private Words shown(Stretch stretch) {
        String label = Optional.ofNullable(judged.program().labels().get(stretch.slot())).map(name -> " " + name).orElse("");
        if (stretch.kind() == Stretch.Kind.NOT_REACHED) {
            return new Words(stretch.slot() + label, Text.of("paths.not-reached"), Text.of("paths.not-reached.tip", stretch.slot()), Tone.FADED);
        }
        List<Visit> visits = visits(stretch);
        List<Integer> slots = slots(stretch);
        int rounds = rounds(slots);
        String range = rounds > 1 ? SlotRanges.whole(slots) + " " + Text.of("paths.times", rounds) : SlotRanges.inOrder(slots, label);
        String instruction = text(stretch.slot());
        return switch (stretch.kind()) {
            case STRAIGHT -> new Words(range, learnt(stretch, visits), spoken(visits, stretch, learnt(stretch, visits)), Tone.PLAIN);
            case OPEN -> new Words(SlotRanges.inOrder(slots, ""), Text.of("paths.open"), spoken(visits, stretch, Text.of("paths.open.tip")), Tone.FADED);
            case BRANCH -> new Words(shortened(stretch.slot() + " " + instruction.replaceAll(" goto .*", "")), Text.of("paths.ways"), spoken(visits, stretch, Text.of("paths.ways")), Tone.BRANCH);
            case CALL -> new Words(Text.of("paths.call", stretch.slot()), learnt(stretch, visits), spoken(visits, stretch, learnt(stretch, visits)), Tone.PLAIN);
            case SAFE -> new Words(range, Text.of("paths.safe"), spoken(visits, stretch, Text.of("paths.safe.tip")), Tone.GOOD);
            case REJECTED -> new Words(stretch.slot() + " ✘", shortened(message(), LONGEST_REASON), spoken(visits, stretch, message()), Tone.BAD);
            case PRUNED -> new Words(Integer.toString(stretch.slot()), Text.of("paths.pruned"), spoken(visits, stretch, Text.of("paths.pruned.tip", stretch.slot())), Tone.FADED);
            case NOT_REACHED -> throw new IllegalStateException("it has no visit");
        };
    }

    private String message() {
        return judged.rejection().map(Rejection::message).orElse("");
    }

    /// The last visits of a stretch, in order.
    private List<Visit> visits(Stretch stretch) {
        List<Visit> visits = new ArrayList<>();
        int at = stretch.last();
        for (int i = 0; i < Math.min(stretch.count(), MOST_LISTED); i++) {
            visits.addFirst(judged.visits().get(at));
            at = judged.visits().get(at).from();
        }
        return visits;
    }

    /// The instructions of a stretch in order; of one that is too long, the first and the last ones.
    private List<Integer> slots(Stretch stretch) {
        List<Integer> slots = new ArrayList<>();
        int at = stretch.last();
        for (int i = 0; i < Math.min(stretch.count(), MOST_COUNTED); i++) {
            slots.add(judged.visits().get(at).slot());
            at = judged.visits().get(at).from();
        }
        if (slots.size() < stretch.count()) {
            slots.add(stretch.slot());
        }
        return slots.reversed();
    }

    private static int rounds(List<Integer> slots) {
        Map<Integer, Integer> counts = new HashMap<>();
        int most = 1;
        for (int slot : slots) {
            most = Math.max(most, counts.merge(slot, 1, Integer::sum));
        }
        return most;
    }

    private String learnt(Stretch stretch, List<Visit> visits) {
        Optional<String> learnt = Optional.empty();
        if (stretch.parent() >= 0 && tree.stretch(stretch.parent()).kind() == Stretch.Kind.BRANCH) {
            Visit branch = judged.visits().get(tree.stretch(stretch.parent()).last());
            learnt = Learnt.fromChoice(branch.before(), judged.visits().get(stretch.first()).before());
        }
        return shortened(learnt.or(() -> judged.after(visits.getLast()).flatMap(after -> Learnt.fromWriting(visits, after, code))).orElse(""));
    }

    private String spoken(List<Visit> visits, Stretch stretch, String end) {
        StringBuilder all = new StringBuilder();
        if (stretch.count() > visits.size()) {
            all.append("…\n");
        }
        visits.forEach(visit -> all.append(visit.slot()).append(": ").append(text(visit.slot())).append('\n'));
        return all.append(end).toString().strip();
    }

    private String text(int slot) {
        return Dialect.SOURCE.text(code.at(slot), slot, names).strip();
    }

    private static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
