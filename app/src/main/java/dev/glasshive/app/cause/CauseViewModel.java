package dev.glasshive.app.cause;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Explanation;
import dev.glasshive.app.workspace.Naming;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.open.Opened;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.vm.Cause;
import dev.glasshive.vm.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The answer to "why this value?" as lines: a value, the step that made it, and below it what that step read.
public final class CauseViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// An answer.
    ///
    /// @param title the question
    public record Answer(String title, List<Line> lines) {
        /// Copies what it is given.
        public Answer {
            lines = List.copyOf(lines);
        }
    }

    /// One value of the answer.
    ///
    /// @param depth how many steps lie between it and the value that was asked about
    /// @param what it is, and what it held
    /// @param how the step and the instruction that wrote it
    /// @param position behind that step; absent if nothing wrote it
    public record Line(int depth, String what, String how, OptionalInt position) {
        /// All of it, to be read aloud.
        public String description() {
            return what + ", " + how;
        }
    }

    /// A view model that follows `workspace`.
    public CauseViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.inquiries().explanation().subscribe(explanation -> answer.set(explanation.map(CauseViewModel::answer)));
    }

    /// The newest answer.
    public ReadOnlyObjectProperty<Optional<Answer>> answer() {
        return answer.getReadOnlyProperty();
    }

    /// Goes behind the step that a line tells of.
    public void goTo(Line line) {
        line.position().ifPresent(workspace::goTo);
    }

    /// A line as text, to be taken elsewhere, or the question and all lines where none is named.
    public String text(Optional<Line> line) {
        return line.map(CauseViewModel::text).or(() -> answer.get().map(all -> all.lines().stream().map(CauseViewModel::text).collect(Collectors.joining("\n", all.title() + "\n", "")))).orElse("");
    }

    private static String text(Line line) {
        return "  ".repeat(line.depth()) + line.what() + "\t" + line.how();
    }

    private static Answer answer(Explanation explanation) {
        List<Line> lines = new ArrayList<>();
        add(explanation.timeline(), explanation.cause(), 0, lines);
        return new Answer(Text.of("cause.title", explanation.about().name(), explanation.position()), lines);
    }

    private static void add(Timeline timeline, Cause cause, int depth, List<Line> lines) {
        ProgramSet set = timeline.scenario().set();
        int packet = timeline.runs().isEmpty() ? -1 : cause.position().flatMap(timeline::runAt).map(run -> timeline.scenario().inputs().get(run.index()).frame().length()).orElse(-1);
        String what = Text.of("cause.what", Naming.of(cause.target(), set), Naming.value(cause.value(), set, packet));
        String how = cause.position().map(at -> timeline.slotAt(at) < 0 ? Text.of("cause.input", at)
                : Text.of("cause.step", at, Disassembler.line(timeline.programAt(at), timeline.slotAt(at), set, Opened.helperNames(timeline.scenario().platform())).strip()))
                .orElse(Text.of("cause.start"));
        lines.add(new Line(depth, what, how, cause.position().map(at -> OptionalInt.of(at + 1)).orElse(OptionalInt.empty())));
        cause.inputs().forEach(input -> add(timeline, input, depth + 1, lines));
    }
}
