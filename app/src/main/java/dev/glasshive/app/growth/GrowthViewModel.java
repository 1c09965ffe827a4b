package dev.glasshive.app.growth;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Look;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.verifier.Fixpoint;
import dev.glasshive.verifier.Fixpoint.Meeting;
import dev.glasshive.verifier.Fixpoint.Pass;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the pane of a fixpoint shows: the passes in order, the checks that failed, and what the pass that is looked at did. It works only while somebody sees it.
public final class GrowthViewModel {
    private static final int MOST_NAMED = 3;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private final ReadOnlyObjectWrapper<Detail> detail = new ReadOnlyObjectWrapper<>(Detail.saying(""));
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper length = new ReadOnlyIntegerWrapper();
    private Optional<Verification> judged = Optional.empty();
    private boolean seen;

    /// How many passes there were of each kind, for people; empty strings where there is nothing to tell.
    ///
    /// @param failed how many checks failed
    public record Counts(String passes, String joined, String widened, String narrowed, String failed, String kept) {
        static final Counts NONE = new Counts("", "", "", "", "", "");
    }

    /// A view model that follows `workspace`.
    public GrowthViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.verifier().verification().subscribe(_ -> refresh());
        workspace.verifier().look().subscribe(_ -> follow());
    }

    /// Tells whether anybody sees the pane.
    public void see(boolean shown) {
        seen = shown;
        refresh();
    }

    /// The checks that failed, then the passes.
    public ReadOnlyObjectProperty<List<Row>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// How many there are of each kind.
    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /// What the pass that is looked at did.
    public ReadOnlyObjectProperty<Detail> detail() {
        return detail.getReadOnlyProperty();
    }

    /// The pass that is looked at, from 0, or -1.
    public ReadOnlyIntegerProperty place() {
        return place.getReadOnlyProperty();
    }

    /// How many passes there are.
    public ReadOnlyIntegerProperty length() {
        return length.getReadOnlyProperty();
    }

    /// Looks at a pass, from 0.
    public void goTo(int pass) {
        if (pass >= 0 && pass < length.get() && pass != place.get()) {
            judged.ifPresent(v -> {
                workspace.verifier().mode().set(Mode.VERIFY);
                workspace.verifier().lookAt(v.passes().get(pass));
            });
        }
    }

    /// So many passes forwards or backwards.
    public void along(int distance) {
        goTo(Math.clamp(place.get() + (long) distance, 0, Math.max(0, length.get() - 1)));
    }

    /// Chooses a line: looks at its pass, or at the instruction whose check failed.
    public void choose(Row row) {
        switch (row) {
            case Row.Step step -> goTo(step.number());
            case Row.Failed failed -> judged.flatMap(v -> at(v, v.findings().get(failed.number()))).ifPresent(visit -> {
                workspace.verifier().mode().set(Mode.VERIFY);
                workspace.verifier().lookAt(visit);
                detail.set(Detail.saying(Text.of("growth.failed", failed.place(), failed.words())));
            });
        }
    }

    private static Optional<Visit> at(Verification judged, Fixpoint.Finding finding) {
        int slot = finding.at().slot();
        return judged.visits().stream().filter(visit -> visit.slot() == slot && visit.outcome() instanceof Visit.Outcome.Refused).findFirst().or(() -> judged.firstAt(slot));
    }

    /// The line of the pass that is looked at, by its index, or none.
    public OptionalInt line() {
        return place.get() < 0 ? OptionalInt.empty() : OptionalInt.of(rows.get().size() - length.get() + place.get());
    }

    private void refresh() {
        Optional<Verification> now = workspace.verifier().verification().get().filter(Verification::isJoined);
        if (!seen || now.equals(judged)) {
            return;
        }
        judged = now;
        Optional<Fixpoint> fixpoint = now.flatMap(v -> v.report().fixpoint());
        place.set(-1);
        length.set(fixpoint.map(f -> f.passes().size()).orElse(0));
        rows.set(now.map(GrowthViewModel::rows).orElse(List.of()));
        counts.set(fixpoint.map(GrowthViewModel::count).orElse(Counts.NONE));
        follow();
    }

    private static List<Row> rows(Verification judged) {
        List<Row> rows = new ArrayList<>();
        List<Fixpoint.Finding> findings = judged.findings();
        for (int i = 0; i < findings.size(); i++) {
            String message = findings.get(i).message();
            String place = findings.get(i).at().text();
            String words = message.startsWith(place + ": ") ? message.substring(place.length() + 2) : message;
            rows.add(new Row.Failed(i, place, words, Text.of("growth.row.failed", place, words)));
        }
        for (Pass pass : judged.report().fixpoint().map(Fixpoint::passes).orElse(List.of())) {
            String label = Optional.ofNullable(judged.program().labels().get(pass.at().slot())).map(name -> " " + name).orElse("");
            String kind = Text.of("growth.kind." + pass.how().name().toLowerCase(Locale.ROOT));
            String place = pass.at().text() + label;
            String from = from(pass);
            rows.add(new Row.Step(pass.number(), pass.how(), kind, place, from, Text.of("growth.row", pass.number() + 1, kind, place, from)));
        }
        return rows;
    }

    private static String from(Pass pass) {
        boolean loop = pass.incoming().stream().anyMatch(side -> side.from().equals(pass.at()));
        if (loop) {
            return Text.of("growth.round", pass.iteration() + 1);
        }
        String named = pass.incoming().stream().limit(MOST_NAMED).map(side -> side.from().text()).collect(Collectors.joining(", "));
        return Text.of("growth.from", pass.incoming().size() > MOST_NAMED ? named + ", …" : named);
    }

    private static Counts count(Fixpoint fixpoint) {
        long joined = count(fixpoint, Meeting.JOIN);
        long widened = count(fixpoint, Meeting.WIDEN);
        long narrowed = count(fixpoint, Meeting.NARROW);
        int failed = fixpoint.findings().size();
        return new Counts(Text.of("growth.count", fixpoint.passes().size()), joined == 0 ? "" : Text.of("growth.count.joined", joined),
                widened == 0 ? "" : Text.of("growth.count.widened", widened), narrowed == 0 ? "" : Text.of("growth.count.narrowed", narrowed),
                failed == 0 ? "" : Text.of("growth.count.failed", failed), fixpoint.whole() ? "" : Text.of("growth.cut", fixpoint.passes().size()));
    }

    private static long count(Fixpoint fixpoint, Meeting how) {
        return fixpoint.passes().stream().filter(pass -> pass.how() == how).count();
    }

    private void follow() {
        Optional<Look> look = workspace.verifier().look().get().filter(_ -> judged.isPresent() && judged.equals(workspace.verifier().verification().get()));
        Optional<Pass> pass = look.flatMap(l -> judged.orElseThrow().pass(l.visit()));
        if (pass.isEmpty()) {
            place.set(-1);
            detail.set(Detail.saying(Text.of(length.get() == 0 ? "growth.straight" : "growth.choose")));
        } else if (pass.get().number() != place.get()) {
            place.set(pass.get().number());
            workspace.ask(() -> Comparison.of(pass.get()), found -> {
                if (place.get() == pass.get().number()) {
                    detail.set(found);
                }
            });
        }
    }
}
