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

    StationBox(Lane lane, Station station, Consumer<Station> press) {
        super(() -> press.accept(station));
        getStyleClass().addAll("life-station", station.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Label name = new Label(station.name());
        name.getStyleClass().add("name");
        Icons.put(name, icon(station.state()));
        Label fact = new Label(station.fact());
        fact.getStyleClass().add("fact");
        fact.setTextOverrun(OverrunStyle.ELLIPSIS);
        fact.setTooltip(new Tooltip(station.fact()));
        getChildren().addAll(name, fact);
        setAccessibleText(String.join(", ", lane.system(), station.name(), Text.of("life.state." + station.state().name().toLowerCase(Locale.ROOT)), station.fact()));
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
