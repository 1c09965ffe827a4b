package dev.glasshive.app;

import dev.glasshive.app.control.Kind;
import dev.glasshive.app.control.Pill;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Strategy;
import dev.glasshive.app.workspace.Verification;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.verifier.Verdict;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;

/// What the verifier says of the program that is open. A click brings the user to the place.
final class VerifierPill {
    /// Widths of a window in sizes of type, and how many letters there is room for in narrower ones.
    private static final double NARROW = 85;
    private static final int NARROW_ROOM = 10;
    /// Where the other pill is not there.
    private static final int ALONE_ROOM = 16;
    private static final double MIDDLE = 110;
    /// So many letters both pills have together.
    private static final int MIDDLE_ROOM = 22;
    /// Marks between Chinese letters are as wide as they.
    private static final int FIRST_WIDE = 0x3000;
    private static final int LAST_WIDE = 0xffef;

    private VerifierPill() {}

    /// @param beside another pill in the same place, which is never cut
    /// @param onClick shows what the verdict says
    static Pill of(Workspace workspace, Pill beside, Runnable onClick) {
        Pill pill = new Pill("", Kind.NONE);
        Tooltip tooltip = new Tooltip();
        pill.setTooltip(tooltip);
        pill.setId("verifier-verdict");
        pill.setOnMouseClicked(event -> onClick.run());
        Runnable refresh = () -> show(pill, beside, tooltip, workspace);
        workspace.verifier().verification().subscribe(refresh);
        workspace.verifier().absence().subscribe(refresh);
        workspace.session().subscribe(refresh);
        workspace.work().subscribe(refresh);
        beside.textProperty().subscribe(refresh);
        pill.fontProperty().subscribe(refresh);
        pill.sceneProperty().flatMap(Scene::rootProperty).flatMap(Node::layoutBoundsProperty).subscribe(_ -> refresh.run());
        return pill;
    }

    private static void show(Pill pill, Pill beside, Tooltip tooltip, Workspace workspace) {
        boolean program = workspace.session().get().program().isPresent() && workspace.session().get().programs().isPresent();
        boolean shown = (program || workspace.session().get().document().log().isPresent()) && (workspace.verifier().verification().get().isPresent() || workspace.verifier().absence().get().isEmpty());
        pill.setVisible(shown);
        // While there is a text, it keeps its room, so that nothing beside it moves with an error or a verdict that is held back.
        pill.setManaged(shown || !workspace.session().get().document().text().isEmpty());
        tooltip.setText("");
        workspace.verifier().verification().get().ifPresentOrElse(v -> show(pill, beside, tooltip, v, program && v.strategy() != Strategy.of(workspace.session().get().setup().platform())), () -> pill.show(Text.of("verifier.pill.working"), Kind.NONE));
        if (tooltip.getText().isEmpty()) {
            tooltip.setText(pill.getText());
        }
        workspace.verifier().verification().get().filter(_ -> program).ifPresent(v -> tooltip.setText(tooltip.getText() + "\n"
                + Text.of("verifier.pill.who", StrategyCommands.name(v.strategy()), workspace.session().get().setup().platform().name(), v.report().processed())));
    }

    /// @param foreign whether it is judged otherwise than its platform does; where the choice of that is not in sight, the words say it
    private static void show(Pill pill, Pill beside, Tooltip tooltip, Verification verification, boolean foreign) {
        Optional<Strategy> judge = Optional.of(verification.strategy()).filter(_ -> foreign);
        switch (verification.report().verdict()) {
            case Verdict.Accepted() -> {
                String whole = verification.isJoined() ? Text.of("verifier.pill.accepted.joined", verification.report().processed())
                        : Text.of(verification.paths() == 1 ? "verifier.pill.accepted.one" : "verifier.pill.accepted", verification.report().processed(), verification.paths());
                say(pill, beside, Kind.OK, judge, whole, Text.of("verifier.pill.accepted.short"));
                tooltip.setText(whole);
            }
            case Verdict.Rejected(var rejection) -> {
                String brief = Text.of("verifier.pill.rejected.whole");
                String whole = rejection.slot() < 0 ? brief : Text.of("verifier.pill.rejected", rejection.slot());
                say(pill, beside, Kind.ERROR, judge, whole, brief);
                tooltip.setText(whole + ": " + rejection.message());
            }
            case Verdict.Unknown(int slot, String what) -> {
                pill.show(Text.of("verifier.pill.undecided"), Kind.NONE);
                tooltip.setText(Text.of("verifier.pill.undecided.tip", what));
            }
        }
    }

    /// Says `words`, or where the window is too narrow for the size of type the verdict alone, whose rest is in the tooltip.
    private static void say(Pill pill, Pill beside, Kind kind, Optional<Strategy> judge, String words, String brief) {
        double wide = pill.getScene() == null ? Double.MAX_VALUE : pill.getScene().getRoot().getLayoutBounds().getWidth() / pill.getFont().getSize();
        // The shortest words of the other pill give no room, for that keeps the width of longer ones.
        int other = Math.max(letters(beside.getText()), letters(Text.of("verdict.start")));
        int room = wide < TopBar.LEAST_ROOM ? ALONE_ROOM : wide < NARROW ? NARROW_ROOM : wide < MIDDLE ? MIDDLE_ROOM - other : Integer.MAX_VALUE;
        Optional<Strategy> named = judge.filter(_ -> wide < TopBar.LITTLE_ROOM);
        String whole = by(named, words);
        pill.show(letters(whole) <= room ? whole : by(named, brief), kind);
        pill.setAccessibleText(whole);
    }

    private static String by(Optional<Strategy> judge, String words) {
        return judge.map(who -> Text.of("verifier.pill.by", StrategyCommands.brief(who), words)).orElse(words);
    }

    /// How many letters wide `words` are; one of Chinese is as wide as two of others.
    static int letters(String words) {
        return words.codePoints().map(letter -> Character.isIdeographic(letter) || letter >= FIRST_WIDE && letter <= LAST_WIDE ? 2 : 1).sum();
    }
}
