package dev.glasshive.repair;

import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks for fixes: makes patches that might help, asks the verifier about each, and keeps those that do.
public final class Repairs {
    /// Rejections that may be mended one after the other.
    private static final int DEEPEST = 4;
    private static final int ENOUGH = 3;
    private static final int MOST_PARTIAL = 2;

    private final Verifier verifier;
    private final Platform platform;
    private final Limits limits;

    /// How much may be tried.
    ///
    /// @param verifications how often the verifier is asked
    /// @param milliseconds after which nothing new is tried
    public record Limits(int verifications, long milliseconds) {
        /// For people who wait.
        public static final Limits USUAL = new Limits(30, 5_000);
    }

    /// @param platform that the programs are for
    public Repairs(Verifier verifier, Platform platform, Limits limits) {
        this.verifier = verifier;
        this.platform = platform;
        this.limits = limits;
    }

    /// Fixes for `candidate`, which `report` refuses: first those with which it is accepted, then those that get it further.
    public List<Fix> of(Candidate candidate, Options options, VerifierReport report) {
        Candidate named = candidate;
        return Patch.program(named).map(program -> new Attempt(options).find(named, program, report)).orElse(List.of());
    }

    /// The same for `program` of `set`, loaded with expected attach type `attachType`.
    public List<Fix> of(ProgramSet set, Program program, int attachType, Options options, VerifierReport report) {
        return new Attempt(options).find(Candidate.of(set, program).attachedAs(attachType), program, report);
    }

    /// One search.
    private final class Attempt {
        private final Options options;
        private final long end = System.nanoTime() + limits.milliseconds * 1_000_000;
        private final Set<List<?>> tried = new HashSet<>();
        private final List<Found> accepted = new ArrayList<>();
        private final List<Fix> partial = new ArrayList<>();
        private int verifications;

        Attempt(Options options) {
            this.options = new Options(options.privilege(), 1, options.mostVisits(), options.mostLog());
        }

        /// A patched program that is still refused.
        private record Stage(Candidate candidate, Program program, VerifierReport report, List<Proposal> done) {}

        /// A fix with which the program is accepted.
        ///
        /// @param idle how many instructions no path leads to then
        private record Found(Fix fix, long idle) {}

        private static long idle(Program program, VerifierReport report) {
            BitSet visited = new BitSet();
            report.exploration().visits().forEach(visit -> visited.set(visit.slot()));
            return program.code().starts().stream().filter(slot -> !visited.get(slot)).count();
        }

        List<Fix> find(Candidate candidate, Program program, VerifierReport report) {
            List<Stage> stages = List.of(new Stage(candidate, program, report, List.of()));
            for (int depth = 0; depth < DEEPEST && accepted.isEmpty() && !stages.isEmpty(); depth++) {
                List<Stage> next = new ArrayList<>();
                for (Stage stage : stages) {
                    next.addAll(step(stage));
                    if (!accepted.isEmpty()) {
                        break;
                    }
                }
                stages = next;
            }
            // What leaves all instructions of use comes before what cuts some off.
            Stream<Fix> whole = accepted.stream().sorted(Comparator.comparingLong(Found::idle)).map(Found::fix);
            return Distinct.of(Stream.concat(whole, partial.stream().limit(MOST_PARTIAL)).toList());
        }

        /// Tries what might help against the rejection of `stage`.
        ///
        /// @return what is refused further on
        private List<Stage> step(Stage stage) {
            if (!(stage.report.verdict() instanceof Verdict.Rejected(Rejection rejection))) {
                return List.of();
            }
            VerifierReport report = stage.report;
            if (report.exploration().visits().isEmpty() && rejection.slot() >= 0 || report.log().isEmpty()) {
                report = verifier.verify(stage.candidate, options);
            }
            Situation situation = new Situation(stage.candidate, stage.program, platform, rejection, report);
            List<Stage> further = new ArrayList<>();
            for (Proposal proposal : Remedies.proposals(situation)) {
                if (accepted.size() >= ENOUGH || verifications >= limits.verifications || System.nanoTime() > end) {
                    return further;
                }
                attempt(stage, proposal, rejection).ifPresent(further::add);
            }
            return further;
        }

        private Optional<Stage> attempt(Stage stage, Proposal proposal, Rejection before) {
            Optional<Candidate> changed = proposal.patch().apply(stage.candidate);
            Optional<Program> program = Rewrite.of(stage.program, proposal.patch().edits()).map(Rewrite::program);
            if (changed.isEmpty() || program.isEmpty() || !tried.add(List.of(changed.get().slots(), changed.get().maps(), changed.get().license()))) {
                return Optional.empty();
            }
            verifications++;
            VerifierReport report = verifier.verify(changed.get(), options);
            List<Proposal> done = Stream.concat(stage.done.stream(), Stream.of(proposal)).toList();
            return switch (report.verdict()) {
                case Verdict.Accepted() -> {
                    accepted.add(new Found(fix(done, new Fix.Accepted()), idle(program.get(), report)));
                    yield Optional.empty();
                }
                case Verdict.Rejected(Rejection rejection) -> {
                    boolean further = isFurther(stage.report, before, report, rejection);
                    if (!further) {
                        yield Optional.empty();
                    }
                    partial.add(fix(done, new Fix.StillRejected(rejection.message(), rejection.slot())));
                    yield Optional.of(new Stage(changed.get(), program.get(), report, done));
                }
                case Verdict.Unknown _ -> Optional.empty();
            };
        }

        /// Whether the verifier gets further with `after`: it looks at more, or, if it looks at everything anyway, it finds fewer faults.
        private static boolean isFurther(VerifierReport before, Rejection refused, VerifierReport after, Rejection still) {
            if (before.fixpoint().isPresent() && after.fixpoint().isPresent()) {
                return after.fixpoint().get().findings().size() < before.fixpoint().get().findings().size();
            }
            if (before.fixpoint().isPresent() != after.fixpoint().isPresent()) {
                return after.fixpoint().isPresent();
            }
            return after.processed() >= before.processed() && !(still.message().equals(refused.message()) && after.processed() == before.processed());
        }

        private static boolean isSurpassed(Proposal step, Proposal next) {
            return step.key().equals("map.grow") && next.key().equals("map.grow") && step.arguments().getFirst().equals(next.arguments().getFirst());
        }

        private static Fix fix(List<Proposal> done, Fix.Result result) {
            // A step of the same kind that follows at once only goes further.
            List<String> titles = IntStream.range(0, done.size()).filter(i -> i + 1 == done.size() || !isSurpassed(done.get(i), done.get(i + 1)))
                    .mapToObj(i -> FixWords.title(done.get(i))).distinct().toList();
            List<String> reasons = done.stream().map(FixWords::why).distinct().toList();
            String rest = titles.stream().skip(1).map(title -> "; then " + title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)).collect(Collectors.joining());
            return new Fix(titles.getFirst() + rest, String.join(" ", reasons), done.stream().map(Proposal::patch).toList(), result);
        }
    }
}
