package dev.glasshive.app.editor;

import dev.glasshive.app.control.CodeCard;
import dev.glasshive.app.control.CodeLine;
import dev.glasshive.app.control.CodeProblem;
import dev.glasshive.app.control.LineMark;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Effect;
import dev.glasshive.app.workspace.Lines;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Stops;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.isa.Instruction;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.rosetta.InstructionCard;
import dev.glasshive.vm.Status;
import dev.glasshive.vm.Step;
import dev.glasshive.watch.Condition;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.MapChangeListener;
import javafx.collections.SetChangeListener;

/// What the editor pane shows: the text, what lies beside each line, and what is wrong with it.
public final class EditorViewModel {
    private final Workspace workspace;
    private final Inlays inlays;
    private final ObjectProperty<HintChoice> hints = new SimpleObjectProperty<>(HintChoice.BOTH);
    private final ReadOnlyObjectWrapper<Document> document;
    private final ReadOnlyObjectWrapper<Beside> beside = new ReadOnlyObjectWrapper<>(Beside.NOTHING);
    private final ReadOnlyObjectWrapper<List<CodeProblem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<CText> c = new ReadOnlyObjectWrapper<>(CText.NONE);
    private final ReadOnlyObjectWrapper<Beside> besideC = new ReadOnlyObjectWrapper<>(Beside.NOTHING);
    private final ReadOnlyObjectWrapper<Programs> programs = new ReadOnlyObjectWrapper<>(Programs.NONE);
    private final ReadOnlyObjectWrapper<String> bytes = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Beside> besideBytes = new ReadOnlyObjectWrapper<>(Beside.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Note>> note = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LineCard>> card = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper severalProblems = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper singleProblem = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper withoutCompiler = new ReadOnlyBooleanWrapper();
    private Optional<ProgramSet> listed = Optional.empty();
    private Problems wrong = Problems.NONE;
    private Optional<Stand> stand = Optional.empty();
    private LineList list = LineList.none();
    private boolean bytesWanted;
    private ByteListing listing = ByteListing.NONE;
    private int questions;
    private Function<RegisterPlace, Optional<CodeCard>> registerCards = place -> Optional.empty();

    /// What lies beside the lines of a text. Two of them are never compared, for that would make every line.
    public static final class Beside {
        static final Beside NOTHING = new Beside(List.of(), -1);

        private final List<CodeLine> lines;
        private final int current;

        Beside(List<CodeLine> lines, int current) {
            this.lines = lines;
            this.current = current;
        }

        /// What lies beside each line; those past the end have nothing beside them.
        public List<CodeLine> lines() {
            return lines;
        }

        /// The line to bring into view, or -1.
        public int current() {
            return current;
        }
    }

    /// Where the user stood: typing brings new moments, but no new stand, and must not scroll.
    private record Stand(Document.Opening opening, String program, String capture, int position, int visit) {}

    /// A note under a line of the assembly text: what stopped the run there.
    public record Note(int line, String title, String text) {}

    /// The card of the instruction in a line of the assembly text, and who wanted it.
    public record LineCard(int line, Asker asker, CodeCard card) {}

    /// How the user asked for a card.
    public enum Asker {
        MOUSE, KEYBOARD
    }

    /// The programs of what is open, and which one runs.
    public record Programs(List<String> names, String chosen) {
        static final Programs NONE = new Programs(List.of(), "");
    }

    /// A view model that follows `workspace`.
    public EditorViewModel(Workspace workspace) {
        this.workspace = workspace;
        inlays = new Inlays(workspace);
        this.document = new ReadOnlyObjectWrapper<>(workspace.session().get().document());
        // What completion knows is made when it is first needed, which must not be while somebody types.
        workspace.ask(() -> completions("r1 = r2\n", 0), ready -> { });
        workspace.session().subscribe(session -> opened());
        workspace.moment().subscribe(moment -> moved());
        workspace.withheld().subscribe(() -> listBytes());
        workspace.hintsHeld().subscribe(held -> moved());
        workspace.verifier().look().subscribe(look -> {
            if (workspace.isVerifying()) {
                moved();
            }
        });
        workspace.verifier().mode().subscribe(mode -> moved());
        inlays.hints().subscribe(known -> moved());
        hints.subscribe(choice -> moved());
        workspace.verifier().verification().subscribe(verification -> moved());
        workspace.verifier().mode().subscribe(mode -> moved());
        workspace.breakpoints().addListener((SetChangeListener<Lines.Instruction>) change -> moved());
        workspace.stops().conditions().addListener((MapChangeListener<Lines.Instruction, Condition>) change -> moved());
    }

    /// Which quiet words stand at the end of lines.
    public ObjectProperty<HintChoice> hints() {
        return hints;
    }

    /// What is open; a new one when something was opened, not when its text was edited.
    public ReadOnlyObjectProperty<Document> document() {
        return document.getReadOnlyProperty();
    }

    /// What lies beside the lines of the assembly text.
    public ReadOnlyObjectProperty<Beside> beside() {
        return beside.getReadOnlyProperty();
    }

    /// What is wrong with the text, by place.
    public ReadOnlyObjectProperty<List<CodeProblem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /// Whether there is more than one error.
    public ReadOnlyBooleanProperty severalProblems() {
        return severalProblems.getReadOnlyProperty();
    }

    /// Whether there is one error, and no more.
    public ReadOnlyBooleanProperty singleProblem() {
        return singleProblem.getReadOnlyProperty();
    }

    /// What is wrong, in one line: the first error, or the one that the user went to.
    public ReadOnlyObjectProperty<Optional<String>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// The C text, as far as it is known.
    public ReadOnlyObjectProperty<CText> c() {
        return c.getReadOnlyProperty();
    }

    /// What lies beside the lines of the C text.
    public ReadOnlyObjectProperty<Beside> besideC() {
        return besideC.getReadOnlyProperty();
    }

    /// The programs to choose from.
    public ReadOnlyObjectProperty<Programs> programs() {
        return programs.getReadOnlyProperty();
    }

    /// Says whether the bytes are looked at. They are listed only while they are, for they are many.
    public void wantBytes(boolean wanted) {
        bytesWanted = wanted;
        listBytes();
    }

    private void listBytes() {
        if (bytesWanted && workspace.withheld().get()) {
            listing = ByteListing.NONE;
            bytes.set(workspace.silent().get() ? "; " + Text.of("work.withheld.exam") : Text.of("editor.bytes.withheld"));
            besideBytes.set(Beside.NOTHING);
        } else if (bytesWanted) {
            Session session = workspace.session().get();
            workspace.ask(() -> session.programs().flatMap(set -> session.program().map(p -> ByteListing.of(p, set, session.setup().platform()))).orElse(ByteListing.NONE), listed -> {
                if (workspace.session().get().equals(session) && !workspace.withheld().get()) {
                    listing = listed;
                    bytes.set(listed.text());
                    besideBytes.set(listing.beside(workspace.instruction(), refused()));
                }
            });
        }
    }

    /// The bytes of the program that runs, one instruction a line; those of an earlier one while nobody wants them.
    public ReadOnlyObjectProperty<String> bytes() {
        return bytes.getReadOnlyProperty();
    }

    /// What lies beside the lines of the bytes.
    public ReadOnlyObjectProperty<Beside> besideBytes() {
        return besideBytes.getReadOnlyProperty();
    }

    /// What stopped the run, under the line where it did.
    public ReadOnlyObjectProperty<Optional<Note>> note() {
        return note.getReadOnlyProperty();
    }

    /// What is known of the instruction that the user asked about last; empty where there was none.
    public ReadOnlyObjectProperty<Optional<LineCard>> card() {
        return card.getReadOnlyProperty();
    }

    /// Sets who knows about registers where they stand in the text, such as what they hold; it is asked in the background.
    public void describeRegistersWith(Function<RegisterPlace, Optional<CodeCard>> source) {
        registerCards = source;
    }

    /// The user wants to know about the word at a place of `text`, or about the instruction there. The card arrives later, for it is computed, unless another one was
    /// wanted meanwhile.
    void wantCard(String text, int line, int column, Asker asker) {
        int question = ++questions;
        card.set(Optional.empty());
        WordCards words = new WordCards(text, workspace.session().get().setup().platform(), runningType(), registerCards);
        workspace.ask(() -> words.at(line, column), known -> {
            if (question == questions && known.isPresent()) {
                card.set(Optional.of(new LineCard(line, asker, known.get())));
            } else if (question == questions) {
                wantCard(line, asker);
            }
        });
    }

    /// The user wants to know about the instruction in a line, counted from 0. Its card arrives later, for it is computed, unless another one was wanted meanwhile.
    public void wantCard(int line, Asker asker) {
        int question = ++questions;
        Session session = workspace.session().get();
        Optional<Instruction> instruction = session.lines().instruction(line)
                .flatMap(at -> session.programs().flatMap(set -> set.program(at.program())).map(Program::code).filter(code -> code.startsAt(at.slot())).map(code -> code.at(at.slot())));
        card.set(Optional.empty());
        instruction.ifPresent(i -> workspace.ask(() -> InstructionCard.of(i, session.setup().platform()), known -> {
            if (question == questions) {
                card.set(Optional.of(new LineCard(line, asker, CardWords.of(known))));
            }
        }));
    }

    /// The line of an instruction of the program that runs.
    OptionalInt lineOfInstruction(int slot) {
        Session session = workspace.session().get();
        return session.program().map(program -> session.lines().line(program.name(), slot)).orElse(OptionalInt.empty());
    }

    /// Whether the platform has a helper called `name`.
    boolean isHelper(String name) {
        return workspace.session().get().setup().platform().helperId(name).isPresent();
    }

    /// Tells `action` each line, counted from 0, that the user asks to see.
    void onRevealed(IntConsumer action) {
        workspace.revealed().subscribe(wanted -> wanted.flatMap(at -> workspace.session().get().lines().line(at.program(), at.slot()).stream().boxed().findFirst())
                .ifPresent(action::accept));
    }

    /// What could stand at `caret` of `text`.
    Completions.Answer completions(String text, int caret) {
        return isC() ? Completions.Answer.NONE : Completions.at(text, caret, workspace.session().get().setup().platform(), runningType());
    }

    private Optional<ProgramType> runningType() {
        Session session = workspace.session().get();
        return session.program().flatMap(program -> session.setup().platform().programType(program.type(), program.section()));
    }

    /// Tells the user something about the text.
    void tell(String words) {
        workspace.tell(new Notice(Notice.Level.INFO, words));
    }

    /// The user has typed and paused.
    public void edited(String text) {
        workspace.edit(text);
    }

    /// The user chose another program.
    public void choose(String program) {
        if (!program.equals(programs.get().chosen())) {
            workspace.choose(program);
        }
    }

    /// The user clicked the gutter of a line, counted from 0.
    public void toggleBreakpoint(int line) {
        workspace.toggleBreakpoint(line);
    }

    /// What must hold at the breakpoint of a line, counted from 0; empty if nothing.
    public String condition(int line) {
        return workspace.condition(line).map(Condition::text).orElse("");
    }

    /// What is wrong with a condition and in which column; empty if nothing, or if there is no text.
    public static Optional<String> conditionFault(String text) {
        return text.isBlank() ? Optional.empty() : Stops.fault(text);
    }

    /// Makes the run stop at a line, counted from 0, where the condition in `text` holds; without a text, always.
    public void setBreakpoint(int line, String text) {
        if (text.isBlank()) {
            workspace.setBreakpoint(line, Optional.empty());
        } else if (Condition.parse(text) instanceof Condition.Good(Condition condition)) {
            workspace.setBreakpoint(line, Optional.of(condition));
        }
    }

    private void opened() {
        Session session = workspace.session().get();
        Document now = session.document();
        if (!now.isSameAs(document.get())) {
            document.set(now);
        }
        wrong = Problems.of(session);
        problems.set(wrong.all());
        problem.set(wrong.words());
        severalProblems.set(wrong.errors() > 1);
        singleProblem.set(wrong.errors() == 1);
        showOtherText(session);
        programs.set(new Programs(session.programs().map(set -> set.programs().stream().map(Program::name).toList()).orElse(List.of()),
                session.program().map(Program::name).orElse("")));
        listBytes();
        if (session.timeline().isEmpty()) {
            moved();
        }
    }

    /// Beside C text stand its instructions, which are listed in the background; beside an object its C text.
    private void showOtherText(Session session) {
        withoutCompiler.set(session.document().isC() && session.problem().equals(Optional.of(Text.of("c.none"))));
        if (!session.document().isC()) {
            listed = Optional.empty();
            c.set(CText.of(session));
        } else if (session.programs().equals(listed)) {
            c.set(c.get().of(session.program()));
        } else {
            listed = session.programs();
            workspace.ask(() -> CText.instructions(session), text -> {
                if (workspace.session().get().document().isSameAs(session.document()) && session.programs().equals(listed)) {
                    c.set(text);
                    moved();
                }
            });
        }
    }

    /// Whether C text is open that nobody can compile.
    public ReadOnlyBooleanProperty withoutCompiler() {
        return withoutCompiler.getReadOnlyProperty();
    }

    /// Whether the text is C.
    boolean isC() {
        return document.get().isC();
    }

    /// The user went to the error with a number, counted from 0.
    void showProblem(int index) {
        problem.set(wrong.words(index));
    }

    private void moved() {
        Session session = workspace.session().get();
        Optional<Moment> moment = workspace.moment().get();
        Map<Lines.Instruction, String> effects = effects(moment);
        OptionalInt current = workspace.instruction().map(at -> session.lines().line(at.program(), at.slot())).orElse(OptionalInt.empty());
        OptionalInt last = moment.flatMap(Moment::last).filter(s -> s.slot() >= 0)
                .map(s -> session.lines().line(s.program(), s.slot())).orElse(OptionalInt.empty());
        list = list.forText(session.lines(), session.document().text(), inlayHints(session));
        Set<Integer> touched = new TreeSet<>();
        current.ifPresent(touched::add);
        last.ifPresent(touched::add);
        effects.keySet().forEach(instruction -> session.lines().line(instruction.program(), instruction.slot()).ifPresent(touched::add));
        workspace.breakpoints().forEach(instruction -> session.lines().line(instruction.program(), instruction.slot()).ifPresent(touched::add));
        touched.addAll(wrong.byLine().keySet());
        refused().flatMap(instruction -> line(session, instruction)).ifPresent(touched::add);
        List<CodeLine> lines = list.with(touched.stream().collect(Collectors.toMap(line -> line, line -> codeLine(session, line, effects, current, last))));
        Optional<Stand> now = moment.map(m -> new Stand(session.document().opening(),
                m.timeline().scenario().program(), session.capture().name(), m.position(), workspace.isVerifying() ? workspace.verifier().look().get().map(look -> look.visit().index()).orElse(-1) : -1));
        boolean moves = now.isPresent() && !now.equals(stand);
        stand = now.or(() -> stand);
        beside.set(new Beside(lines, moves ? current.orElse(-1) : -1));
        note.set(current.isEmpty() || workspace.isVerifying() ? Optional.empty() : moment.flatMap(m -> m.snapshot().trap())
                .map(trap -> new Note(current.getAsInt(), Text.of("editor.trap"), trap.message())));
        if (bytesWanted) {
            besideBytes.set(listing.beside(workspace.instruction(), refused()));
        }
        besideC.set(c.get().beside(moment, refused(), Text.of("editor.current"), line -> inlay(line, effects)));
    }

    private LineList.Hints inlayHints(Session session) {
        Optional<String> judged = workspace.verifier().verification().get().map(v -> v.program().name()).filter(name -> hints.get().showsVerifier() && !workspace.hintsHeld().get());
        return judged.filter(name -> session.programs().isPresent()).map(name -> new LineList.Hints(name, inlays.hints().get())).orElse(LineList.Hints.NONE);
    }

    private static Optional<Integer> line(Session session, Lines.Instruction instruction) {
        OptionalInt line = session.lines().line(instruction.program(), instruction.slot());
        return line.isPresent() ? Optional.of(line.getAsInt()) : Optional.empty();
    }

    private Map<Lines.Instruction, String> effects(Optional<Moment> moment) {
        Map<Lines.Instruction, String> effects = new HashMap<>();
        moment.filter(m -> hints.get().showsRun()).ifPresent(m -> {
            List<String> words = Effect.of(m.recent(), m.snapshot(), m.timeline().scenario().set());
            for (int i = 0; i < words.size(); i++) {
                Step step = m.recent().get(i);
                if (step.slot() >= 0) {
                    effects.put(new Lines.Instruction(step.program(), step.slot()), words.get(i));
                }
            }
        });
        return effects;
    }

    private CodeLine codeLine(Session session, int line, Map<Lines.Instruction, String> effects, OptionalInt current, OptionalInt last) {
        Optional<Lines.Instruction> instruction = session.lines().instruction(line);
        Set<LineMark> marks = EnumSet.noneOf(LineMark.class);
        String fault = wrong.byLine().getOrDefault(line, "");
        if (!fault.isEmpty()) {
            marks.add(wrong.wrong().contains(line) ? LineMark.WRONG : LineMark.DOUBTFUL);
        }
        if (instruction.isEmpty()) {
            return fault.isEmpty() ? CodeLine.PLAIN : new CodeLine("", "", marks, fault, fault);
        }
        if (workspace.breakpoints().contains(instruction.get())) {
            marks.add(LineMark.BREAKPOINT);
        }
        Optional<Condition> condition = Optional.ofNullable(workspace.stops().conditions().get(instruction.get()));
        if (condition.isPresent()) {
            marks.add(LineMark.CONDITIONAL);
        }
        if (current.isPresent() && current.getAsInt() == line) {
            boolean running = workspace.isVerifying() || workspace.moment().get().filter(m -> m.snapshot().status() == Status.TRAPPED).isEmpty();
            marks.add(running ? LineMark.CURRENT : LineMark.REJECTED);
        } else if (last.isPresent() && last.getAsInt() == line) {
            marks.add(LineMark.CHANGED);
        }
        if (refused().filter(instruction.get()::equals).isPresent()) {
            marks.add(LineMark.REJECTED);
        }
        int slot = instruction.get().slot();
        String hint = Stream.of(condition.map(c -> Text.of("editor.stops-if", c.text())).orElse(""), fault).filter(words -> !words.isEmpty()).collect(Collectors.joining("\n"));
        String description = Text.of(marks.contains(LineMark.BREAKPOINT) ? "editor.line.breakpoint" : "editor.line", slot) + (hint.isEmpty() ? "" : ", " + hint);
        return new CodeLine(Integer.toString(slot), inlay(session.lines().instructions(line), effects), marks, description, hint);
    }

    /// What is known of a line and what happened there: of several instructions, the last of which there is anything to say tells what the line came to.
    private String inlay(List<Lines.Instruction> line, Map<Lines.Instruction, String> effects) {
        return line.reversed().stream().map(at -> Inlays.both(list.hint(at), effects.getOrDefault(at, ""))).filter(words -> !words.isEmpty()).findFirst().orElse("");
    }

    /// The instruction at which the program is refused.
    private Optional<Lines.Instruction> refused() {
        return workspace.verifier().verification().get().flatMap(judged -> judged.rejection().map(rejection -> new Lines.Instruction(judged.program().name(), rejection.slot())));
    }
}
