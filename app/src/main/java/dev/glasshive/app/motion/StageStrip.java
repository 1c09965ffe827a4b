package dev.glasshive.app.motion;

import dev.glasshive.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The stages of a step side by side, the one that is shown lit; there only at paces that show them.
public final class StageStrip extends HBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final List<Stage> STAGES = List.of(Stage.FETCH, Stage.DECODE, Stage.EXECUTE, Stage.WRITE_BACK);

    /// A strip that shows the stage of `model`.
    public StageStrip(MotionViewModel model) {
        getStyleClass().add("stage-strip");
        setMinWidth(Region.USE_PREF_SIZE);
        setAccessibleText(Text.of("stage.strip"));
        List<Label> labels = new ArrayList<>();
        for (Stage stage : STAGES) {
            Label label = new Label(Text.of("stage." + stage.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            labels.add(label);
            getChildren().add(label);
        }
        model.slow().subscribe(time -> {
            setVisible(time.doubleValue() > 0);
            setManaged(time.doubleValue() > 0);
        });
        model.stage().subscribe(now -> {
            for (int i = 0; i < labels.size(); i++) {
                labels.get(i).pseudoClassStateChanged(LIT, STAGES.get(i) == now);
            }
        });
    }
}
