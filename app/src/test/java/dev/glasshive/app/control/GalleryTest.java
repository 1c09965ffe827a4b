package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Pictures of every control in both themes, in `target/gallery`, to be looked at beside the design.
class GalleryTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void code(Theme theme) {
        CodePane pane = Screen.show(theme, 1, 760, 580, Samples::codePane);
        Screen.onFx(() -> {
            pane.showNotes(Map.of(18, note()));
            return pane;
        });
        Screen.settle();
        WritableImage image = picture(pane, "code", theme);
        assertThat(image.getWidth()).isEqualTo(760);
        assertThat(pane.lookupAll(".gutter-row")).hasSizeGreaterThanOrEqualTo(20);
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

    @ParameterizedTest
    @EnumSource(Theme.class)
    void timeline(Theme theme) {
        VBox box = Screen.show(theme, 1, 1200, 260, () -> {
            TimelineStrip strip = new TimelineStrip();
            strip.show(Samples.timeline(150));
            strip.positionProperty().set(97);
            TimelineStrip many = new TimelineStrip();
            many.show(Samples.timeline(10_000_000));
            many.positionProperty().set(6_000_000);
            return new VBox(strip, many);
        });
        picture(box, "timeline", theme);
        assertThat(box.lookupAll(".timeline-strip")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void prose(Theme theme) {
        VBox box = Screen.show(theme, 1, 320, 640, () -> {
            MarkdownPane prose = new MarkdownPane();
            prose.colourCode(code -> code.startsWith("r1") ? Kind.SCALAR : Kind.NONE);
            prose.show(Samples.PROSE);
            TaskRow done = new TaskRow("Reach instruction `8` with a UDP packet");
            done.doneProperty().set(true);
            VBox all = new VBox(14, prose, done, new TaskRow("Make `hits[17]` equal 3 after three packets"));
            all.setStyle("-fx-padding: 1em");
            return all;
        });
        picture(box, "prose", theme);
        assertThat(box.lookupAll(".list-item")).hasSize(4);
        assertThat(box.lookupAll(".link")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void chrome(Theme theme) {
        VBox box = Screen.show(theme, 1, 1240, 330, Samples::chrome);
        picture(box, "chrome", theme);
        assertThat(box.lookupAll(".segmented-choice")).hasSize(3);
    }

    @Test
    void everythingScalesWithOneNumber() {
        CodePane plain = Screen.show(Theme.LIGHT, 1, 800, 500, Samples::codePane);
        double before = plain.lookup(".gutter-row").getLayoutBounds().getWidth();
        CodePane large = Screen.show(Theme.LIGHT, 2, 800, 500, Samples::codePane);
        picture(large, "code-large", Theme.LIGHT);
        assertThat(large.lookup(".gutter-row").getLayoutBounds().getWidth()).isBetween(before * 1.9, before * 2.1);
    }

    @Test
    void themesSwitchOnALiveScene() {
        VBox box = Screen.show(Theme.LIGHT, 1, 1240, 330, Samples::chrome);
        Screen.onFx(() -> {
            Theme.DARK.apply(box.getScene());
            return box;
        });
        Screen.settle();
        WritableImage image = picture(box, "chrome-switched", Theme.DARK);
        assertThat(image.getPixelReader().getColor(1230, 325)).isEqualTo(surface(Theme.DARK));
    }

    @Test
    void popupsFollowTheThemeAndTheScale() {
        VBox box = Screen.show(Theme.DARK, 2, 400, 200, () -> new VBox(new Label("owner")));
        Tooltip tooltip = Screen.onFx(() -> {
            Tooltip shown = new Tooltip("words");
            shown.show(box, 10, 10);
            return shown;
        });
        Screen.settle();
        double size = Screen.onFx(() -> tooltip.getFont().getSize());
        String family = Screen.onFx(() -> tooltip.getFont().getFamily());
        Screen.onFx(() -> {
            tooltip.hide();
            return tooltip;
        });
        assertThat(size).isBetween(Theme.BASE_FONT_SIZE * 1.8, Theme.BASE_FONT_SIZE * 2);
        assertThat(family).isEqualTo(Fonts.TEXT);
    }

    static Color surface(Theme theme) {
        return switch (theme) {
            case LIGHT -> Color.web("#ffffff");
            case DARK -> Color.web("#1c1f26");
            case HIGH_CONTRAST -> Color.BLACK;
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
