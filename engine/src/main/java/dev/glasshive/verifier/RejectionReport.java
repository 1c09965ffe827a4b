package dev.glasshive.verifier;

import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.CausalEvent.Occurrence;
import java.util.List;
import java.util.Optional;

/// A rejection in the layout in which Linux prints it from 7.3 on, in words of our own: the old message, then what is wrong, where, how it came to that, and what to do.
public final class RejectionReport {
    private static final int WIDTH = 100;
    private static final int SOURCE_LANE = 48;
    private static final String INDENT = "  ";
    private static final String LANE_BORDER = " | ";

    private final Rejection rejection;
    private final StringBuilder text = new StringBuilder();

    private RejectionReport(Rejection rejection) {
        this.rejection = rejection;
    }

    /// The report on the rejection of the program `name`.
    public static String of(Rejection rejection, String name) {
        RejectionReport report = new RejectionReport(rejection);
        report.write(name);
        return report.text.toString();
    }

    private void write(String name) {
        line(rejection.message());
        line("");
        line("Verification failed: " + rejection.category().title() + ": " + rejection.kind().problem());
        line("");
        line("Reason:");
        paragraph(rejection.explanation().what() + " " + rejection.explanation().why());
        line("");
        line("At: " + place(name));
        lanes();
        line("");
        line("Causal path:");
        if (rejection.causes().isEmpty()) {
            line(INDENT + "nothing on the path is to blame");
        }
        rejection.causes().forEach(this::event);
        line("");
        line("Suggestion:");
        paragraph(rejection.explanation().remedy());
    }

    private String place(String name) {
        String insn = rejection.slot() < 0 ? "the whole program" : "insn " + rejection.slot();
        return name + " @ " + rejection.line().map(line -> line.file() + ":" + line.line() + (line.column() > 0 ? ":" + line.column() : "") + ", ").orElse("") + insn;
    }

    /// Source on the left, instructions on the right; without source only those.
    private void lanes() {
        boolean source = rejection.nearby().stream().anyMatch(at -> at.line().isPresent());
        Optional<SourceLine> shown = Optional.empty();
        for (Occurrence at : rejection.nearby()) {
            boolean culprit = at.slot() == rejection.slot();
            boolean sameLine = shown.isPresent() && at.line().map(SourceLine::line).equals(shown.map(SourceLine::line));
            String left = sameLine && !culprit ? "" : at.line().map(line -> line.line() + " | " + line.text().strip()).orElse("");
            shown = at.line();
            String mark = culprit ? ">>> " : "    ";
            line((source ? mark + cut(left) + LANE_BORDER : "") + mark + at.slot() + ": " + at.instruction());
            if (culprit) {
                String error = "^-- error: " + rejection.kind().problem();
                int column = source ? SOURCE_LANE + 2 * mark.length() + LANE_BORDER.length() : mark.length();
                line(" ".repeat(Math.max(0, Math.min(column, WIDTH - error.length()))) + error);
            }
        }
    }

    private static String cut(String left) {
        String whole = left.length() > SOURCE_LANE ? left.substring(0, SOURCE_LANE - 3) + "..." : left;
        return whole + " ".repeat(SOURCE_LANE - whole.length());
    }

    private void event(CausalEvent event) {
        Occurrence at = event.at();
        line(INDENT + "insn " + at.slot() + at.line().map(line -> " (" + line.file() + ":" + line.line() + ")").orElse("") + ": "
                + (at.instruction().isEmpty() ? "the function begins" : at.instruction()));
        List<String> lines = Paragraph.lines(event.sentence(), WIDTH - 2 * INDENT.length());
        lines.forEach(each -> line(INDENT + INDENT + each));
    }

    private void paragraph(String words) {
        Paragraph.lines(words, WIDTH - INDENT.length()).forEach(each -> line(INDENT + each));
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }
}
