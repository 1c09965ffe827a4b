package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.clang.CCompiler;
import dev.glasshive.clang.CSource;
import dev.glasshive.files.WholeFile;
import dev.glasshive.packet.Capture;
import dev.glasshive.packet.CaptureWriter;
import dev.glasshive.trace.Trace;
import dev.glasshive.trace.TraceFormat;
import dev.glasshive.vm.Timeline;
import dev.glasshive.watch.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableSet;

/// What the window is about: what is open, where the user stands in its run, and everything one can ask of it.
///
/// Methods are called on the user interface's thread and return at once; the work is done by `background`, and what it yields arrives
/// through the properties on the user interface's thread. What is asked for while something is being worked on builds on that; only the newest
/// run is recorded.
public final class Workspace {
    /// How far below a line without an instruction its breakpoint may land.
    private static final int FARTHEST_BREAKPOINT = 50;

    private final Executor background;
    private final Executor userInterface;
    private final Executor piecemeal;
    private final Sessions sessions = new Sessions();

    private ReadOnlyObjectWrapper<Session> session;
    private ReadOnlyObjectWrapper<Optional<Moment>> moment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private ReadOnlyObjectWrapper<Optional<Work>> work = new ReadOnlyObjectWrapper<>(Optional.empty());
    private ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private ReadOnlyObjectWrapper<Optional<Lines.Instruction>> revealed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Stops stops = new Stops();
    private ReadOnlyObjectWrapper<Optional<Stopped>> stopped = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Inquiries inquiries;
    private final Compiling compiling;
    private final Verifying verifier;
    private final Standing standing;
    private final Asking asking;
    private Optional<Request> newest = Optional.empty();
    private ReadOnlyBooleanWrapper withheld = new ReadOnlyBooleanWrapper();
    private ReadOnlyBooleanWrapper silent = new ReadOnlyBooleanWrapper();
    private ReadOnlyBooleanWrapper hintsHeld = new ReadOnlyBooleanWrapper();
    private ReadOnlyObjectWrapper<Optional<String>> fixesHeld = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Document> staged = Optional.empty();
    private int arrivals;
    // What was worked out, and is being shown in pieces.
    private Optional<Work> arriving = Optional.empty();

    /// A workspace with nothing open.
    ///
    /// @param background does the engine's work
    /// @param userInterface runs tasks on the thread that owns the properties, in order
    public Workspace(Executor background, Executor userInterface) {
        this(background, background, userInterface);
    }

    /// A workspace with nothing open, whose verifier does not keep others waiting.
    ///
    /// @param background does the engine's work
    /// @param verifier judges programs
    /// @param userInterface runs tasks on the thread that owns the properties, in order
    public Workspace(Executor background, Executor verifier, Executor userInterface) {
        this(background, verifier, userInterface, userInterface);
    }

    /// A workspace with nothing open, whose verifier does not keep others waiting, and which shows something new in pieces.
    ///
    /// @param background does the engine's work
    /// @param verifier judges programs
    /// @param userInterface runs tasks on the thread that owns the properties, in order
    /// @param piecemeal runs tasks on the same thread, in order, and lets those who show the last piece do so before the next
    public Workspace(Executor background, Executor verifier, Executor userInterface, Executor piecemeal) {
        this.background = background;
        this.userInterface = userInterface;
        this.piecemeal = piecemeal;
        this.session = new ReadOnlyObjectWrapper<>(sessions.empty());
        this.compiling = new Compiling(userInterface);
        this.inquiries = new Inquiries(this);
        this.verifier = new Verifying(this, verifier, userInterface);
        this.standing = new Standing(this, background, userInterface);
        this.asking = new Asking(background, userInterface, this::showWork, this::tell);
        inquiries.follow();
    }

    /// Lets go of all who listen: what is open and what is being worked on go on, but only those hear of it who ask for the properties anew.
    public void letGo() {
        session = new ReadOnlyObjectWrapper<>(session.get());
        moment = new ReadOnlyObjectWrapper<>(moment.get());
        work = new ReadOnlyObjectWrapper<>(work.get());
        notice = new ReadOnlyObjectWrapper<>(notice.get());
        revealed = new ReadOnlyObjectWrapper<>(Optional.empty());
        stopped = new ReadOnlyObjectWrapper<>(stopped.get());
        withheld = new ReadOnlyBooleanWrapper(withheld.get());
        silent = new ReadOnlyBooleanWrapper(silent.get());
        hintsHeld = new ReadOnlyBooleanWrapper(hintsHeld.get());
        fixesHeld = new ReadOnlyObjectWrapper<>(fixesHeld.get());
        stops.letGo();
        verifier.letGo();
        inquiries.letGo();
        inquiries.follow();
    }

