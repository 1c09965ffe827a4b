package dev.glasshive.app.anatomy;

import dev.glasshive.app.control.BitField;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.isa.Encoder;
import dev.glasshive.isa.Fields;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Opcode;
import dev.glasshive.isa.OpcodeMatrix;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.ProgramSet;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the anatomy pane shows: the next instruction's bytes, its fields, its meaning.
public final class AnatomyViewModel {
    private final Workspace workspace;
    private final ReadOnlyStringWrapper absence = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Anatomy>> anatomy = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// One instruction taken apart.
    ///
    /// @param notation in the standard's way of writing
    /// @param sentence in words
    /// @param needs what must hold before it runs
    /// @param section of RFC 9669
    public record Anatomy(String title, String bytes, List<BitField> fields, String notation, String sentence, String needs, String group, String section) {}

    /// A view model that follows `workspace`.
    public AnatomyViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.session().subscribe(session -> absence.set(absence(session)));
        workspace.moment().subscribe(moment -> refresh());
        workspace.verifier().look().subscribe(look -> refresh());
        workspace.verifier().mode().subscribe(mode -> refresh());
        workspace.withheld().subscribe(() -> {
            absence.set(absence(workspace.session().get()));
            refresh();
        });
    }

    /// The instruction that runs next, or that the verifier looks at; where the run has ended, the last one.
    public ReadOnlyObjectProperty<Optional<Anatomy>> anatomy() {
        return anatomy.getReadOnlyProperty();
    }

    /// Whether a bet is open, to which the bytes and the words might be the answer.
    public ReadOnlyBooleanProperty withheld() {
        return workspace.withheld();
    }

    /// Why nothing is taken apart; what it says matters only where nothing is.
    public ReadOnlyStringProperty absence() {
        return absence.getReadOnlyProperty();
    }

    private void refresh() {
        Session session = workspace.session().get();
        anatomy.set(workspace.withheld().get() ? Optional.empty() : workspace.instruction().flatMap(at -> session.programs().flatMap(set -> of(at, session, set))));
    }

    private String absence(Session session) {
        if (workspace.withheld().get()) {
            return workspace.withheldWords("anatomy.withheld");
        }
        boolean wrong = session.diagnostics().stream().anyMatch(Diagnostic::isError);
        return Text.of(wrong ? "anatomy.errors" : session.document().log().isPresent() ? "anatomy.log" : session.document().isC() ? "anatomy.c" : "anatomy.none");
    }

    private static Optional<Anatomy> of(Lines.Instruction at, Session session, ProgramSet set) {
        Platform platform = session.setup().platform();
        return set.program(at.program()).filter(program -> program.code().startsAt(at.slot())).map(program -> {
            Optional<ProgramType> hook = platform.programType(program.type(), program.section());
            return of(at.slot(), program.code().at(at.slot()), id -> platform.helper(id, hook), set.order());
        });
    }

    static Anatomy of(int slot, Instruction instruction, IntFunction<Optional<Helper>> helpers, ByteOrder order) {
        Fields fields = Encoder.fields(instruction);
        Opcode row = OpcodeMatrix.rows(fields.opcode()).stream().filter(r -> r.matches(fields)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no row for " + instruction));
        String bytes = HexFormat.ofDelimiter(" ").formatHex(Encoder.encode(instruction, order));
        return new Anatomy(Text.of("anatomy.title", slot), bytes, EncodingFields.of(instruction, fields, row), Notation.of(instruction),
                Sentences.of(instruction, helpers), Needs.of(instruction), Text.of("anatomy.group", row.group().label()), Text.of("anatomy.section", row.section()));
    }
}
