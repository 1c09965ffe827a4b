package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Session;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.RejectionReport;
import java.util.List;
import java.util.Optional;

/// The rejection that is shown, to keep or to send.
public final class RejectionReports {
    private final Workspace workspace;
    private final RejectionViewModel model;

    /// Reports on what `model` shows.
    public RejectionReports(Workspace workspace, RejectionViewModel model) {
        this.workspace = workspace;
        this.model = model;
    }

    /// A page with all there is to say; empty where nothing is rejected.
    public Optional<String> page() {
        Optional<Verification> judged = workspace.verifier().verification().get();
        return judged.flatMap(Verification::rejection).flatMap(rejection -> model.card().get().map(card -> page(judged.get(), rejection, card).html()));
    }

    private RejectionPage page(Verification judged, Rejection rejection, RejectionCard card) {
        Session session = workspace.session().get();
        String name = judged.program().name();
        String place = rejection.slot() < 0 ? Text.of("page.place.whole", name) : Text.of("page.place", name, rejection.slot());
        List<AbstractValue> registers = judged.refused().map(visit -> visit.before().current().registers()).orElse(List.of());
        return new RejectionPage(session.document().name(), place, card, session.document().text(), registers, model.fixes().get().choices(), model.trial().get(),
                model.trial().get() instanceof Trial.Shown shown ? Optional.of(Rerun.of(session, judged, shown.found())) : Optional.empty(), judged.report().log());
    }

    /// The same in the layout of Linux 7.3; empty where nothing is rejected.
    public Optional<String> text() {
        return workspace.verifier().verification().get().flatMap(judged -> judged.rejection().map(rejection -> RejectionReport.of(rejection, judged.program().name())));
    }
}
