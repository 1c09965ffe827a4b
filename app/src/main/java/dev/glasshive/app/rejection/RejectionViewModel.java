package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Document;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Verifying;
import dev.glasshive.app.workspace.Work;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.counterexample.Counterexample;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.log.SavedLog;
import dev.glasshive.vm.Timeline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;

/// The card under the line at fault.
///
/// It opens by itself for who opens a rejected program or turns to the verifier, and stays open when they turn back to the run.
public final class RejectionViewModel {
    // What can be done about a longer program takes long to find out, so that it is done when somebody asks.
    private static final int LONGEST_UNASKED = 1_000;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<RejectionCard>> card = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Fixes> fixes = new ReadOnlyObjectWrapper<>(Fixes.SEARCHING);
    private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(new Trial.Searching());
    private final BooleanBinding canApply;
    private final BooleanBinding canAnswer;
    private final ReadOnlyObjectWrapper<BothVerdicts> both = new ReadOnlyObjectWrapper<>(BothVerdicts.UNASKED);
    private boolean eyeCatching = true;
    private Optional<Document> about = Optional.empty();
    private Optional<Judge> judgedBy = Optional.empty();
    private Optional<Verification> studied = Optional.empty();
    // What the kernel said when the card was seen last, unless the user has put it away.
    private String seen = "";
    private Finder finder = (session, judged, work) -> new TrialFinder(session, judged).find(work);
    private Consumer<FixChoice> applier = choice -> {};

    /// Looks for a run that traps.
    @FunctionalInterface
    public interface Finder {
        /// What became of it, after some time on any thread.
        Trial find(Session session, Verification judged, Work work);
    }

    /// A view model that follows `workspace`.
    public RejectionViewModel(Workspace workspace) {
        this.workspace = workspace;
        canApply = Bindings.createBooleanBinding(this::applies, card, open, outdated, fixes, workspace.fixesHeld());
        canAnswer = Bindings.createBooleanBinding(() -> applies() || isHeldHere(), card, open, outdated, fixes, workspace.fixesHeld());
        Verifying verifier = workspace.verifier();
        verifier.verification().subscribe(this::judged);
        verifier.mode().subscribe((before, mode) -> {
            eyeCatching = true;
            open.set(open.get() || mode == Mode.VERIFY);
            study();
        });
        workspace.session().subscribe(this::opened);
        workspace.silent().subscribe(() -> judged(verifier.verification().get()));
        workspace.fixesHeld().subscribe((before, now) -> {
            if (studied.isPresent()) {
                seekFixes(workspace.session().get(), studied.get());
            }
        });
    }

    /// Sets how runs that trap are looked for.
    public void seekWith(Finder other) {
        finder = other;
    }

    /// What there is to say; empty where the program is accepted, or nothing is judged.
    public ReadOnlyObjectProperty<Optional<RejectionCard>> card() {
        return card.getReadOnlyProperty();
    }

    /// Whether the card is shown.
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /// Whether the text was changed since, so that the card may be wrong.
    public ReadOnlyBooleanProperty outdated() {
        return outdated.getReadOnlyProperty();
    }

    /// What can be done; looked for as soon as the card is open.
    public ReadOnlyObjectProperty<Fixes> fixes() {
        return fixes.getReadOnlyProperty();
    }

    /// Whether a run shows it; looked for as soon as the card is open.
    public ReadOnlyObjectProperty<Trial> trial() {
        return trial.getReadOnlyProperty();
    }

    /// What either way of judging says; asked as soon as the card is open.
    public ReadOnlyObjectProperty<BothVerdicts> both() {
        return both.getReadOnlyProperty();
    }

    /// Whether there is a fix for the text as it is.
    public ObservableBooleanValue canApply() {
        return canApply;
    }

    /// Whether there is something to answer to whoever asks for a fix: the fix, or why there is none yet.
    public ObservableBooleanValue canAnswer() {
        return canAnswer;
    }

    private boolean isHeldHere() {
        return workspace.fixesHeld().get().isPresent() && open.get() && card.get().filter(shown -> shown.tone() == RejectionCard.Tone.REJECTED).isPresent();
    }

    private boolean applies() {
        return workspace.fixesHeld().get().isEmpty() && open.get() && !outdated.get() && card.get().isPresent() && fixes.get().shown().filter(FixChoice::applicable).isPresent();
    }

    /// When fixes that are held back are offered, in one sentence; absent where none are held back.
    public ReadOnlyObjectProperty<Optional<String>> held() {
        return workspace.fixesHeld();
    }

    /// Sets who changes the text.
    public void applyWith(Consumer<FixChoice> action) {
        applier = action;
    }

