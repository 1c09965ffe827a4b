package dev.glasshive.app.workspace;

import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a verifier found out about the program that is open, arranged for looking at it.
public final class Verification {
    private static final int NONE = -1;

    private final ProgramSet set;
    private final Program program;
    private final VerifierReport report;
    private final Strategy strategy;
    private final List<Visit> passes;
    /// What met last at each instruction. One that is reached by several chains of calls has none.
    private final Map<Integer, List<Fixpoint.Incoming>> meetings = new HashMap<>();
    private final int[] firstChild;
    private final int[] nextSibling;
    private final List<Visit> roots = new ArrayList<>();
    private final int paths;
    private final VisitPath toRefusal;
    private final VisitPath first;

    /// What `report` says of `program`, which is one of `set`.
    Verification(ProgramSet set, Program program, VerifierReport report, Strategy strategy) {
        this.set = set;
        this.program = program;
        this.report = report;
        this.strategy = strategy;
        passes = report.fixpoint().stream().flatMap(fixpoint -> fixpoint.passes().stream()).map(Verification::visit).toList();
        report.fixpoint().stream().flatMap(fixpoint -> fixpoint.passes().stream()).forEach(pass -> meetings.put(pass.at().slot(), pass.at().calls().isEmpty() ? pass.incoming() : List.of()));
        List<Visit> visits = visits();
        firstChild = new int[visits.size()];
        nextSibling = new int[visits.size()];
        Arrays.fill(firstChild, NONE);
        Arrays.fill(nextSibling, NONE);
        // From the last to the first, so that children stand in the order in which they were visited.
        for (int i = visits.size() - 1; i >= 0; i--) {
            int from = visits.get(i).from();
            if (from < 0) {
                roots.addFirst(visits.get(i));
            } else {
                nextSibling[i] = firstChild[from];
                firstChild[from] = i;
            }
        }
        paths = (int) Arrays.stream(firstChild).filter(child -> child == NONE).count();
        // The two that are asked for most, made by the thread that judges and not by the one that shows.
        toRefusal = new VisitPath(refused().map(refused -> onwards(report.exploration().pathTo(refused))).orElse(List.of()));
        first = visits.isEmpty() ? VisitPath.NONE : new VisitPath(onwards(report.exploration().pathTo(visits.getFirst())));
    }

    /// All programs of the document.
    public ProgramSet set() {
        return set;
    }

    /// The program that was judged.
    public Program program() {
        return program;
    }

    /// Verdict, log and exploration.
    public VerifierReport report() {
        return report;
    }

    /// How the verifier went about it.
    public Strategy strategy() {
        return strategy;
    }

    /// Whether there is one state for each instruction, which holds on all ways to it.
    public boolean isJoined() {
        return strategy == Strategy.JOINS;
    }

    /// Pass `pass` in the shape of a visit, so that it can be looked at like one. It is none of [#visits], and nothing follows it.
    private static Visit visit(Fixpoint.Pass pass) {
        return new Visit(-1 - pass.number(), NONE, pass.at().slot(), new Visit.Outcome.Continued(), pass.result().state());
    }

    /// What each pass of the fixpoint left, in order; empty where paths are not joined.
    public List<Visit> passes() {
        return passes;
    }

    /// The pass of which `visit` is the shape.
    public Optional<Fixpoint.Pass> pass(Visit visit) {
        return report.fixpoint().filter(_ -> visit.index() < 0).map(fixpoint -> fixpoint.passes().get(-1 - visit.index()));
    }

    /// Everything that could not be proven; of a verifier that stops at the first, that is in the rejection.
    public List<Fixpoint.Finding> findings() {
        return report.fixpoint().map(Fixpoint::findings).orElse(List.of());
    }

    /// The visit that stands for what is known on all ways: `visit` itself, or the one that covers it.
    Visit joined(Visit visit) {
        return isJoined() && visit.outcome() instanceof Visit.Outcome.Pruned(int coveredBy) && coveredBy >= 0 ? visits().get(coveredBy) : visit;
    }

    /// Everything that was looked at, in order.
    public List<Visit> visits() {
        return report.exploration().visits();
    }

    /// Whether all visits are there; of a very long exploration only the first ones are.
    public boolean isWhole() {
        return report.exploration().whole() || report.exploration().equals(Exploration.NONE);
    }

