package dev.glasshive.app;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.Pill;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.verifier.Verdict;
import javafx.scene.control.Tooltip;

/// What the verifier says of the program that is open. A click brings the user to the place.
final class VerifierPill {
    private VerifierPill() {}

    /// @param onClick shows what the verdict says
    static Pill of(Workspace workspace, Runnable onClick) {
        Pill pill = new Pill("", Kind.NONE);
        Tooltip tooltip = new Tooltip();
        pill.setTooltip(tooltip);
        pill.setId("verifier-verdict");
        pill.setOnMouseClicked(event -> onClick.run());
        Runnable refresh = () -> show(pill, tooltip, workspace);
        workspace.verifier().verification().subscribe(refresh);
        workspace.verifier().absence().subscribe(refresh);
        workspace.session().subscribe(refresh);
        workspace.work().subscribe(refresh);
        return pill;
    }

    private static void show(Pill pill, Tooltip tooltip, Workspace workspace) {
        boolean program = workspace.session().get().program().isPresent() && workspace.session().get().programs().isPresent();
        boolean shown = (program || workspace.session().get().document().log().isPresent()) && (workspace.verifier().verification().get().isPresent() || workspace.verifier().absence().get().isEmpty());
        pill.setVisible(shown);
        pill.setManaged(shown);
        tooltip.setText("");
        workspace.verifier().verification().get().ifPresentOrElse(v -> show(pill, tooltip, v), () -> pill.show(Text.of("verifier.pill.working"), Kind.NONE));
        if (tooltip.getText().isEmpty()) {
            tooltip.setText(pill.getText());
        }
    }

    private static void show(Pill pill, Tooltip tooltip, Verification verification) {
        switch (verification.report().verdict()) {
            case Verdict.Accepted() -> pill.show(Text.of(verification.paths() == 1 ? "verifier.pill.accepted.one" : "verifier.pill.accepted",
                    verification.report().processed(), verification.paths()), Kind.OK);
            case Verdict.Rejected(var rejection) -> {
                pill.show(rejection.slot() < 0 ? Text.of("verifier.pill.rejected.whole") : Text.of("verifier.pill.rejected", rejection.slot()), Kind.ERROR);
                tooltip.setText(rejection.message());
            }
            case Verdict.Unknown(int slot, String what) -> {
                pill.show(Text.of("verifier.pill.undecided"), Kind.NONE);
                tooltip.setText(Text.of("verifier.pill.undecided.tip", what));
            }
        }
    }
}
