package dev.glasshive.app.paths;

import dev.glasshive.app.workspace.Verification;
import dev.glasshive.isa.Instruction;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// An exploration as a tree of stretches. Takes time for a long one: not for the user interface's thread.
final class PathTree {
    private static final int NONE = -1;
    /// So far back the round before is looked for.
    private static final int LONGEST_ROUND = 64;

    private final Verification judged;
    private final List<Stretch> stretches = new ArrayList<>();
    private final int[] owner;
    private final Frames frames;
    private final int[] firstChild;
    private final int[] nextSibling;
    private final int[] states;
    private final int[] nextRound;
    private final int[] roundsBefore;
    private final int[] roundsLeft;

    PathTree(Verification judged) {
        this.judged = judged;
        List<Visit> visits = judged.visits();
        owner = new int[visits.size()];
        Map<Integer, Integer> waiting = Undecided.of(judged);
        int[] children = new int[visits.size()];
        visits.stream().filter(visit -> visit.from() >= 0).forEach(visit -> children[visit.from()]++);
        Code code = judged.program().code();
        frames = new Frames(judged);
        for (Visit visit : visits) {
            add(visit, kind(visit, children[visit.index()], waiting.containsKey(visit.index()), code), children);
        }
        waiting.forEach((visit, slot) -> stretches.add(new Stretch(NONE, NONE, 0, slot, owner[visit], Stretch.Kind.NOT_REACHED)));
        int size = stretches.size();
        firstChild = filled(size);
        nextSibling = filled(size);
        nextRound = filled(size);
        states = new int[size];
        roundsBefore = new int[size];
        roundsLeft = new int[size];
        link();
        findRounds();
    }

    private static int[] filled(int size) {
        int[] numbers = new int[size];
        Arrays.fill(numbers, NONE);
        return numbers;
    }

    private static Stretch.Kind kind(Visit visit, int children, boolean waits, Code code) {
        return switch (visit.outcome()) {
            case Visit.Outcome.Refused _ -> Stretch.Kind.REJECTED;
            case Visit.Outcome.Pruned _ -> Stretch.Kind.PRUNED;
            case Visit.Outcome.Ended _ -> Stretch.Kind.SAFE;
            case Visit.Outcome.Continued _ -> {
                Instruction instruction = code.at(visit.slot());
                boolean call = instruction instanceof Instruction.CallHelper || instruction instanceof Instruction.CallKfunc;
                yield children > 1 || waits ? Stretch.Kind.BRANCH : children == 0 ? Stretch.Kind.OPEN : call ? Stretch.Kind.CALL : Stretch.Kind.STRAIGHT;
            }
        };
    }

    private void add(Visit visit, Stretch.Kind kind, int[] children) {
        int before = visit.from() < 0 ? NONE : owner[visit.from()];
        if (before >= 0 && !kind.isAlone() && children[visit.from()] == 1 && !stretches.get(before).kind().isAlone()
                && frames.depth(visit.index()) == frames.depth(visit.from())) {
            stretches.set(before, stretches.get(before).with(visit.index(), kind));
            owner[visit.index()] = before;
        } else {
            owner[visit.index()] = stretches.size();
            stretches.add(new Stretch(visit.index(), visit.index(), 1, visit.slot(), before, kind));
        }
    }

    private void link() {
        for (int i = stretches.size() - 1; i >= 0; i--) {
            Stretch stretch = stretches.get(i);
            states[i] += stretch.count();
            if (stretch.parent() >= 0) {
                states[stretch.parent()] += states[i];
                nextSibling[i] = firstChild[stretch.parent()];
                firstChild[stretch.parent()] = i;
            }
        }
    }

    private void findRounds() {
        int[] before = filled(stretches.size());
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            int at = stretch.kind() == Stretch.Kind.BRANCH || stretch.kind() == Stretch.Kind.CALL ? stretch.parent() : NONE;
            for (int steps = 0; at >= 0 && steps < LONGEST_ROUND; steps++) {
                if (stretches.get(at).slot() == stretch.slot() && stretches.get(at).kind() == stretch.kind()) {
                    before[i] = at;
                    nextRound[at] = nextRound[at] == NONE || states[i] > states[nextRound[at]] ? i : nextRound[at];
                    break;
                }
                at = stretches.get(at).parent();
            }
        }
        for (int i = 0; i < stretches.size(); i++) {
            roundsBefore[i] = before[i] >= 0 && nextRound[before[i]] == i ? roundsBefore[before[i]] + 1 : 0;
        }
        for (int i = stretches.size() - 1; i >= 0; i--) {
            roundsLeft[i] = nextRound[i] >= 0 ? roundsLeft[nextRound[i]] + 1 : 0;
        }
    }

    /// What was judged.
    Verification judged() {
        return judged;
    }

    /// How many calls lie between the beginning and a stretch; 0 where the verifier never came.
    int depth(int number) {
        int first = stretches.get(number).first();
        return first < 0 ? 0 : frames.depth(first);
    }

    /// The instruction that called the function of a stretch, or -1 in the first one and where the verifier never came.
    int callsite(int number) {
        int first = stretches.get(number).first();
        return first < 0 ? NONE : frames.callsite(first);
    }

    /// How many stretches there are.
    int size() {
        return stretches.size();
    }

    Stretch stretch(int number) {
        return stretches.get(number);
    }

    /// The stretches with which functions begin.
    List<Integer> roots() {
        List<Integer> roots = new ArrayList<>();
        judged.roots().forEach(visit -> roots.add(owner[visit.index()]));
        return roots;
    }

    /// What follows a stretch, in the order in which it was looked at.
    List<Integer> children(int number) {
        List<Integer> children = new ArrayList<>(2);
        for (int child = firstChild[number]; child != NONE; child = nextSibling[child]) {
            children.add(child);
        }
        return children;
    }

    /// The stretch that a visit lies in.
    int owner(int visit) {
        return owner[visit];
    }

    /// How many visits lie in a stretch and behind it.
    int states(int number) {
        return states[number];
    }

    /// How many rounds of a loop were made before this one. Where ways through a round part, the round behind the one with most states is the next.
    int roundsBefore(int number) {
        return roundsBefore[number];
    }

    /// How many more rounds follow.
    int roundsLeft(int number) {
        return roundsLeft[number];
    }

    /// The same place in the next round, where [#roundsLeft] is not 0.
    int nextRound(int number) {
        return nextRound[number];
    }

    /// How many ends are of this kind.
    long ends(Stretch.Kind kind) {
        return stretches.stream().filter(stretch -> stretch.kind() == kind).count();
    }
}
