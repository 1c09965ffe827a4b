package dev.glasshive.tests.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.counterexample.Counterexample;
import dev.glasshive.counterexample.CounterexampleSearch;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.repair.Fix;
import dev.glasshive.repair.Patch;
import dev.glasshive.repair.Repairs;
import dev.glasshive.tests.verifier.Deeds;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.strategy.Verifiers;
import dev.glasshive.vm.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of every program of the folder that the verifier of eBPF for Windows refuses: words, causes, fixes and runs that trap.
class WindowsRejectionsTest {
    private static final Options OPTIONS = new Options(Privilege.ROOT, 1);

    /// A refused program.
    private record Refused(WindowsCase each, Verifier verifier, VerifierReport report, Rejection rejection) {
        Program program() {
            return each.set().programs().getFirst();
        }

        List<Fix> fixes() {
            return new Repairs(verifier, each.platform(), new Repairs.Limits(30, 60_000)).of(each.set(), program(), each.candidate().attachType(), OPTIONS, report);
        }
    }

    private static List<Refused> all() throws IOException {
        List<Refused> refused = new ArrayList<>();
        for (WindowsCase each : WindowsCase.all()) {
            Verifier verifier = Verifiers.of(Platforms.windows(), each.platform());
            VerifierReport report = verifier.verify(each.candidate(), OPTIONS);
            if (report.verdict() instanceof Verdict.Rejected(Rejection rejection)) {
                refused.add(new Refused(each, verifier, report, rejection));
            }
        }
        return refused;
    }

    @Test
    void eachIsExplained() throws IOException {
        List<String> faults = new ArrayList<>();
        int caused = 0;
        for (Refused refused : all()) {
            Rejection rejection = refused.rejection;
            Rejection.Explanation explanation = rejection.explanation();
            String words = explanation.what() + " " + explanation.why() + " " + explanation.remedy();
            if (words.contains("$") || words.contains("cannot prove this") || words.contains("  ") || rejection.kind().gallery().isEmpty()) {
                faults.add(refused.each.title() + ": " + rejection.message() + " -> " + words);
            }
            List<CausalEvent> causes = rejection.causes();
            if (causes.isEmpty() || causes.getLast().at().slot() != rejection.slot()) {
                faults.add(refused.each.title() + ": the last cause is not where it is refused");
            }
            for (CausalEvent event : causes) {
                if (event.sentence().contains("  ") || !event.sentence().endsWith(".")) {
                    faults.add(refused.each.title() + ": " + event.sentence());
                }
            }
            List<Integer> visited = refused.report.exploration().pathOf(rejection).stream().map(visit -> visit.slot()).toList();
            if (!rejection.path().isEmpty() && !visited.equals(rejection.path())) {
                faults.add(refused.each.title() + ": the path is " + rejection.path() + " and not " + visited);
            }
            caused += causes.size() > 1 ? 1 : 0;
        }
        assertThat(faults).isEmpty();
        assertThat(caused).isGreaterThanOrEqualTo(270);
    }

    @Test
    void fixesDoWhatTheySayAndKeepThePrograms() throws IOException {
        List<String> faults = new ArrayList<>();
        int fixed = 0;
        for (Refused refused : all()) {
            List<Fix> fixes = refused.fixes();
            for (Fix fix : fixes) {
                String name = refused.each.title() + ": " + fix.title();
                Optional<ProgramSet> patched = patched(refused, fix.patches());
                if (patched.isEmpty()) {
                    faults.add(name + ": cannot be applied");
                    continue;
                }
                Program after = patched.get().programs().getFirst();
                VerifierReport report = refused.verifier.verify(Candidate.of(patched.get(), after).attachedAs(refused.each.candidate().attachType()), OPTIONS);
                if (report.accepted() != fix.accepted()) {
                    faults.add(name + ": is " + (report.accepted() ? "" : "not ") + "accepted");
                }
                Deeds.lost(refused.program(), after).forEach(deed -> faults.add(name + ": " + deed));
            }
            fixed += fixes.stream().anyMatch(Fix::accepted) ? 1 : 0;
        }
        assertThat(faults).isEmpty();
        assertThat(fixed).isGreaterThanOrEqualTo(235);
    }

    private static Optional<ProgramSet> patched(Refused refused, List<Patch> patches) {
        Optional<ProgramSet> current = Optional.of(refused.each.set());
        for (Patch patch : patches) {
            current = current.flatMap(before -> patch.apply(before, refused.program().name()));
        }
        return current;
    }

    @Test
    void runsThatTrapAreFoundOrTheVerdictIsCautious() throws IOException {
        int found = 0;
        List<String> faults = new ArrayList<>();
        for (Refused refused : all()) {
            switch (new CounterexampleSearch(refused.each.platform(), new CounterexampleSearch.Limits(600, 20_000, 60_000, 1)).search(refused.each.set(), refused.program(), refused.report, Progress.NONE)) {
                case Counterexample.Found trapped -> found += trapped.trap().slot() == refused.rejection.slot() ? 1 : 0;
                case Counterexample.CutShort(int tried) -> faults.add(refused.each.title() + ": no time after " + tried);
                case Counterexample.NotFound(int tried, String why) -> {
                    boolean forgot = refused.rejection.causes().stream().anyMatch(event -> event instanceof CausalEvent.Joined joined && joined.forgotten());
                    if (why.isBlank() || why.contains("safe") || why.contains("$") || forgot && why.contains("No join is to blame")) {
                        faults.add(refused.each.title() + ": " + why + " after " + tried);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(found).isGreaterThanOrEqualTo(180);
    }
}
