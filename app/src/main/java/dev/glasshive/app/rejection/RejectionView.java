package dev.glasshive.app.rejection;

import dev.glasshive.app.control.FittingScroll;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.control.LinkedText;
import dev.glasshive.app.text.Text;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The card itself: what is wrong, what the kernel says, how it came to that, what to do, and a run that shows it. Where it has less height than that needs, how it came to that
/// scrolls, and what can be pressed stays in sight; where there is hardly any, all scrolls but the headline and the key that mends.
public final class RejectionView extends VBox {
    private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final double LARGEST_SHARE_OF_OUTDATED = 0.35;
    private static final int MOST_STEPS = 4;
    private static final int MOST_OTHERS = 8;
    /// So many letters of the line of the kernel are shown where there is little height; the mouse shows the rest.
    private static final int KERNEL_WHERE_LOW = 48;
    /// A new line begins behind the dot, not before it.
    private static final String BETWEEN = "\u00a0\u00a0·  ";

    /// So many small letters of height, two lines, remain of the story where there is little room for the card.
    private static final double LEAST_STORY = 3.5;

    private final RejectionViewModel model;
    private final Doors doors;
    private final Label outdated = new Label(Text.of("rejection.outdated")) {
        // All of it where there is room; with large letters it would squeeze the headline into a column.
        @Override
        protected double computeMinWidth(double height) {
            return Math.min(computePrefWidth(height), LARGEST_SHARE_OF_OUTDATED * RejectionView.this.getWidth());
        }
    };
    private final VBox steps = new VBox();
    private final VBox story = new VBox();
    private final FittingScroll told = new FittingScroll(story, () -> LEAST_STORY * outdated.getFont().getSize());
    private final FixBox fix;
    private final LinkedText foot = new LinkedText();
    private boolean unfolded;
    private boolean brief;
    private boolean briefest;

