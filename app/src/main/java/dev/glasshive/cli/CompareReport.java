package dev.glasshive.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.glasshive.portability.Judged;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.portability.PortabilityWords;
import dev.glasshive.portability.Reason;
import dev.glasshive.portability.Row;
import dev.glasshive.portability.Task;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What `compare --json` prints.
record CompareReport(List<Compared> programs) {

    /// One program's.
    ///
    /// @param writtenFor linux or windows
    /// @param holds whether both systems take it as it stands, and everything in it means the same on both
    record Compared(String program, String section, String writtenFor, boolean holds, Verdicts verdicts, Verdicts translated, List<RowJson> rows, List<ReasonJson> reasons,
            List<TaskJson> tasks) {
        static Compared of(PortabilityReport report, List<Task> tasks) {
            PortabilityWords words = PortabilityWords.of(Locale.ROOT, report.home());
            return new Compared(report.program().name(), report.program().section(), report.home().id(), report.holdsOnBoth(),
                    new Verdicts(VerdictJson.of(report.written().linux()), VerdictJson.of(report.written().windows())),
                    new Verdicts(VerdictJson.of(report.translated().linux()), VerdictJson.of(report.translated().windows())),
                    report.findings().stream().map(words::row).map(RowJson::of).toList(), report.reasons().stream().map(reason -> ReasonJson.of(reason, words)).toList(),
                    tasks.stream().map(task -> new TaskJson(words.task(task), task.isMechanical(), task.places().stream().map(place -> place.slot()).toList())).toList());
        }
    }

    /// What each verifier says; absent where the system has no such hook or no verifier.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdicts(@Nullable VerdictJson linux, @Nullable VerdictJson windows) {}

    /// A verdict.
    ///
    /// @param slot of the instruction at fault, or -1
    record VerdictJson(boolean accepted, String message, int slot, int insnsProcessed) {
        static @Nullable VerdictJson of(Optional<Judged> judged) {
            return judged.map(verdict -> new VerdictJson(verdict.accepted(), verdict.message(), verdict.slot(), verdict.report().processed())).orElse(null);
        }
    }

    /// A row of the table.
    ///
    /// @param severity same, number, meaning, rewrite or missing
    /// @param slots of the instructions that it is about
    /// @param lines of the source that they came from, 0 where unknown
    record RowJson(String severity, String what, String linux, String windows, String meaning, String note, List<Integer> slots, List<Integer> lines) {
        static RowJson of(Row row) {
            return new RowJson(row.severity().name().toLowerCase(Locale.ROOT), row.what(), row.sides().linux(), row.sides().windows(), row.meaning(), row.note(),
                    row.places().stream().map(place -> place.slot()).toList(), row.places().stream().map(place -> place.line().map(line -> line.line()).orElse(0)).toList());
        }
    }

    /// Why a system refuses.
    record ReasonJson(String refusing, String cause, String sentence, String message, List<Integer> slots, boolean proven, List<String> evidence) {
        static ReasonJson of(Reason reason, PortabilityWords words) {
            return new ReasonJson(reason.refusing().id(), reason.cause().name().toLowerCase(Locale.ROOT), words.cause(reason), reason.message(),
                    reason.places().stream().map(place -> place.slot()).toList(), reason.isProven(), words.evidence(reason));
        }
    }

    /// Something to do.
    ///
    /// @param mechanical whether --portable does it
    record TaskJson(String what, boolean mechanical, List<Integer> slots) {}

    static CompareReport of(List<PortabilityReport> reports, List<List<Task>> tasks) {
        return new CompareReport(IntStream.range(0, reports.size()).mapToObj(i -> Compared.of(reports.get(i), tasks.get(i))).toList());
    }
}
