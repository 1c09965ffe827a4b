package dev.glasshive.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.glasshive.program.Program;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import java.util.List;
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
    record Why(String category, String what, String why, String remedy, int slot, String line) {
        static final Why NOTHING = new Why("", "", "", "", -1, "");

        static Why of(Rejection rejection) {
            return new Why(rejection.category().name().toLowerCase(java.util.Locale.ROOT), rejection.explanation().what(), rejection.explanation().why(),
                    rejection.explanation().remedy(), rejection.slot(), rejection.line().filter(line -> !line.file().isEmpty()).map(line -> line.file() + ":" + line.line()).orElse(""));
        }

        static Why of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Accepted() -> NOTHING;
                case Verdict.Rejected(Rejection rejection) -> of(rejection);
                case Verdict.Unknown(int slot, String what) -> new Why("unknown", Messages.text("verify.unknown", what), "", "", slot, "");
            };
        }
    }

    /// What the kernel says.
    record Kernel(boolean accepted, String message, String log) {}

    /// What a category is called.
    static String words(Rejection.Category category) {
        return category.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
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