    /// A card that follows `model`.
    public RejectionView(RejectionViewModel model, Doors doors) {
        this.model = model;
        this.doors = doors;
        this.fix = new FixBox(model, doors::fixKey);
        getStyleClass().addAll("card", "kind-error", "rejection");
        fix.onTurn(this::showFix);
        steps.getStyleClass().add("rejection-steps");
        story.getStyleClass().add("rejection-story");
        told.setId("rejection-told");
        // Steps that do not all fit begin where they are looked for.
        story.heightProperty().subscribe(_ -> Platform.runLater(this::showFirstStep));
        told.heightProperty().subscribe(_ -> Platform.runLater(this::showFirstStep));
        outdated.getStyleClass().addAll("muted", "small");
        outdated.visibleProperty().bind(model.outdated());
        outdated.managedProperty().bind(model.outdated());
        fix.setMinHeight(USE_PREF_SIZE);
        foot.setMinHeight(USE_PREF_SIZE);
        model.card().subscribe(this::show);
        model.fixes().subscribe(fixes -> model.card().get().ifPresent(card -> fix.show(card, fixes)));
        model.held().subscribe(_ -> model.card().get().ifPresent(card -> fix.show(card, model.fixes().get())));
        model.trial().subscribe(trial -> model.card().get().ifPresent(this::showFoot));
        model.both().subscribe(_ -> model.card().get().ifPresent(this::showFoot));
        model.outdated().subscribe(outdated -> pseudoClassStateChanged(OUTDATED, outdated));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.close();
                event.consume();
            }
        });
    }

    /// Sets whether there is so little height that only what matters most is told.
    public void shorten(boolean few) {
        brief = few;
        fix.shorten(few);
        model.card().get().ifPresent(card -> {
            fix.show(card, model.fixes().get());
            getChildren().set(0, head(card));
        });
    }

    /// Sets whether there is hardly any height: the last lines only name what they lead to, and all that is told scrolls, the reason first, so that it is not the reason that is cut.
    public void shortenMore(boolean few) {
        briefest = few;
        fix.pin(few);
        model.card().get().ifPresent(card -> {
            fix.show(card, model.fixes().get());
            showFoot(card);
            arrange(card);
        });
    }

    private void show(Optional<RejectionCard> shown) {
        shown.ifPresent(card -> {
            unfolded = false;
            pseudoClassStateChanged(QUIET, card.tone() == RejectionCard.Tone.UNDECIDED);
            setAccessibleText(card.headline());
            fix.show(card, model.fixes().get());
            showSteps(card);
            arrange(card);
        });
    }

    private void arrange(RejectionCard card) {
        // A node that another parent holds is taken from it only by being put elsewhere.
        getChildren().clear();
        tell(card);
        if (briefest) {
            story.getChildren().addAll(fix, foot);
            getChildren().setAll(head(card), told, fix.keys());
        } else {
            getChildren().setAll(head(card), told, fix, foot);
        }
    }

    private void tell(RejectionCard card) {
        story.getChildren().setAll(Words.add(new LinkedText(), card.story(), model::lookAt));
        if (briefest && !card.kernel().isEmpty()) {
            story.getChildren().add(new LinkedText().words(card.kernel(), "code", "muted"));
        }
        story.getChildren().add(steps);
        told.setVvalue(0);
    }

    private HBox head(RejectionCard card) {
        LinkedText words = new LinkedText().words(card.headline(), "strong", "error-text");
        if (!card.kernel().isEmpty() && !briefest) {
            boolean cut = brief && card.kernel().length() > KERNEL_WHERE_LOW;
            words.words("  " + (cut ? card.kernel().substring(0, KERNEL_WHERE_LOW).strip() + "…" : card.kernel()), "code", "muted");
            if (cut) {
                Tooltip.install(words, new Tooltip(card.kernel()));
            }
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button();
        Icons.put(close, Feather.X);
        close.getStyleClass().addAll("flat", "icon-button", "rejection-close");
        close.setAccessibleText(Text.of("rejection.close"));
        close.setTooltip(new Tooltip(Text.of("rejection.close")));
        close.setFocusTraversable(false);
        close.setOnAction(event -> model.close());
        HBox head = new HBox(words, outdated, close);
        head.getStyleClass().add("rejection-head");
        head.setMinHeight(USE_PREF_SIZE);
        return head;
    }

    private void showSteps(RejectionCard card) {
        List<CausalStep> all = card.steps();
        List<CausalStep> last = all.subList(Math.max(0, all.size() - MOST_STEPS), all.size());
        steps.getChildren().setAll(last.stream().map(this::step).toList());
        steps.setVisible(unfolded);
        steps.setManaged(unfolded);
        showFoot(card);
    }

    private void showFirstStep() {
        if (unfolded) {
            scrollTo(steps);
        }
    }

    private void showFix() {
        if (briefest) {
            scrollTo(fix);
        }
    }

    private void scrollTo(Node part) {
        double hidden = story.getHeight() - told.getHeight();
        told.setVvalue(hidden > 0 ? Math.clamp(part.getLayoutY() / hidden, 0, 1) : 0);
    }

    private LinkedText step(CausalStep step) {
        LinkedText words = new LinkedText().link(Integer.toString(step.slot()), Text.of("rejection.go", step.slot()), () -> model.lookAt(step)).words("  ");
        if (!step.instruction().isEmpty()) {
            words.words(step.instruction() + "  ", "code", "muted");
        }
        return Words.add(words, step.sentence(), model::lookAt);
    }

    private void showFoot(RejectionCard card) {
        foot.getChildren().clear();
        if (!card.steps().isEmpty()) {
            String toggle = unfolded ? Text.of("rejection.steps.hide") : Text.of("rejection.steps.show", card.steps().size());
            foot.link(toggle, toggle, () -> {
                unfolded = !unfolded;
                showSteps(card);
                told.setVvalue(0);
            });
            if (unfolded && card.steps().size() > MOST_STEPS) {
                String all = Text.of("rejection.steps.all", card.steps().size());
                between().link(all, all, doors::showCauses);
            }
        }
        if (card.tone() == RejectionCard.Tone.REJECTED) {
            switch (model.trial().get()) {
                case Trial.Unasked() -> { }
                case Trial.Searching() -> between().words(Text.of("rejection.trial.searching"), "muted");
                case Trial.Traps(String given, String trap, var _) -> between().link(Text.of("rejection.trial.run"), Text.of("rejection.trial.run"), model::runAndTrap).words(briefest ? "" : " (" + given + ")", "muted");
                case Trial.Endless(String given, long count, var _) -> between().link(Text.of("rejection.trial.endless"), Text.of("rejection.trial.endless"), model::runAndTrap)
                        .words(" " + Text.of("rejection.trial.endless.told", given, count), "muted");
                case Trial.CutShort(int tried) -> between().words(Text.of("rejection.trial.cut", tried) + " ", "muted").link(Text.of("rejection.trial.again"), Text.of("rejection.trial.again"), model::tryAgain);
                // It is long and leads nowhere, so that it comes last.
                case Trial.Safe _ -> { }
            }
        }
        showOthers(card);
        String both = model.both().get().line();
        if (!both.isEmpty() && card.tone() == RejectionCard.Tone.REJECTED) {
            if (briefest) {
                between().link(Text.of("rejection.both.brief"), both + ". " + Text.of("rejection.both.more.tip"), doors::showPlatforms);
            } else {
                between().words(both + " ", "muted").link(Text.of("rejection.both.more"), Text.of("rejection.both.more.tip"), doors::showPlatforms);
            }
        }
        card.lesson().ifPresent(lesson -> {
            String words = Text.of("rejection.lesson", lesson.title());
            between().link(words, words, () -> doors.openLesson(lesson.id()));
        });
        if (card.tone() == RejectionCard.Tone.REJECTED && model.trial().get() instanceof Trial.Safe(int tried, String why)) {
            between().words(Text.of("rejection.trial.safe", tried, why), "muted");
        }
        foot.setVisible(!foot.getChildren().isEmpty());
        foot.setManaged(foot.isVisible());
    }

    private void showOthers(RejectionCard card) {
        List<RejectionCard.Other> others = card.others();
        if (others.isEmpty()) {
            return;
        }
        between().words(Text.of("rejection.others", others.size()), "muted");
        for (RejectionCard.Other other : others.subList(0, Math.min(MOST_OTHERS, others.size()))) {
            foot.words("  ").link(Integer.toString(other.slot()), other.message(), () -> model.lookAt(other.slot()));
        }
        if (others.size() > MOST_OTHERS) {
            foot.words("  …", "muted");
        }
    }

    private LinkedText between() {
        return foot.getChildren().isEmpty() ? foot : foot.words(BETWEEN, "muted");
    }
}
