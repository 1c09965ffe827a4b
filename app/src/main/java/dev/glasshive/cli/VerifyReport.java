package dev.glasshive.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.glasshive.program.Program;
import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `verify --json` prints.
record VerifyReport(List<Judged> programs) {

    /// One program's.
    ///
    /// @param message the line that states the rejection; empty where there is none
    /// @param kernel what the kernel of this machine says, where it was asked
    /// @param fixes what can be done about a rejection, the best first
    /// @param counterexample a run on which the program traps, or why there is none; absent where it is accepted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Judged(String program, String section, boolean accepted, String message, Why explanation, String log, int insnsProcessed, @Nullable Kernel kernel,
            List<FixReport.FixJson> fixes, CounterexampleReport.@Nullable CounterexampleJson counterexample) {
        static Judged of(Program program, VerifierReport report, Optional<Kernel> kernel, List<FixReport.FixJson> fixes,
                CounterexampleReport.@Nullable CounterexampleJson counterexample) {
            return new Judged(program.name(), program.section(), report.accepted(), VerifyReport.message(report.verdict()), Why.of(report.verdict()), report.log(),
                    report.processed(), kernel.orElse(null), fixes, counterexample);
        }
    }

    /// The explanation; empty texts where there is nothing to explain.
    ///
    /// @param slot of the instruction at fault, or -1
    /// @param causes how it came to this, the oldest event first
    /// @param lesson the number of the lesson that teaches it
    record Why(String category, String problem, String what, String why, String remedy, int slot, String line, List<Event> causes, String lesson) {
        static final Why NOTHING = new Why("", "", "", "", "", -1, "", List.of(), "");

        static Why of(Rejection rejection) {
            return new Why(rejection.category().name().toLowerCase(Locale.ROOT), rejection.kind().problem(), rejection.explanation().what(), rejection.explanation().why(),
                    rejection.explanation().remedy(), rejection.slot(), place(rejection.line()), rejection.causes().stream().map(Event::of).toList(), rejection.kind().lesson());
        }

        static Why of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Accepted() -> NOTHING;
                case Verdict.Rejected(Rejection rejection) -> of(rejection);
                case Verdict.Unknown(int slot, String what) -> new Why("unknown", "", Messages.text("verify.unknown", what), "", "", slot, "", List.of(), "");
            };
        }
    }

    /// One of the events that led to a rejection.
    record Event(int slot, String kind, String text, String line) {
        static Event of(CausalEvent event) {
            return new Event(event.at().slot(), event.kind(), event.sentence(), place(event.at().line()));
        }
    }

    private static String place(Optional<SourceLine> line) {
        return line.filter(at -> !at.file().isEmpty()).map(at -> at.file() + ":" + at.line()).orElse("");
    }

    /// What the kernel says.
    record Kernel(boolean accepted, String message, String log) {}

    /// What a category is called.
    static String words(Rejection.Category category) {
        return category.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// The line that states why a program was not accepted.
    static String message(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> "";
            case Verdict.Rejected(Rejection rejection) -> rejection.message();
            case Verdict.Unknown(int _, String what) -> "not modelled yet: " + what;
        };
    }
}