    /// Sets who compiles C text, on a thread that may wait for it; nobody does until then.
    public void compileWith(CCompiler compiler, Executor thread) {
        compiling.with(compiler, thread);
    }

    /// Whether something that was asked for is still to become part of the session.
    public boolean isChanging() {
        return newest.isPresent();
    }

    /// Everything that is open.
    public ReadOnlyObjectProperty<Session> session() {
        return session.getReadOnlyProperty();
    }

    /// Where the user stands; absent where nothing can run.
    public ReadOnlyObjectProperty<Optional<Moment>> moment() {
        return moment.getReadOnlyProperty();
    }

    /// What is being worked on, if it takes long.
    public ReadOnlyObjectProperty<Optional<Work>> work() {
        return work.getReadOnlyProperty();
    }

    /// The newest thing to tell the user.
    public ReadOnlyObjectProperty<Optional<Notice>> notice() {
        return notice.getReadOnlyProperty();
    }

    /// The instruction that the user asked to see in the text, without anything going there.
    public ReadOnlyObjectProperty<Optional<Lines.Instruction>> revealed() {
        return revealed.getReadOnlyProperty();
    }

    /// Shows an instruction in the text.
    public void reveal(Lines.Instruction instruction) {
        revealed.set(Optional.empty());
        revealed.set(Optional.of(instruction));
    }

    /// Where and why a run stopped last.
    public ReadOnlyObjectProperty<Optional<Stopped>> stopped() {
        return stopped.getReadOnlyProperty();
    }

    /// Where runs stop.
    public Stops stops() {
        return stops;
    }

    /// The instructions before which runs stop.
    public ObservableSet<Lines.Instruction> breakpoints() {
        return stops.breakpoints();
    }

    /// What one can ask about a value.
    public Inquiries inquiries() {
        return inquiries;
    }

    /// What the verifier says of the program that is open.
    public Verifying verifier() {
        return verifier;
    }

    /// The instruction at which the user stands: the one that runs next, or in verify mode the one that the verifier looks at.
    public Optional<Lines.Instruction> instruction() {
        if (isVerifying()) {
            return verifier.verification().get().flatMap(v -> verifier.look().get().map(look -> new Lines.Instruction(v.program().name(), look.visit().slot())));
        }
        return moment.get().map(m -> new Lines.Instruction(m.snapshot().program(), m.snapshot().slot()));
    }

    /// Opens a program or a capture, whatever the file holds. On failure everything stays as it was and a notice says why.
    public void open(Path file) {
        change(String.valueOf(file.getFileName()), before -> sessions.open(before, file));
    }

    /// Opens a program that comes with Glasshive, as the object that clang made of it.
    public void openSample(String name) {
        change(name, before -> sessions.sample(before, name));
    }

    /// Opens the assembly version of a program that comes with Glasshive.
    public void openSampleSource(String name) {
        change(name, before -> sessions.sampleSource(before, name));
    }

    /// Takes the packets of a capture that comes with Glasshive.
    public void openSampleCapture(String name) {
        change(name, before -> sessions.sampleCapture(before, name));
    }

    /// Opens a text that lies nowhere yet.
    public void openText(String name, String text) {
        change(name, before -> sessions.text(before, Document.ofText(name, Optional.empty(), text)));
    }

    /// Opens a log that a verifier printed. On failure everything stays as it was and a notice says why.
    public void openLog(String name, String text) {
        change(name, before -> sessions.log(before, name, text));
    }

    /// Opens a document as it was when it made place for another one.
    public void reopen(Document document) {
        change(document.name(), before -> sessions.reopened(before, document));
    }

    /// Takes over what the user has typed into the document that is open now.
    public void edit(String text) {
        Document edited = session.get().document();
        boolean news = newest.isPresent() || !text.equals(edited.text());
        if (news) {
            change(edited.name(), before -> before.document().isSameAs(edited) && !text.equals(before.document().text())
                    ? sessions.text(before, before.document().withText(text)) : Sessions.Change.NOTHING);
        }
    }

    /// Runs another program of the same file.
    public void choose(String program) {
        change(program, before -> sessions.choose(before, program));
    }

