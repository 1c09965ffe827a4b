package dev.glasshive.app.workspace;

import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.Exploration;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What a verifier found out about the program that is open, arranged for looking at it.
public final class Verification {
    private static final int NONE = -1;

    private final ProgramSet set;
    private final Program program;
    private final VerifierReport report;
    private final int[] firstChild;
    private final int[] nextSibling;
    private final List<Visit> roots = new ArrayList<>();
    private final int paths;

    /// What `report` says of `program`, which is one of `set`.
    Verification(ProgramSet set, Program program, VerifierReport report) {
        this.set = set;
        this.program = program;
        this.report = report;
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
        return (int) Arrays.stream(firstChild, 0, end.index() + 1).filter(child -> child == NONE).count();
    }

    /// The visits with which the program, and each function that is judged by itself, begins.
    public List<Visit> roots() {
        return Collections.unmodifiableList(roots);
    }

    /// The visits that came directly from `visit`: none at the end of a path, two where a branch went both ways.
    public List<Visit> following(Visit visit) {
        List<Visit> children = new ArrayList<>(2);
        for (int child = firstChild[visit.index()]; child != NONE; child = nextSibling[child]) {
            children.add(visits().get(child));
        }
        return children;
    }

    /// The visit where the program was refused; empty if it was not, or not at a place that was kept.
    public Optional<Visit> refused() {
        return visits().isEmpty() ? Optional.empty() : visits().reversed().stream().filter(visit -> visit.outcome() instanceof Visit.Outcome.Refused).findFirst();
    }

    /// The path from the beginning through `visit` to an end: where the program was refused if that lies behind it, else always on along the way that was followed first.
    public List<Visit> pathThrough(Visit visit) {
        List<Visit> whole = new ArrayList<>(refused().map(refused -> report.exploration().pathTo(refused)).filter(path -> path.contains(visit))
                .orElseGet(() -> report.exploration().pathTo(visit)));
        for (List<Visit> next = following(whole.getLast()); !next.isEmpty(); next = following(whole.getLast())) {
            whole.add(next.getFirst());
        }
        return whole;
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
