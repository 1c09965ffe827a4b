package dev.glasshive.app.rejection;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Known;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.verifier.CausalEvent;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How the verifier came to what it knows: of the value that the user asked about, else of the rejection.
public final class CausalViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Steps under a question.
    ///
    /// @param asked whether the user asked it, so that there is something to go back from
    public record Answer(String title, String subtitle, List<CausalStep> steps, boolean asked) {
        /// Copies what it is given.
        public Answer {
            steps = List.copyOf(steps);
        }
    }

    /// A view model that follows `workspace`.
    public CausalViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.verifier().verification().subscribe(this::refresh);
        workspace.inquiries().known().subscribe(this::refresh);
        workspace.silent().subscribe(this::refresh);
        refresh();
    }

    /// What there is to show.
    public ReadOnlyObjectProperty<Optional<Answer>> answer() {
        return answer.getReadOnlyProperty();
    }

    /// Looks at the visit of a step.
    public void lookAt(CausalStep step) {
        workspace.verifier().verification().get().map(Verification::visits).flatMap(visits -> visit(visits, step)).ifPresent(workspace.verifier()::lookAt);
    }

    private static Optional<Visit> visit(List<Visit> visits, CausalStep step) {
        return step.visit() >= 0 && step.visit() < visits.size() ? Optional.of(visits.get(step.visit())) : visits.stream().filter(visit -> visit.slot() == step.slot()).findFirst();
    }

    /// Explains the rejection again.
    public void back() {
        workspace.inquiries().forgetKnown();
    }

    private void refresh() {
        Optional<Known> known = workspace.inquiries().known().get();
        Optional<Rejection> rejection = workspace.verifier().verification().get().flatMap(Verification::rejection).filter(refused -> !workspace.silent().get());
        answer.set(known.map(CausalViewModel::of).or(() -> rejection.map(CausalViewModel::of)));
    }

    private static Answer of(Known known) {
        List<CausalStep> steps = new ArrayList<>(known.events().stream().map(CausalStep::of).toList());
        return new Answer(Text.of("causal.known", known.holder().name(), known.value().words()), Text.of("causal.known.at", known.visit().slot()), steps, true);
    }

    private static Answer of(Rejection rejection) {
        String title = rejection.culprits().isEmpty() ? Text.of("causal.rejection") : Text.of("causal.culprit", rejection.culprits().getFirst().holder().name());
        return new Answer(title, rejection.message(), rejection.causes().stream().map((CausalEvent event) -> CausalStep.of(event)).toList(), false);
    }
}