    /// Runs over other packets.
    public void use(Capture capture) {
        change(capture.name(), before -> sessions.packets(before, capture));
    }

    /// Changes what runs are given, which [#undo] takes back, and goes to the position that `start` finds in the new run.
    public void give(UnaryOperator<Given> how, ToIntFunction<Timeline> start) {
        change(Text.of("work.given"), before -> sessions.edits(before, edits -> edits.then(how.apply(edits.now()))), Optional.of(start));
    }

    /// As [#give], but only to show something of the document that is open: another one that is opened is run with what was there before, unless the user has changed it.
    public void lend(UnaryOperator<Given> how, ToIntFunction<Timeline> start) {
        change(Text.of("work.given"), before -> sessions.edits(before, edits -> edits.lent(how.apply(edits.now()))), Optional.of(start));
    }

    /// Takes back the last change of what runs are given.
    public void undo() {
        change(Text.of("work.given"), before -> sessions.edits(before, Edits::undone));
    }

    /// Does again what was taken back last.
    public void redo() {
        change(Text.of("work.given"), before -> sessions.edits(before, Edits::redone));
    }

    /// Runs on something else: another platform, computer or world.
    public void set(UnaryOperator<Setup> how) {
        change(Text.of("work.setup"), before -> sessions.setup(before, how));
    }

    /// Goes to a position; one that is out of range means the nearest end.
    public void goTo(int position) {
        if (withheld.get() && position > standing.wanted()) {
            tell(new Notice(Notice.Level.INFO, withheldWords("work.withheld")));
            return;
        }
        asking.abandon();
        standing.goTo(position, false);
    }

    /// The machine and the visit of the verifier are at a position that was asked for.
    void stand(Moment there, Optional<Look> visit) {
        verifier.follow(visit);
        moment.set(Optional.of(there));
    }

    /// Keeps back, or gives free, what tells how the run goes on: nobody goes forwards, and nothing is known of the verifier.
    public void withhold(boolean secret) {
        withheld.set(secret);
        verifier.withhold(secret);
    }

    /// Whether what tells how the run goes on is kept back.
    public ReadOnlyBooleanProperty withheld() {
        return withheld.getReadOnlyProperty();
    }

    /// Holds back what the verifier knows after each line, or gives it free: it answers what a lesson still asks, also where the learner has guessed wrong and goes on.
    public void holdHints(boolean held) {
        hintsHeld.set(held);
    }

    /// Whether what the verifier knows after each line is held back.
    public ReadOnlyBooleanProperty hintsHeld() {
        return hintsHeld.getReadOnlyProperty();
    }

    /// Gives no advice, or some again: while it is silent, nobody explains a rejection or offers a fix. What the machines say themselves stays.
    public void silence(boolean quiet) {
        silent.set(quiet);
    }

    /// Holds fixes of a rejection back, or offers them again: where an exercise asks for a repair, the learner finds it first. What explains the rejection stays.
    ///
    /// @param until in one sentence, when they are offered; absent where they are
    public void holdFixes(Optional<String> until) {
        fixesHeld.set(until);
    }

    /// When fixes that are held back are offered, in one sentence; absent where none are held back.
    public ReadOnlyObjectProperty<Optional<String>> fixesHeld() {
        return fixesHeld.getReadOnlyProperty();
    }

    /// Why something is kept back: `key` names the words that ask for a bet; in an exam a bet brings nothing back.
    public String withheldWords(String key) {
        return Text.of(silent.get() ? "work.withheld.exam" : key);
    }

    /// Whether no advice is given.
    public ReadOnlyBooleanProperty silent() {
        return silent.getReadOnlyProperty();
    }

    /// Looks at one processor of several; without a number, at whichever moves.
    public void watch(OptionalInt processor) {
        standing.watch(processor);
    }

    /// Which processor of several the user looks at; without a number, whichever moves.
    public OptionalInt watched() {
        return standing.watched();
    }

    /// One step forwards, of the machine that the mode says.
    public void step() {
        if (isVerifying()) {
            verifier.step();
        } else {
            goTo(standing.wanted() + 1);
        }
    }

    /// One step backwards, of the machine that the mode says.
    public void stepBack() {
        if (isVerifying()) {
            verifier.stepBack();
        } else {
            goTo(standing.wanted() - 1);
        }
    }

    /// Whether steps are those of the verifier.
    public boolean isVerifying() {
        return verifier.mode().get() == Mode.VERIFY && verifier.look().get().isPresent();
    }

