package dev.glasshive.cli;

import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.log.Line;
import dev.glasshive.verifier.log.Outcome;
import dev.glasshive.verifier.log.LogPath;
import dev.glasshive.verifier.log.Provenance;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.log.StateText;
import dev.glasshive.verifier.log.Step;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A saved log for people: what it means first, then the steps that led there with what each changed.
final class LogText {
    private final Terminal terminal;
    private final PrintWriter out;
    private final String name;
    private final SavedLog log;

    LogText(Terminal terminal, String name, SavedLog log) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.name = log.program().isEmpty() ? name : name + ": " + log.program();
        this.log = log;
    }

    void print() {
        switch (log.outcome()) {
            case Outcome.Accepted() -> out.println(Messages.text("verify.log.accepted", name));
            case Outcome.Rejected(Rejection rejection, boolean _) -> print(rejection);
            case Outcome.Open() -> out.println(terminal.red(Messages.text("verify.log.open", name)));
        }
        log.report().ifPresent(report -> report.sections().forEach((heading, lines) -> {
            if (heading.equals("Reason") || heading.equals("Suggestion")) {
                out.println("  " + Messages.text("verify.log.kernel." + heading.toLowerCase(Locale.ROOT), report.section(heading).orElse("")));
            }
        }));
        out.println();
        print(log.provenance());
        if (log.outcome() instanceof Outcome.Rejected && !log.steps().isEmpty()) {
            List<Step> way = log.leadingTo(log.steps().getLast(), Rejection.LONGEST_PATH);
            out.println(Messages.text("verify.log.way", way.size(), log.steps().size()));
            print(way);
        } else {
            for (LogPath path : log.paths()) {
                out.println(Messages.text("verify.log.path." + path.ending().name().toLowerCase(Locale.ROOT), path.index() + 1, path.slot(),
                        path.parent() < 0 ? "" : Messages.text("verify.log.branch", log.steps().get(path.parent()).slot())));
                print(log.steps().subList(path.firstStep(), path.firstStep() + path.steps()));
                out.println();
            }
        }
    }

    private void print(Rejection rejection) {
        out.println(terminal.red(Messages.text("verify.log.rejected", name, VerifyReport.words(rejection.category()))));
        if (!log.steps().isEmpty()) {
            Step last = log.steps().getLast();
            out.println(Messages.text("verify.place", last.slot(), ": " + last.text() + last.source().map(LogText::place).orElse("")));
        }
        out.println("  " + rejection.message());
        out.println();
        out.println("  " + rejection.explanation().what());
        out.println("  " + rejection.explanation().why());
        out.println("  " + rejection.explanation().remedy());
    }

    private static String place(SourceLine line) {
        return line.file().isEmpty() ? "" : ", " + line.file() + ":" + line.line();
    }

    private void print(Provenance provenance) {
        String kernels = provenance.since().isEmpty() && provenance.until().isEmpty() ? Messages.text("verify.log.kernel.unknown")
                : provenance.until().isEmpty() ? Messages.text("verify.log.kernel.since", provenance.since())
                : provenance.since().isEmpty() ? Messages.text("verify.log.kernel.until", provenance.until())
                : Messages.text("verify.log.kernel.between", provenance.since(), provenance.until());
        out.println(kernels + (provenance.reasons().isEmpty() ? "" : " (" + String.join("; ", provenance.reasons()) + ")"));
        if (provenance.level().isPresent()) {
            out.println(Messages.text("verify.log.level", provenance.level().getAsInt(), provenance.levelReason()));
        }
        if (!provenance.beginning()) {
            out.println(Messages.text("verify.log.nobeginning"));
        }
        if (!provenance.end()) {
            out.println(Messages.text("verify.log.noend"));
        }
        if (provenance.gaps() > 0) {
            out.println(Messages.text("verify.log.gaps", provenance.gaps()));
        }
        if (log.otherLogs() > 0) {
            out.println(Messages.text("verify.log.others", log.otherLogs()));
        }
        out.println();
    }

    private void print(List<Step> steps) {
        Optional<SourceLine> shown = Optional.empty();
        String first = steps.isEmpty() ? "" : StateText.of(steps.getFirst().before().top()).strip();
        if (!first.isEmpty()) {
            out.println("  " + Messages.text("verify.log.before", first));
        }
        for (Step step : steps) {
            if (step.source().isPresent() && !text(step.source()).equals(text(shown))) {
                shown = step.source();
                out.println("        ; " + text(shown));
            }
            out.println(String.format(Locale.ROOT, "%6d: %-42s%s", step.slot(), step.text(), StateText.of(step.change())).stripTrailing());
            for (Line line : log.lines(step)) {
                if (line.entry() instanceof dev.glasshive.verifier.log.Entry.BacktrackStart) {
                    out.println("        " + Messages.text("verify.log.precise"));
                    break;
                }
            }
        }
    }

    private static String text(Optional<SourceLine> source) {
        return source.map(line -> line.text() + (line.file().isEmpty() ? "" : "  " + line.file() + ":" + line.line())).orElse("");
    }
}
