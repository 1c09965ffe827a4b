package dev.glasshive.cli;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.Judged;
import dev.glasshive.portability.Place;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.portability.PortabilityWords;
import dev.glasshive.portability.Reason;
import dev.glasshive.portability.Row;
import dev.glasshive.portability.Severity;
import dev.glasshive.portability.Task;
import dev.glasshive.verifier.Paragraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A comparison as people read it: both verdicts and why they differ, then a table.
final class CompareText {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";
    private static final int MOST_PLACES = 6;

    private final Terminal terminal;
    private final PortabilityReport report;
    private final PortabilityWords words;

    private final List<Task> tasks;

    CompareText(Terminal terminal, PortabilityReport report, List<Task> tasks) {
        this.terminal = terminal;
        this.report = report;
        this.tasks = tasks;
        this.words = PortabilityWords.of(Locale.ROOT, report.home());
    }

    void print() {
        line(Messages.text("compare.title", report.program().name(), report.program().type().isEmpty() ? Messages.text("compare.notype") : report.program().type(),
                PortabilityWords.name(report.home())));
        line("");
        Platforms.all().forEach(this::verdict);
        line("");
        table();
        notes();
        checklist();
        line("");
        line(Messages.text(report.holdsOnBoth() ? "compare.holds" : "compare.differs"));
    }

    private void verdict(Platform platform) {
        Optional<Judged> judged = report.written().of(platform);
        line(INDENT + String.format(Locale.ROOT, "%-9s", PortabilityWords.name(platform)) + judged.map(this::verdict).orElse(Messages.text("compare.notjudged")));
        List<Reason> reasons = report.reasons().stream().filter(reason -> reason.refusing().equals(platform)).toList();
        for (Reason reason : reasons) {
            paragraph(Messages.text("compare.because", words.cause(reason), at(reason.places())), 11);
            words.evidence(reason).forEach(evidence -> paragraph("- " + evidence, 13));
        }
        Optional<Judged> translated = report.translated().of(platform);
        if (!reasons.isEmpty() && translated.isPresent() && judged.filter(translated.get()::saysTheSameAs).isEmpty()) {
            paragraph(Messages.text("compare.translated", verdict(translated.get())), 11);
        }
    }

    private String verdict(Judged judged) {
        return judged.accepted() ? Messages.text("compare.accepted", judged.report().processed())
                : terminal.red(Messages.text("compare.rejected", judged.message(), judged.slot() < 0 ? "" : Messages.text("compare.at", judged.slot())));
    }

    private void table() {
        List<Row> rows = report.findings().stream().map(words::row).toList();
        String[] heads = {Messages.text("compare.what"), PortabilityWords.name(Platforms.linux()), PortabilityWords.name(Platforms.windows()), Messages.text("compare.means")};
        int what = width(heads[0], rows.stream().map(Row::what).toList());
        int linux = width(heads[1], rows.stream().map(row -> row.sides().linux()).toList());
        int windows = width(heads[2], rows.stream().map(row -> row.sides().windows()).toList());
        String format = "%s %-" + what + "s  %-" + linux + "s  %-" + windows + "s  %s";
        line(String.format(Locale.ROOT, format, " ", heads[0], heads[1], heads[2], heads[3]).stripTrailing());
        for (Row row : rows) {
            String means = row.meaning() + (row.severity() == Severity.SAME || row.places().isEmpty() ? "" : " " + at(row.places()));
            line(String.format(Locale.ROOT, format, mark(row.severity()), row.what(), row.sides().linux(), row.sides().windows(), means).stripTrailing());
        }
    }

    private static int width(String head, List<String> cells) {
        return cells.stream().mapToInt(String::length).reduce(head.length(), Math::max);
    }

    /// A sign for each severity, which says the same without colours.
    private static String mark(Severity severity) {
        return switch (severity) {
            case SAME -> "=";
            case NUMBER -> "#";
            case MEANING -> "!";
            case REWRITE -> "~";
            case MISSING -> "x";
        };
    }

    private void notes() {
        Set<String> notes = new LinkedHashSet<>();
        report.findings().stream().map(words::row).map(Row::note).filter(note -> !note.isEmpty()).forEach(notes::add);
        if (!notes.isEmpty()) {
            line("");
            line(Messages.text("compare.notes"));
            notes.forEach(note -> paragraph(note, 2));
        }
    }

    private void checklist() {
        if (tasks.isEmpty()) {
            return;
        }
        line("");
        line(Messages.text("compare.todo"));
        tasks.forEach(task -> line(INDENT + (task.isMechanical() ? "* " : "- ") + words.task(task) + (task.places().isEmpty() ? "" : " " + at(task.places()))));
        if (tasks.stream().anyMatch(Task::isMechanical)) {
            line(INDENT + Messages.text("compare.mechanical"));
        }
    }

    /// `(line 4, 7)`, or `(instruction 3)` where there is no source.
    private static String at(List<Place> places) {
        if (places.isEmpty()) {
            return "";
        }
        boolean lines = places.stream().allMatch(place -> place.line().isPresent());
        List<String> numbers = places.stream().map(place -> lines ? place.line().map(line -> Integer.toString(line.line())).orElse("") : Integer.toString(place.slot())).distinct().toList();
        String shown = numbers.stream().limit(MOST_PLACES).collect(Collectors.joining(", ")) + (numbers.size() > MOST_PLACES ? ", ..." : "");
        return Messages.text(lines ? "compare.lines" : "compare.slots", shown);
    }

    private void paragraph(String text, int indent) {
        String margin = " ".repeat(indent);
        Paragraph.lines(text, WIDTH - indent).forEach(each -> line(margin + each));
    }

    private void line(String text) {
        terminal.out().println(text);
    }
}