    /// On to where the run stops next, or to the end.
    public void runToBreakpoint() {
        if (withheld.get()) {
            goTo(Integer.MAX_VALUE);
            return;
        }
        findStop(1, found -> standing.goTo(found, true));
    }

    /// Back to where the run stopped before, or to the start.
    public void runBackToBreakpoint() {
        findStop(-1, found -> standing.goTo(found, true));
    }

    /// Asks the engine something in the background; the answer arrives on the user interface's thread.
    public <T> void ask(Supplier<T> question, Consumer<T> answer) {
        background.execute(() -> {
            T known = question.get();
            userInterface.execute(() -> answer.accept(known));
        });
    }

    /// Asks the engine something that may take long: it is shown as work, and a newer question, or moving elsewhere, cancels it.
    <T> void inquire(String title, Function<Work, T> question, Consumer<T> answer) {
        asking.ask(title, question, answer);
    }

    /// Writes the run that is recorded into a file that can be opened again.
    public void saveTrace(Path file) {
        session.get().timeline().ifPresent(timeline -> inquire(String.valueOf(file.getFileName()), work -> written(file, () -> TraceFormat.write(Trace.of(timeline))), this::tell));
    }

    /// Writes the packets, as they are now, into a pcap file.
    public void saveCapture(Path file) {
        Capture capture = session.get().capture();
        inquire(String.valueOf(file.getFileName()), work -> written(file, () -> CaptureWriter.pcap(capture)), this::tell);
    }

    private static Notice written(Path file, Supplier<byte[]> content) {
        try {
            WholeFile.write(file, content.get());
            return new Notice(Notice.Level.INFO, Text.of("open.saved", file.getFileName()));
        } catch (IOException e) {
            return new Notice(Notice.Level.PROBLEM, Text.of("open.not-saved", file, String.valueOf(e.getMessage())));
        }
    }

    private void showWork() {
        Optional<Work> now = newest.map(Request::work).or(() -> arriving).or(asking::work).or(compiling::work).or(verifier::work);
        if (!now.equals(work.get())) {
            work.set(now);
        }
    }

    /// Looks for where a run stops, forwards or backwards from where the user wants to be. It may have millions of positions.
    private void findStop(int direction, IntConsumer answer) {
        session.get().timeline().ifPresent(timeline -> {
            Stops.Frozen now = frozenStops();
            int from = standing.wanted();
            inquire(Text.of("work.run"), progress -> now.stopped(timeline, from, direction, progress), found -> {
                stopped.set(found.reason().isEmpty() ? Optional.empty() : Optional.of(found));
                answer.accept(found.position());
            });
        });
    }

    /// Tells `answer` where a run from here would stop; at once where it stops only at instructions, for [#isAtBreakpoint] knows these.
    public void foretellStop(IntConsumer answer) {
        if (stops.needMachine()) {
            findStop(1, answer);
        } else {
            session.get().timeline().ifPresent(timeline -> answer.accept(timeline.length()));
        }
    }

    private Stops.Frozen frozenStops() {
        int cpus = session.get().setup().host().cpus();
        OptionalInt cpu = standing.watched();
        return stops.freeze(cpu.isPresent() && cpu.getAsInt() < cpus ? cpu : OptionalInt.empty());
    }

    /// Whether a breakpoint without a condition is at the position that was asked for last.
    public boolean isAtBreakpoint() {
        return session.get().timeline().filter(timeline -> frozenStops().isAt(timeline, standing.wanted())).isPresent();
    }

    /// Whether the visit that is looked at belongs to a moment that comes next.
    public boolean isOnItsWay() {
        return verifier.look().get().filter(Look::reached).isPresent() && moment.get().filter(m -> m.snapshot().slot() != verifier.look().get().orElseThrow().visit().slot()).isPresent();
    }

    /// The position that was asked for last; the moment follows as soon as it is there.
    public int wantedPosition() {
        return standing.wanted();
    }

    /// Sets or clears a breakpoint on a line of the editor, counted from 0; lines without an instruction pass it to the next one.
    public void toggleBreakpoint(int line) {
        instructionNear(line).ifPresent(stops::toggle);
    }

    /// Sets a breakpoint on a line of the editor, counted from 0, where the run stops only if `condition` holds; without one, always.
    public void setBreakpoint(int line, Optional<Condition> condition) {
        instructionNear(line).ifPresent(instruction -> {
            stops.breakpoints().add(instruction);
            condition.ifPresentOrElse(c -> stops.conditions().put(instruction, c), () -> stops.conditions().remove(instruction));
        });
    }

