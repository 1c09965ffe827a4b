package dev.glasshive.app;

import dev.glasshive.app.cause.CauseView;
import dev.glasshive.app.cause.CauseViewModel;
import dev.glasshive.app.control.CopyText;
import dev.glasshive.app.rejection.CausalStep;
import dev.glasshive.app.rejection.CausalView;
import dev.glasshive.app.rejection.CausalViewModel;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import java.util.stream.Collectors;
import javafx.scene.layout.StackPane;

/// Answers to "why": of the run, or of the verifier where that is shown.
final class WhyPane extends StackPane {
    /// @param toFront brings this pane to the front
    WhyPane(Workspace workspace, Runnable toFront) {
        CauseView cause = new CauseView(new CauseViewModel(workspace));
        CausalViewModel causalModel = new CausalViewModel(workspace);
        CausalView causal = new CausalView(causalModel);
        CopyText.on(causal, () -> causalModel.answer().get().map(answer -> answer.steps().stream().map(CausalStep::description)
                .collect(Collectors.joining("\n", answer.title() + "\n", ""))).orElse(""));
        getChildren().addAll(cause, causal);
        workspace.verifier().mode().subscribe(mode -> {
            causal.setVisible(mode == Mode.VERIFY);
            cause.setVisible(mode == Mode.RUN);
        });
        workspace.inquiries().explanation().subscribe(why -> why.ifPresent(answer -> {
            causal.setVisible(false);
            cause.setVisible(true);
            toFront.run();
            cause.takeKeyboard();
        }));
        workspace.inquiries().known().subscribe(known -> known.ifPresent(answer -> {
            causal.setVisible(true);
            cause.setVisible(false);
            toFront.run();
            causal.takeKeyboard();
        }));
    }
}