    /// Why the program may not run; empty if it may, or if nobody knows.
    public Optional<Rejection> rejection() {
        return report.verdict() instanceof Verdict.Rejected(Rejection rejection) ? Optional.of(rejection) : Optional.empty();
    }

    /// How many paths were followed, cut ones included.
    public int paths() {
        return paths;
    }

    /// The number of the path that ends with `end`, in the order in which they were followed, from 1.
    public int pathNumber(Visit end) {
        return end.index() < 0 ? 0 : (int) Arrays.stream(firstChild, 0, end.index() + 1).filter(child -> child == NONE).count();
    }

    /// The visits with which the program, and each function that is judged by itself, begins.
    public List<Visit> roots() {
        return Collections.unmodifiableList(roots);
    }

    /// The visits that came directly from `visit`: none at the end of a path, two where a branch went both ways.
    public List<Visit> following(Visit visit) {
        if (visit.index() < 0) {
            return List.of();
        }
        List<Visit> children = new ArrayList<>(2);
        for (int child = firstChild[visit.index()]; child != NONE; child = nextSibling[child]) {
            children.add(visits().get(child));
        }
        return children;
    }

    /// The visit where the program was refused, and of several the one that the rejection tells of; empty if it was not, or not at a place that was kept.
    public Optional<Visit> refused() {
        return visits().isEmpty() ? Optional.empty() : (isJoined() ? visits() : visits().reversed()).stream().filter(visit -> visit.outcome() instanceof Visit.Outcome.Refused).findFirst();
    }

    /// The path from the beginning through `visit` to an end; through a pass, all passes. The end is where the program was refused if that lies behind it, else it goes always on along the way that was followed first. Where ways are joined, it goes on behind the place where they meet.
    VisitPath pathThrough(Visit visit) {
        if (visit.index() < 0) {
            return new VisitPath(passes);
        }
        // Where ways are joined, there may be another way to a place than the one that the first path takes.
        return toRefusal.contains(visit) ? toRefusal : !isJoined() && first.contains(visit) ? first : new VisitPath(onwards(report.exploration().pathTo(visit)));
    }

    private List<Visit> onwards(List<Visit> begun) {
        List<Visit> whole = new ArrayList<>(begun);
        // By their indexes: a visit holds a whole state, and there may be tens of thousands.
        BitSet seen = new BitSet();
        whole.forEach(on -> seen.set(on.index()));
        for (Optional<Visit> next = next(whole.getLast()); next.filter(on -> !seen.get(on.index())).isPresent(); next = next(whole.getLast())) {
            whole.add(next.orElseThrow());
            seen.set(next.orElseThrow().index());
        }
        return whole;
    }

    private Optional<Visit> next(Visit visit) {
        Visit joined = joined(visit);
        if (joined.index() != visit.index()) {
            return Optional.of(joined);
        }
        int first = visit.index() < 0 ? NONE : firstChild[visit.index()];
        return first == NONE ? Optional.empty() : Optional.of(visits().get(first));
    }

    /// `next` with what came to it from `visit`, before that met what came on other ways.
    public Visit arriving(Visit visit, Visit next) {
        Optional<Fixpoint.Incoming> side = meetings.getOrDefault(next.slot(), List.of()).stream().filter(incoming -> incoming.from().slot() == visit.slot()).findFirst();
        boolean alone = side.isEmpty() || visit.slot() == next.slot() || next.outcome() instanceof Visit.Outcome.Pruned || next.from() != visit.index();
        return alone ? next : new Visit(next.index(), next.from(), next.slot(), next.outcome(), side.orElseThrow().known().state());
    }

    /// Whether `visit` is of a place where several ways met, so that there is no one visit before it.
    public boolean isMeeting(Visit visit) {
        return !(visit.outcome() instanceof Visit.Outcome.Pruned) && meetings.getOrDefault(visit.slot(), List.of()).size() > 1;
    }

    /// What is known behind `visit`, on the way that was followed first; empty at the end of a path.
    public Optional<AbstractState> after(Visit visit) {
        return following(visit).stream().findFirst().map(Visit::before);
    }

    /// The first visit of the instruction at `slot`; empty if it was never looked at.
    public Optional<Visit> firstAt(int slot) {
        return visits().stream().filter(visit -> visit.slot() == slot).findFirst();
    }
}
