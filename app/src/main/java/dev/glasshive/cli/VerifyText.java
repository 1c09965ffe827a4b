package dev.glasshive.cli;

import dev.glasshive.lesson.Lesson;
import dev.glasshive.lesson.markdown.LessonLibrary;
import dev.glasshive.lesson.markdown.LessonSource;
import dev.glasshive.program.SourceLine;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Paragraph;
import dev.glasshive.verifier.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A rejection for people: what is wrong in three lines, what the verifier says, how it came to that, what to do.
final class VerifyText {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final Terminal terminal;

    VerifyText(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param judge the platform whose verifier says so
    void print(String program, Rejection rejection, String judge) {
        terminal.out().println(terminal.red(Messages.text("verify.rejected", program, rejection.category().title(), rejection.kind().problem())) + place(rejection));
        paragraph(INDENT, rejection.explanation().what());
        paragraph(INDENT, rejection.explanation().why());
        if (!rejection.message().isEmpty()) {
            terminal.out().println();
            terminal.out().println(Messages.text("verify.says." + judge, rejection.message()));
        }
        if (!rejection.causes().isEmpty()) {
            terminal.out().println();
            terminal.out().println(Messages.text("verify.causes"));
            causes(rejection.causes());
        }
        terminal.out().println();
        terminal.out().println(Messages.text("verify.remedy"));
        paragraph(INDENT, rejection.explanation().remedy());
        String number = rejection.kind().lesson();
        course(number).ifPresent(lesson -> {
            terminal.out().println();
            terminal.out().println(Messages.text("verify.lesson", number, lesson.title(), lesson.id()));
        });
    }

    private static String place(Rejection rejection) {
        if (rejection.slot() < 0) {
            return "";
        }
        return " " + Messages.text("verify.at", rejection.slot(), rejection.line().map(line -> ", " + line.file() + ":" + line.line()).orElse(""));
    }

    /// Each event below its instruction, and instructions below their line of source where that says more.
    private void causes(List<CausalEvent> events) {
        int width = events.stream().mapToInt(event -> String.valueOf(event.at().slot()).length()).max().orElse(1);
        String shown = "";
        int slot = -1;
        for (CausalEvent event : events) {
            String source = event.at().line().filter(line -> saysMore(line, event.at().instruction())).map(line -> Path.of(line.file()).getFileName() + ":" + line.line() + "    " + line.text().strip()).orElse("");
            if (!source.equals(shown)) {
                terminal.out().println(INDENT + source);
                shown = source;
                slot = -1;
            }
            if (slot != event.at().slot() || event.at().instruction().isEmpty()) {
                terminal.out().println(INDENT + " ".repeat(width - String.valueOf(event.at().slot()).length()) + event.at().slot() + ": "
                        + (event.at().instruction().isEmpty() ? Messages.text("verify.begins") : event.at().instruction()));
                slot = event.at().instruction().isEmpty() ? -1 : event.at().slot();
            }
            paragraph(INDENT + " ".repeat(width + 2) + INDENT, event.sentence());
        }
    }

    /// Assembly text says the same as the instruction itself.
    private static boolean saysMore(SourceLine line, String instruction) {
        return !line.text().isBlank() && !line.file().endsWith(".bpf") && !line.file().endsWith(".s") && !line.text().strip().equals(instruction);
    }

    private static Optional<Lesson> course(String number) {
        return LessonLibrary.numbered(number, LessonSource.ENGLISH);
    }

    private void paragraph(String indent, String words) {
        Paragraph.lines(words, WIDTH - indent.length()).forEach(line -> terminal.out().println(indent + line));
    }
}
