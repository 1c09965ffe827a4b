package dev.glasshive.app.life;

import dev.glasshive.app.control.ButtonBox;
import dev.glasshive.app.control.Icons;
import dev.glasshive.app.text.Text;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// A station as a box that can be pressed.
final class StationBox extends ButtonBox {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    private final Label fact = new Label();
    private final Tooltip whole = new Tooltip();

    StationBox(Lane lane, Station station, Consumer<Station> press) {
        super(() -> press.accept(station));
        getStyleClass().addAll("life-station", station.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (station.state() != Station.State.FAILED) {
            getStyleClass().add("even");
        }
        Label name = new Label(station.name());
        name.getStyleClass().add("name");
        Icons.put(name, icon(station.state()));
        fact.setText(station.fact());
        fact.getStyleClass().add("fact");
        fact.setTextOverrun(OverrunStyle.ELLIPSIS);
        fact.setTooltip(new Tooltip(station.fact()));
        fact.managedProperty().bind(fact.visibleProperty());
        whole.setText(station.name() + ": " + station.fact());
        getChildren().addAll(name, fact);
        setAccessibleText(String.join(", ", lane.system(), station.name(), Text.of("life.state." + station.state().name().toLowerCase(Locale.ROOT)), station.fact()));
    }

    /// Leaves the fact out, which the mouse still shows.
    void shorten(boolean narrow) {
        fact.setVisible(!narrow);
        if (narrow) {
            Tooltip.install(this, whole);
        } else {
            Tooltip.uninstall(this, whole);
        }
    }

    /// The width at which all of its fact is in sight.
    double wholeWidth() {
        return Math.ceil(snappedLeftInset() + fact.prefWidth(-1) + snappedRightInset());
    }

    /// Calls `action` when the letters of its fact change.
    void onLetters(Runnable action) {
        fact.fontProperty().subscribe(action);
    }

    /// Lights it up while the program is here.
    void light(boolean here) {
        pseudoClassStateChanged(HERE, here);
    }

    private static Ikon icon(Station.State state) {
        return switch (state) {
            case DONE -> Feather.CHECK;
            case FAILED -> Feather.X;
            case NOT_REACHED -> Feather.MINUS;
            case UNKNOWN -> Feather.HELP_CIRCLE;
        };
    }
}
