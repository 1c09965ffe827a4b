package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Pictures of every control in both themes, in `target/gallery`, to be looked at beside the design.
class GalleryTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void code(Theme theme) {
        CodePane pane = Screen.show(theme, 1, 760, 580, Samples::codePane);
        Screen.onFx(() -> {
            pane.showNote(18, note());
            return pane;
        });
        Screen.settle();
        WritableImage image = picture(pane, "code", theme);
        assertThat(image.getWidth()).isEqualTo(760);
        assertThat(pane.lookupAll(".gutter-row")).hasSizeGreaterThanOrEqualTo(22);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void bytes(Theme theme) {
        HBox panes = Screen.show(theme, 1, 560, 240, () -> {
            HexGrid stack = new HexGrid(HexGrid.Labels.SHORT);
            stack.showRows(Samples.stack());
            HexGrid packet = new HexGrid(HexGrid.Labels.SHORT);
            packet.showRows(Samples.packet());
            packet.selectedProperty().set(new BytePosition(3, 2));
            HBox.setHgrow(stack, Priority.ALWAYS);
            HBox.setHgrow(packet, Priority.ALWAYS);
            return new HBox(stack, packet);
        });
        picture(panes, "bytes", theme);
        assertThat(panes.lookupAll(".hex-byte")).hasSizeGreaterThanOrEqualTo(96);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void values(Theme theme) {
        VBox box = Screen.show(theme, 1, 760, 330, () -> {
            VBox all = new VBox(12, Samples.registers(), Samples.anatomy());
            all.setStyle("-fx-padding: 1em");
            return all;
        });
        WritableImage image = picture(box, "values", theme);
        assertThat(image.getPixelReader().getColor(2, 2)).isEqualTo(surface(theme));
        assertThat(box.lookupAll(".bit-field")).hasSize(7);
    }

    static Color surface(Theme theme) {
        return switch (theme) {
            case LIGHT -> Color.web("#ffffff");
            case DARK -> Color.web("#1c1f26");
        };
    }

    private static Region note() {
        Label words = new Label("Rejected: r0 might be NULL here.");
        words.getStyleClass().add("semibold");
        VBox box = new VBox(4, words, new Label("Test it first: if r0 == 0 goto pass"), new Label("and go on"));
        box.getStyleClass().add("card");
        Kind.ERROR.paint(box);
        return box;
    }

    private static WritableImage picture(Parent root, String name, Theme theme) {
        return Screen.photograph(root, name + "-" + theme.name().toLowerCase(Locale.ROOT));
    }
}