    /// The condition of the breakpoint that belongs to a line, counted from 0.
    public Optional<Condition> condition(int line) {
        return instructionNear(line).map(stops.conditions()::get);
    }

    private Optional<Lines.Instruction> instructionNear(int line) {
        Lines lines = session.get().lines();
        return IntStream.range(line, line + FARTHEST_BREAKPOINT).mapToObj(lines::instruction).flatMap(Optional::stream).findFirst();
    }

    /// Stops what takes long; what was open stays.
    public void cancel() {
        newest.ifPresent(request -> request.work().cancel());
        newest = Optional.empty();
        compiling.cancel();
        verifier.cancel();
        asking.abandon();
    }

    /// The verifier is done.
    void verified() {
        showWork();
    }

    /// Takes the notice away.
    public void dismissNotice() {
        notice.set(Optional.empty());
    }

    /// Tells the user something.
    public void tell(Notice news) {
        notice.set(Optional.of(news));
    }

    /// Opens a text that lies nowhere yet, runs it over `capture`, and goes to the position that `start` finds in the run.
    public void stage(String name, String text, Capture capture, Setup on, ToIntFunction<Timeline> start) {
        Document document = Document.ofText(name, Optional.empty(), text, on.host().order());
        staged = Optional.of(document);
        change(name, before -> sessions.staged(document, capture, on), Optional.of(start));
    }

    /// Whether what is open was laid out by [#stage], and not opened by the user.
    public boolean isStaged() {
        return staged.filter(session.get().document()::isSameAs).isPresent();
    }

    private void change(String title, Function<Session, Sessions.Change> how) {
        change(title, how, Optional.empty());
    }

    private void change(String title, Function<Session, Sessions.Change> how, Optional<ToIntFunction<Timeline>> start) {
        newest.ifPresent(earlier -> earlier.work().cancel());
        Request request = new Request(new Work(title), newest, session.get(), how, start);
        newest = Optional.of(request);
        asking.abandon();
        int position = standing.wanted();
        OptionalInt seen = standing.watched();
        background.execute(() -> {
            Request.Outcome outcome = attempt(request, position, seen);
            userInterface.execute(() -> arrive(request, outcome));
        });
    }

    private static Request.Outcome attempt(Request request, int position, OptionalInt cpu) {
        try {
            return request.carryOut(position, cpu);
        } catch (CancellationException stopped) {
            return Request.Outcome.NOTHING;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            return new Request.Outcome(Request.failed(request.work().title(), bug), Optional.empty());
        }
    }

    private void arrive(Request request, Request.Outcome outcome) {
        if (newest.filter(request::equals).isEmpty()) {
            return;
        }
        newest = Optional.empty();
        arriving = outcome.change().session().map(_ -> request.work()).or(() -> arriving);
        showWork();
        if (outcome.change().notice().isPresent() || outcome.change().session().isPresent()) {
            notice.set(outcome.change().notice());
        }
        outcome.change().session().ifPresent(next -> replace(next, outcome.moment(), request.hasStart()));
    }

    private void replace(Session next, Optional<Moment> there, boolean hasStart) {
        boolean sameDocument = next.document().isSameAs(session.get().document());
        if (!sameDocument) {
            stops.clear();
        }
        if (hasStart || !sameDocument) {
            standing.want(there.map(Moment::position).orElse(0));
        } else if (next.timeline().isPresent()) {
            standing.want(Math.min(standing.wanted(), next.timeline().get().length()));
        }
        arrivals++;
        int mine = arrivals;
        session.set(next);
        Optional<CSource> source = Sessions.cSource(next);
        compiling.follow(source, this::showWork, result -> {
            showWork();
            source.ifPresent(compiled -> change(compiled.name(), before -> sessions.compiled(before, compiled, result)));
        });
        // Each is much work for what shows it, so that the window gets a chance to answer in between.
        soon(mine, () -> {
            moment.set(there);
            soon(mine, () -> {
                verifier.judge(next);
                arriving = Optional.empty();
                showWork();
                standing.catchUp();
            });
        });
    }

    /// Does something in a later event, unless another session has arrived by then.
    private void soon(int arrival, Runnable action) {
        piecemeal.execute(() -> {
            if (arrivals == arrival) {
                action.run();
            }
        });
    }
}
