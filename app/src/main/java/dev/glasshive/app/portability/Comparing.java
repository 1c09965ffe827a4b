package dev.glasshive.app.portability;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.portability.Comparison.Line;
import dev.glasshive.app.portability.Comparison.Todo;
import dev.glasshive.app.portability.Comparison.Verdict;
import dev.glasshive.app.portability.Comparison.Why;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.open.Opened;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.portability.Checklist;
import dev.glasshive.portability.Judged;
import dev.glasshive.portability.OwnVerifiers;
import dev.glasshive.portability.Place;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.portability.PortabilityWords;
import dev.glasshive.portability.Reason;
import dev.glasshive.portability.Row;
import dev.glasshive.portability.Task;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/// Makes a comparison of what is open. It may take as long as both verifiers do.
final class Comparing {
    private Comparing() {}

    /// The comparison of the program that `session` runs; empty where there is none.
    ///
    /// @param goesOn is asked now and then whether to go on
    static Optional<Comparison> of(Session session, IntPredicate goesOn) {
        if (session.program().isEmpty() || session.programs().isEmpty()) {
            return Optional.empty();
        }
        Platform home = PortabilityReport.home(session.program().get());
        Optional<ProgramSet> set = programs(session, home);
        Optional<Program> program = set.flatMap(programs -> programs.program(session.program().get().name()));
        return program.map(found -> words(PortabilityReport.of(set.orElseThrow(), found, home, OwnVerifiers.all(goesOn)), text(session)));
    }

    /// What is open, with the numbers of the system that it was written for.
    static Optional<ProgramSet> programs(Session session, Platform home) {
        boolean another = session.document().object().isEmpty() && !home.equals(session.setup().platform());
        return another ? Opened.source(session.document().name(), session.document().text(), home, session.document().order()).assembly().programs() : session.programs();
    }

    /// The text that can be edited; an object has none.
    static String text(Session session) {
        return session.document().object().isEmpty() ? session.document().text() : "";
    }

    private static Comparison words(PortabilityReport report, String text) {
        PortabilityWords words = PortabilityWords.of(Locale.forLanguageTag(Text.language().tag()), report.home());
        List<Verdict> verdicts = Platforms.all().stream().map(platform -> verdict(report, platform, words)).toList();
        List<Line> lines = report.findings().stream().map(words::row).map(Comparing::line).toList();
        List<Todo> todos = Checklist.of(report, text).stream()
                .map(task -> new Todo(words.task(task), Optional.of(task).filter(Task::isMechanical), first(task.places()))).toList();
        return new Comparison(report.program().name(), PortabilityWords.name(report.home()), report.holdsOnBoth(), verdicts, lines, todos, text);
    }

    private static Line line(Row row) {
        return new Line(row.severity(), row.what(), row.sides().linux(), row.sides().windows(), row.meaning(), row.note(), row.places().stream().map(Place::slot).toList());
    }

    private static OptionalInt first(List<Place> places) {
        return places.stream().mapToInt(Place::slot).findFirst();
    }

    private static Verdict verdict(PortabilityReport report, Platform platform, PortabilityWords words) {
        String system = PortabilityWords.name(platform);
        List<Why> reasons = report.reasons().stream().filter(reason -> reason.refusing().equals(platform)).map(reason -> why(reason, words)).toList();
        Optional<Judged> written = report.written().of(platform);
        Optional<Judged> translated = report.translated().of(platform).filter(_ -> !reasons.isEmpty()).filter(later -> written.filter(later::saysTheSameAs).isEmpty());
        String then = translated.map(later -> Text.of("portability.translated", outcome(later))).orElse("");
        if (written.isEmpty()) {
            return new Verdict(system, Text.of("portability.none"), Kind.NONE, Text.of(reasons.isEmpty() ? "portability.nobody" : "portability.nohook"), OptionalInt.empty(), reasons, then);
        }
        Judged judged = written.get();
        return new Verdict(system, Text.of(judged.accepted() ? "portability.accepted" : "portability.rejected"), judged.accepted() ? Kind.OK : Kind.ERROR, outcome(judged),
                judged.slot() < 0 ? OptionalInt.empty() : OptionalInt.of(judged.slot()), reasons, then);
    }

    private static String outcome(Judged judged) {
        return judged.accepted() ? Text.of("portability.processed", judged.report().processed()) : judged.message();
    }

    private static Why why(Reason reason, PortabilityWords words) {
        return new Why(words.cause(reason), words.evidence(reason), first(reason.places()));
    }
}