    /// Changes the text as the fix that is shown says; says so where fixes are held back.
    public void apply() {
        if (isHeldHere()) {
            workspace.fixesHeld().get().ifPresent(until -> workspace.tell(new Notice(Notice.Level.WARNING, until)));
        } else if (applies()) {
            fixes.get().shown().ifPresent(applier);
        }
    }

    /// Turns to another fix.
    public void turn(int distance) {
        fixes.set(fixes.get().moved(distance));
    }

    /// Puts the packet, the context and the maps in place with which the program traps, and goes to the trap.
    public void runAndTrap() {
        if (trial.get() instanceof Trial.Shown shown && studied.isPresent()) {
            Counterexample.Found found = shown.found();
            Session session = workspace.session().get();
            TrialFinder finder = new TrialFinder(session, studied.get());
            workspace.verifier().mode().set(Mode.RUN);
            if (!session.setup().world().equals(found.world())) {
                workspace.set(setup -> setup.with(found.world()));
            }
            workspace.lend(before -> finder.given(before, found), Timeline::length);
            workspace.tell(new Notice(Notice.Level.INFO, Text.of(shown instanceof Trial.Endless ? "rejection.trial.staged.endless" : "rejection.trial.staged", shown.given())));
        }
    }

    /// Whether the card has something to say that the user did not type themselves just now, so that it may scroll into view.
    public boolean takesEye() {
        return eyeCatching;
    }

    /// Shows the card.
    public void show() {
        open.set(card.get().isPresent());
        study();
    }

    private void study() {
        Optional<Verification> judged = workspace.verifier().verification().get();
        if (!open.get() || judged.isEmpty() || judged.get().rejection().isEmpty() || studied.equals(judged)) {
            return;
        }
        studied = judged;
        Session session = workspace.session().get();
        if (session.document().log().isPresent()) {
            fixes.set(Fixes.NONE);
            trial.set(new Trial.Unasked());
            return;
        }
        seekFixes(session, judged.get());
        workspace.verifier().study(Text.of("work.both"), work -> BothVerdicts.of(session, judged.get(), work), BothVerdicts.UNASKED, both::set);
        seek(session, judged.get());
    }

    private void seekFixes(Session session, Verification judged) {
        if (workspace.fixesHeld().get().isPresent() || session.document().log().isPresent()) {
            fixes.set(Fixes.NONE);
        } else {
            fixes.set(Fixes.SEARCHING);
            workspace.verifier().study(Text.of("work.fixes"), work -> new Fixes(true, new FixFinder(session, judged).find(work), 0), Fixes.NONE, fixes::set);
        }
    }

    private void seek(Session session, Verification judged) {
        workspace.verifier().<Trial>study(Text.of("work.trial"), work -> finder.find(session, judged, work), new Trial.Unasked(), trial::set);
    }

    /// Looks for a run once more, where there was no time for it.
    public void tryAgain() {
        if (trial.get() instanceof Trial.CutShort && studied.isPresent()) {
            trial.set(new Trial.Searching());
            seek(workspace.session().get(), studied.get());
        }
    }

    /// Puts the card away until somebody asks for it, or another program is rejected.
    public void close() {
        seen = "";
        open.set(false);
    }

    /// The user has typed: what the card says may be wrong until the program was judged anew.
    public void edited() {
        if (card.get().isPresent()) {
            outdated.set(true);
        }
    }

    /// Looks at the instruction at `slot`, where the failing path passes it last.
    public void lookAt(int slot) {
        workspace.verifier().verification().get().flatMap(judged -> visit(judged, slot)).ifPresent(workspace.verifier()::lookAt);
    }

    private static Optional<Visit> visit(Verification judged, int slot) {
        return judged.refused().flatMap(refused -> judged.report().exploration().pathTo(refused).reversed().stream().filter(visit -> visit.slot() == slot).findFirst())
                .or(() -> judged.firstAt(slot));
    }

    /// Looks at the visit of a step.
    public void lookAt(CausalStep step) {
        List<Visit> visits = workspace.verifier().verification().get().map(Verification::visits).orElse(List.of());
        if (step.visit() >= 0 && step.visit() < visits.size()) {
            workspace.verifier().lookAt(visits.get(step.visit()));
        } else {
            lookAt(step.slot());
        }
    }

    /// Who judges, and for whom.
    private record Judge(String platform, Privilege privilege, Strategy strategy) {}

    private void opened(Session session) {
        if (about.isPresent() && !about.get().isSameAs(session.document())) {
            about = Optional.empty();
            seen = "";
            outdated.set(false);
            card.set(Optional.empty());
        }
    }

