package dev.glasshive.app.portability;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.Disassembler;
import dev.glasshive.platform.Platform;
import dev.glasshive.portability.Checklist;
import dev.glasshive.portability.OwnVerifiers;
import dev.glasshive.portability.PlatformNames;
import dev.glasshive.portability.PortabilityReport;
import dev.glasshive.repair.TextEdit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the portability pane shows: one program on both systems. It works only while somebody sees it.
public final class PortabilityViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper absence = new ReadOnlyStringWrapper(Text.of("portability.empty"));
    private final ReadOnlyBooleanWrapper canMend = new ReadOnlyBooleanWrapper();
    private Optional<Session> compared = Optional.empty();
    private BiConsumer<String, List<TextEdit>> edit = (text, edits) -> { };
    private boolean seen;

    /// A view model that follows `workspace`.
    public PortabilityViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.session().subscribe(_ -> refresh());
        workspace.verifier().verification().subscribe(_ -> refresh());
        workspace.verifier().absence().subscribe(_ -> refresh());
        workspace.withheld().subscribe(_ -> refresh());
    }

    /// Tells whether anybody sees the pane.
    public void see(boolean shown) {
        seen = shown;
        refresh();
    }

    /// Sets who changes the text: from what it was, by which edits.
    public void editWith(BiConsumer<String, List<TextEdit>> action) {
        edit = action;
    }

    ReadOnlyObjectProperty<Optional<Comparison>> comparison() {
        return comparison.getReadOnlyProperty();
    }

    /// What the comparison comes to.
    public ReadOnlyStringProperty subtitle() {
        return subtitle.getReadOnlyProperty();
    }

    /// Why there is nothing to compare.
    public ReadOnlyStringProperty absence() {
        return absence.getReadOnlyProperty();
    }

    /// Whether some of what is to be done can be done at once.
    public ReadOnlyBooleanProperty canMend() {
        return canMend.getReadOnlyProperty();
    }

    private void refresh() {
        if (!seen) {
            return;
        }
        Session session = workspace.session().get();
        if (workspace.withheld().get() || session.program().isEmpty() || session.programs().isEmpty() || session.document().log().isPresent()) {
            compared = Optional.empty();
            absence.set(workspace.withheld().get() ? workspace.withheldWords("portability.withheld") : Text.of(session.document().text().isEmpty() ? "portability.empty" : "portability.errors"));
            show(Optional.empty());
        } else if (isJudged() && compared.filter(before -> isSame(before, session)).isEmpty()) {
            compared = Optional.of(session);
            workspace.verifier().study(Text.of("work.compare"), work -> Comparing.of(session, _ -> !work.isCancelled()), Optional.empty(), this::show);
        }
    }

    /// Questions that are asked before the verifier is through are dropped when it begins.
    private boolean isJudged() {
        return workspace.verifier().verification().get().isPresent() || workspace.verifier().absence().get().isPresent();
    }

    private static boolean isSame(Session one, Session two) {
        return one.programs().equals(two.programs()) && one.program().equals(two.program()) && one.document().text().equals(two.document().text());
    }

    private void show(Optional<Comparison> found) {
        comparison.set(found);
        canMend.set(found.filter(Comparison::canBeMended).isPresent() || found.isPresent() && found.get().text().isEmpty() && !found.get().holds());
        subtitle.set(found.map(shown -> Text.of(shown.holds() ? "portability.holds" : shown.highlights() ? "portability.differs" : "portability.judged", shown.program(), shown.home())).orElse(""));
    }

    /// Shows an instruction in the text.
    void reveal(int slot) {
        workspace.session().get().program().ifPresent(program -> workspace.reveal(new Lines.Instruction(program.name(), slot)));
    }

    /// Does one of the things to do.
    void apply(Comparison.Todo todo) {
        comparison.get().ifPresent(shown -> todo.task().ifPresent(task -> edit.accept(shown.text(), task.edits())));
    }

    /// Does all that can be done at once. What came of an object opens as a text of its own.
    public void makePortable() {
        Session session = workspace.session().get();
        if (session.program().isEmpty()) {
            return;
        }
        Platform home = PortabilityReport.home(session.program().get());
        boolean isText = session.document().object().isEmpty();
        String text = isText ? session.document().text() : Comparing.programs(session, home).map(set -> Disassembler.source(set, PlatformNames.of(home))).orElse("");
        String name = session.document().name();
        workspace.verifier().<Optional<String>>study(Text.of("work.compare"),
                work -> Checklist.portable(text, name, home, (set, program) -> PortabilityReport.of(set, program, home, OwnVerifiers.all(_ -> !work.isCancelled()))), Optional.empty(),
                portable -> portable.ifPresent(written -> {
                    if (isText) {
                        edit.accept(text, TextEdit.between(text, written));
                    } else {
                        workspace.openText(name.replaceFirst("\\.\\w+$", "") + ".bpf", written);
                    }
                }));
    }
}
