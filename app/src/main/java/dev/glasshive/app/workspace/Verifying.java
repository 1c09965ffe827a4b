package dev.glasshive.app.workspace;

import dev.glasshive.app.text.Text;
import dev.glasshive.platform.Platform;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.AbstractState;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.verifier.strategy.Verifiers;
import dev.glasshive.vm.Timeline;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the verifier says of the program that is open, and which of its visits the user looks at.
///
/// It judges every program that arrives, on a thread of its own. Run and verifier share one cursor: where the run goes, the visit that
/// belongs there is looked at; where the user picks a visit that the run passes, the run goes there.
public final class Verifying {
    private static final int MOST_VISITS = 60_000;
    private static final int LONGEST_LOG = (16 << 20) - 1;

    /// A program for which more instructions have to be looked at is judged without printing every path.
    private static final int MOST_PRINTED = 200_000;
    private static final int MOST_INSTRUCTIONS = 1_000_000;

    private final Workspace workspace;
    private final Executor background;
    private final Executor userInterface;
    private ReadOnlyObjectWrapper<Optional<Verification>> verification = new ReadOnlyObjectWrapper<>(Optional.empty());
    private ReadOnlyObjectWrapper<Optional<Look>> look = new ReadOnlyObjectWrapper<>(Optional.empty());
    private ReadOnlyObjectWrapper<Optional<String>> absence = new ReadOnlyObjectWrapper<>(Optional.empty());
    private ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.RUN);
    private ObjectProperty<Optional<Strategy>> wanted = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Document> read = Optional.empty();
    private final Set<Work> studies = new HashSet<>();
    private Optional<Work> work = Optional.empty();
    private boolean withheld;
    private JudgedFor judgedFor = new JudgedFor("", Privilege.ROOT, Strategy.PATHS);
    private Kept kept = Kept.NOTHING;
    private VisitPath path = VisitPath.NONE;
    private Optional<Aim> aim = Optional.empty();
    private final States states = new States();
    private volatile Optional<Shadow> shadow = Optional.empty();

    /// What the user wants to look at while the run is still on its way there.
    ///
    /// @param position where the run stood or was led when the user chose it; once the run is to be elsewhere, it is no longer what the user wants
    private record Aim(Visit visit, int position) {}

    /// What is known and not shown yet.
    private record Kept(Optional<Verification> verification, Optional<String> absence) {
        private static final Kept NOTHING = new Kept(Optional.empty(), Optional.empty());
    }

    /// For whom a program was judged, and how.
    private record JudgedFor(String platform, Privilege privilege, Strategy strategy) {}

    Verifying(Workspace workspace, Executor background, Executor userInterface) {
        this.workspace = workspace;
        this.background = background;
        this.userInterface = userInterface;
    }

    /// How programs are judged: by the strategy that the user wants, else by that of their platform.
    public Strategy strategy() {
        return wanted.get().orElseGet(() -> Strategy.of(workspace.session().get().setup().platform()));
    }

    /// The strategy that the user wants whatever the platform; empty for that of the platform's own verifier.
    public ReadOnlyObjectProperty<Optional<Strategy>> wanted() {
        return wanted;
    }

    /// Has programs judged in a way that need not be that of their platform, on the tables of their platform all the same; empty for its own.
    public void want(Optional<Strategy> strategy) {
        Strategy before = strategy();
        wanted.set(strategy);
        if (before != strategy()) {
            judge(workspace.session().get());
        }
    }

    /// How a program is judged that may take long. More visits are kept than anybody looks at, and the end of as long a log as the usual tools let the kernel print; memory is short.
    public static Options brief(Setup setup) {
        return new Options(setup.privilege(), 1, MOST_VISITS, LONGEST_LOG);
    }

    /// Those who listen hear of nothing more.
    void letGo() {
        verification = new ReadOnlyObjectWrapper<>(verification.get());
        look = new ReadOnlyObjectWrapper<>(look.get());
        absence = new ReadOnlyObjectWrapper<>(absence.get());
        mode = new SimpleObjectProperty<>(mode.get());
        wanted = new SimpleObjectProperty<>(wanted.get());
    }

    /// What was found out about the program that is open; empty until it is, and where there is no program.
    public ReadOnlyObjectProperty<Optional<Verification>> verification() {
        return verification.getReadOnlyProperty();
    }

    /// The visit that is looked at.
    public ReadOnlyObjectProperty<Optional<Look>> look() {
        return look.getReadOnlyProperty();
    }

    /// Why there is no verification although there is a program, for people.
    public ReadOnlyObjectProperty<Optional<String>> absence() {
        return absence.getReadOnlyProperty();
    }

    /// Which machine moves when the user steps.
    public ObjectProperty<Mode> mode() {
        return mode;
    }

    /// The path on which the user steps: through the visit that is looked at, to an end.
    public List<Visit> path() {
        return path.visits();
    }

    /// What was known before `visit`; at once if it was asked for a short while ago.
    public AbstractState before(Visit visit) {
        return states.before(visit);
    }

    /// Looks at `visit`, and takes the run there if it passes.
    public void lookAt(Visit visit) {
        Optional<Verification> judged = verification.get();
        if (judged.isEmpty()) {
            return;
        }
        if (visit.index() < 0) {
            // What was known for a while only has no place in a run.
            aim = Optional.empty();
            show(Optional.of(Look.elsewhere(visit)));
            return;
        }
        aim = Optional.of(new Aim(visit, workspace.wantedPosition()));
        show(Optional.of(Look.elsewhere(visit)));
        Optional<Moment> moment = workspace.moment().get();
        moment.ifPresent(m -> workspace.inquire(Text.of("work.visit", visit.slot()), work -> shadow(m.timeline(), judged.get()).reaches(visit, m.position(), work::isCancelled),
                found -> arrived(visit, m.timeline(), found)));
    }

    private void arrived(Visit visit, Timeline timeline, OptionalInt position) {
        boolean current = look.get().filter(l -> l.visit() == visit).isPresent() && workspace.session().get().timeline().filter(timeline::equals).isPresent();
        if (current && position.isPresent()) {
            Optional<Moment> there = workspace.moment().get().filter(m -> m.position() == position.getAsInt());
            if (there.isPresent()) {
                aim = Optional.empty();
                show(there.flatMap(this::at));
            } else {
                aim = Optional.of(new Aim(visit, position.getAsInt()));
                workspace.goTo(position.getAsInt());
            }
        }
    }

    /// Whether the log of the verification has every path: it has not where that would be too long.
    public boolean printsEverything() {
        return verification.get().filter(v -> v.report().processed() <= MOST_PRINTED).isPresent();
    }

    /// Judges the program once more for a log of another level: 1 the failing path, 2 every path, 4 statistics.
    public void print(int level, Consumer<String> answer) {
        Setup setup = workspace.session().get().setup();
        Platform platform = setup.platform();
        verification.get().ifPresent(v -> workspace.inquire(Text.of("work.verify", v.program().name()),
                work -> verifier(v.strategy(), platform, work).verify(Candidate.of(v.set(), v.program()).attachedAs(attachType(platform, v.program())),
                        new Options(setup.privilege(), level).withoutExploration()).log(), answer));
    }

    /// One visit forwards on the path.
    public void step() {
        along(1);
    }

    /// One visit backwards on the path.
    public void stepBack() {
        along(-1);
    }

    /// To the beginning of the path.
    public void toStart() {
        if (!path().isEmpty()) {
            lookAt(path().getFirst());
        }
    }

    /// To where the path ends.
    public void toEnd() {
        if (!path().isEmpty()) {
            lookAt(path().getLast());
        }
    }

    /// Whether there is a visit `distance` farther on the path.
    public boolean canGo(int distance) {
        int to = place() + distance;
        return place() >= 0 && to >= 0 && to < path().size();
    }

    private int place() {
        return look.get().map(l -> path.place(l.visit())).orElse(-1);
    }

    private void along(int distance) {
        if (canGo(distance)) {
            lookAt(path().get(place() + distance));
        }
    }

    /// The look that belongs to a moment. For the thread that makes moments.
    Optional<Look> at(Moment moment) {
        return shadow.filter(s -> s.isOf(moment.timeline())).flatMap(s -> s.at(moment.position(), moment.snapshot()));
    }

    /// The run has moved to where `found` belongs; where nothing belongs, a look at the end of the run stays in place but the run is elsewhere.
    /// What the user has chosen since stays, so that steps that come faster than the run can follow all count.
    void follow(Optional<Look> found) {
        boolean waits = aim.filter(a -> a.position() == workspace.wantedPosition() && found.filter(l -> l.visit() == a.visit()).isEmpty()).isPresent();
        if (waits) {
            return;
        }
        aim = Optional.empty();
        if (found.isPresent()) {
            show(found);
        } else {
            look.get().ifPresent(l -> show(Optional.of(Look.elsewhere(l.visit()))));
        }
    }

    private void show(Optional<Look> wanted) {
        if (wanted.isPresent() && !path.contains(wanted.get().visit())) {
            path = verification.get().map(v -> v.pathThrough(wanted.get().visit())).orElse(VisitPath.NONE);
        }
        if (!wanted.equals(look.get())) {
            look.set(wanted);
        }
    }

    /// Judges what is open now, unless that was done.
    void judge(Session session) {
        Optional<Program> program = session.program().filter(p -> session.programs().isPresent());
        if (session.document().log().isPresent() && read.filter(session.document()::isSameAs).isPresent() && verification.get().isPresent()) {
            return;
        }
        read = session.document().log().map(_ -> session.document());
        if (program.isPresent() && verification.get().filter(v -> v.program().equals(program.get()) && v.set().equals(session.programs().get())).isPresent()
                && judgedFor.equals(judgedFor(session)) && absence.get().isEmpty()) {
            goOnWith(session, verification.get().get(), program.get());
            return;
        }
        work.ifPresent(Work::cancel);
        work = Optional.empty();
        judgedFor = judgedFor(session);
        dropStudies();
        forget();
        if (session.document().log().isPresent()) {
            read(session, session.document().log().get());
        } else if (program.isEmpty()) {
            absence.set(Optional.empty());
        } else {
            absence.set(Optional.empty());
            Work mine = new Work(Text.of("work.verify", program.get().name()));
            work = Optional.of(mine);
            ProgramSet set = session.programs().get();
            Strategy strategy = strategy();
            background.execute(() -> judge(mine, session, strategy, set, program.get()));
        }
    }

    /// The instructions are those that were judged. Where the text is another one, as with a comment more, whoever speaks of its lines has to be told.
    @SuppressWarnings("ReferenceEquality")
    private void goOnWith(Session session, Verification told, Program program) {
        ProgramSet set = session.programs().orElseThrow();
        boolean another = told.set() != set;
        Verification now = another ? new Verification(set, program, told.report(), told.strategy()) : told;
        session.timeline().ifPresent(timeline -> shadow = Optional.of(new Shadow(timeline, now)));
        if (another) {
            verification.set(Optional.of(now));
        }
    }

    /// Takes over what the verifier of some kernel said.
    private void read(Session session, SavedLog log) {
        absence.set(Optional.empty());
        Work mine = new Work(Text.of("work.log", session.document().name()));
        work = Optional.of(mine);
        background.execute(() -> {
            Verification said = LogVerification.of(log, session.setup().platform());
            userInterface.execute(() -> {
                if (work.filter(mine::equals).isPresent()) {
                    mode.set(Mode.VERIFY);
                }
                arrive(mine, Optional.of(said), Optional.empty());
            });
        });
    }

    private JudgedFor judgedFor(Session session) {
        return new JudgedFor(session.setup().platform().id(), session.setup().privilege(), wanted.get().orElseGet(() -> Strategy.of(session.setup().platform())));
    }

    private void forget() {
        states.forget();
        shadow = Optional.empty();
        path = VisitPath.NONE;
        aim = Optional.empty();
        look.set(Optional.empty());
        verification.set(Optional.empty());
    }

    private void judge(Work mine, Session session, Strategy strategy, ProgramSet set, Program program) {
        Optional<Verification> judged = Optional.empty();
        Optional<String> failure = Optional.empty();
        try {
            judged = Optional.of(new Verification(set, program, report(mine, session, strategy, set, program), strategy));
        } catch (CancellationException stopped) {
            failure = Optional.of(Text.of("verify.cancelled"));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            failure = Request.failed(mine.title(), bug).notice().map(Notice::text);
        }
        Optional<Verification> found = judged;
        Optional<String> reason = failure;
        userInterface.execute(() -> arrive(mine, found, reason));
    }

    /// Programs for which every path can be printed are judged twice: nobody knows beforehand which those are, and the first time is short. Where paths are joined, there is only one state for each instruction to print.
    private static VerifierReport report(Work mine, Session session, Strategy strategy, ProgramSet set, Program program) {
        Candidate candidate = Candidate.of(set, program).attachedAs(attachType(session.setup().platform(), program));
        Verifier verifier = Verifiers.of(strategy.platform(), session.setup().platform(), MOST_INSTRUCTIONS, processed -> {
            mine.done(processed);
            return !mine.isCancelled();
        });
        if (strategy == Strategy.JOINS) {
            return verifier.verify(candidate, new Options(session.setup().privilege(), Options.VERBOSE.logLevel(), MOST_VISITS, LONGEST_LOG));
        }
        // What the first time found is not held during the second.
        return Optional.of(verifier.verify(candidate, brief(session.setup()))).filter(brief -> brief.processed() > MOST_PRINTED)
                .orElseGet(() -> verifier.verify(candidate, new Options(session.setup().privilege(), Options.VERBOSE.logLevel())));
    }

    /// The number of what `program` is attached to.
    public static int attachType(Platform platform, Program program) {
        return platform.programType(program.type(), program.section()).map(type -> type.attachId()).orElse(0);
    }

    /// Keeps the verification back, or gives it free.
    void withhold(boolean secret) {
        if (secret == withheld) {
            return;
        }
        withheld = secret;
        if (secret) {
            kept = new Kept(verification.get(), absence.get());
            path = VisitPath.NONE;
            look.set(Optional.empty());
            verification.set(Optional.empty());
            absence.set(Optional.of(workspace.withheldWords("verify.withheld")));
        } else {
            publish(kept.verification(), kept.absence());
            kept = Kept.NOTHING;
        }
    }

    private void arrive(Work mine, Optional<Verification> judged, Optional<String> failure) {
        if (work.filter(mine::equals).isEmpty()) {
            return;
        }
        work = Optional.empty();
        if (withheld) {
            kept = new Kept(judged, failure);
            absence.set(Optional.of(workspace.withheldWords("verify.withheld")));
            workspace.verified();
        } else {
            publish(judged, failure);
        }
    }

    private void publish(Optional<Verification> judged, Optional<String> failure) {
        absence.set(failure);
        workspace.session().get().timeline().ifPresent(timeline -> shadow = judged.map(v -> new Shadow(timeline, v)));
        verification.set(judged);
        judged.flatMap(v -> v.refused().or(() -> v.visits().stream().findFirst())).ifPresent(visit -> show(Optional.of(Look.elsewhere(visit))));
        boolean accepted = judged.filter(v -> v.rejection().isEmpty()).isPresent();
        if (accepted || mode.get() == Mode.RUN || judged.flatMap(Verification::refused).isEmpty()) {
            workspace.moment().get().ifPresent(moment -> workspace.ask(() -> at(moment), found -> {
                if (aim.isEmpty() && workspace.moment().get().filter(moment::equals).isPresent() && found.isPresent()) {
                    show(found);
                }
            }));
        }
        if (mode.get() == Mode.VERIFY) {
            judged.flatMap(Verification::refused).ifPresent(this::lookAt);
        }
        workspace.verified();
    }

    private Shadow shadow(Timeline timeline, Verification judged) {
        return shadow.filter(s -> s.isOf(timeline)).orElseGet(() -> new Shadow(timeline, judged));
    }

    /// Works out something more about the verification, behind what is being judged. A change of the program cancels it, and then no answer comes.
    ///
    /// @param otherwise the answer where `question` fails, which a notice tells
    public <T> void study(String title, Function<Work, T> question, T otherwise, Consumer<T> answer) {
        Work mine = new Work(title);
        studies.add(mine);
        background.execute(() -> {
            Optional<T> known = mine.isCancelled() ? Optional.empty() : attempt(mine, question);
            userInterface.execute(() -> {
                if (studies.remove(mine)) {
                    answer.accept(known.orElse(otherwise));
                }
            });
        });
    }

    private <T> Optional<T> attempt(Work mine, Function<Work, T> question) {
        try {
            return Optional.of(question.apply(mine));
        } catch (CancellationException stopped) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            Optional<Notice> failure = Request.failed(mine.title(), bug).notice();
            userInterface.execute(() -> failure.ifPresent(workspace::tell));
            return Optional.empty();
        }
    }

    /// A verifier of that strategy on the tables of a platform, which stops when `work` is cancelled.
    public static Verifier verifier(Strategy strategy, Platform platform, Work work) {
        Verifier verifier = Verifiers.of(strategy.platform(), platform, MOST_INSTRUCTIONS, processed -> !work.isCancelled());
        return (candidate, options) -> {
            if (work.isCancelled()) {
                throw new CancellationException();
            }
            return verifier.verify(candidate, options);
        };
    }

    private void dropStudies() {
        studies.forEach(Work::cancel);
        studies.clear();
    }

    /// What is being judged.
    Optional<Work> work() {
        return work;
    }

    /// Stops judging; there is no verification then.
    void cancel() {
        work.ifPresent(Work::cancel);
    }
}