    private void judged(Optional<Verification> verification) {
        if (verification.isEmpty()) {
            // The text is being judged, or does not assemble; a card that disappears and comes back would make lines jump.
            edited();
            return;
        }
        Session session = workspace.session().get();
        Judge judge = new Judge(session.setup().platform().id(), session.setup().privilege(), verification.get().strategy());
        boolean another = about.filter(session.document()::isSameAs).isEmpty() || !judge.equals(judgedBy.orElse(judge));
        about = Optional.of(session.document());
        judgedBy = Optional.of(judge);
        eyeCatching = another;
        if (open.get()) {
            card.get().ifPresent(before -> seen = before.kernel());
        }
        Optional<RejectionCard> next = card(session, verification.get());
        boolean news = another || !next.map(RejectionCard::kernel).equals(card.get().map(RejectionCard::kernel));
        studied = Optional.empty();
        fixes.set(Fixes.SEARCHING);
        trial.set(new Trial.Searching());
        both.set(BothVerdicts.UNASKED);
        card.set(next);
        outdated.set(false);
        if (news) {
            // Who opens a rejected program, or turns to somebody who rejects it, wants to know why; who types would be disturbed. Where a change is taken back, the card is back, too.
            boolean again = next.filter(now -> !seen.isEmpty() && now.kernel().equals(seen)).isPresent();
            open.set(workspace.verifier().mode().get() == Mode.VERIFY || another && !workspace.isStaged() && next.isPresent() && verification.get().program().code().size() <= LONGEST_UNASKED || again);
        }
        study();
    }

    private Optional<RejectionCard> card(Session session, Verification judged) {
        return workspace.silent().get() ? Optional.empty() : switch (judged.report().verdict()) {
            case Verdict.Accepted() -> Optional.empty();
            case Verdict.Rejected(Rejection rejection) -> Optional.of(rejected(session, judged, rejection));
            case Verdict.Unknown _ when session.document().log().isPresent() -> Optional.of(undecided(session.document().log().get()));
            case Verdict.Unknown(int slot, String what) -> Optional.of(new RejectionCard(RejectionCard.Tone.UNDECIDED, line(session, judged, slot), OptionalInt.empty(),
                    Text.of("rejection.undecided"), "", Piece.of(Text.of("rejection.undecided.story", what)), List.of(), List.of(), List.of(), Optional.empty()));
        };
    }

    /// A log that ends without a verdict.
    private static RejectionCard undecided(SavedLog log) {
        return new RejectionCard(RejectionCard.Tone.UNDECIDED, OptionalInt.empty(), OptionalInt.empty(), Text.of("rejection.no-verdict"), "",
                Piece.of(Text.of("rejection.no-verdict.story", log.understood(), log.lines().size())), List.of(), List.of(), List.of(), Optional.empty());
    }

    private static RejectionCard rejected(Session session, Verification judged, Rejection rejection) {
        Rejection.Explanation explanation = rejection.explanation();
        OptionalInt c = rejection.line().filter(line -> session.document().object().isPresent()).map(line -> OptionalInt.of(line.line() - 1)).orElse(OptionalInt.empty());
        return new RejectionCard(RejectionCard.Tone.REJECTED, line(session, judged, place(rejection)), c, Text.of("rejection.headline", Headline.of(rejection)), rejection.message(),
                Piece.of(explanation.what() + " " + explanation.why()), Piece.of(explanation.remedy()), steps(rejection), others(judged, rejection),
                Course.lesson(rejection.kind().lesson()));
    }

    /// What else could not be proven, by a verifier that does not stop at the first.
    private static List<RejectionCard.Other> others(Verification judged, Rejection rejection) {
        return judged.findings().stream().filter(finding -> !finding.message().equals(rejection.message())).map(finding -> new RejectionCard.Other(finding.at().slot(), finding.message())).toList();
    }

    /// The instruction below which the card stands: of a program that is refused as a whole, the last one that has to do with it.
    private static int place(Rejection rejection) {
        return rejection.slot() >= 0 ? rejection.slot() : steps(rejection).reversed().stream().mapToInt(CausalStep::slot).filter(slot -> slot >= 0).findFirst().orElse(-1);
    }

    private static List<CausalStep> steps(Rejection rejection) {
        return rejection.causes().stream().filter(Objects::nonNull).map((CausalEvent event) -> CausalStep.of(event)).toList();
    }

    private static OptionalInt line(Session session, Verification judged, int slot) {
        return slot < 0 ? OptionalInt.empty() : session.lines().line(judged.program().name(), slot);
    }
}
