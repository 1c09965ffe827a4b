package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.Inspection;
import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.Outfit;
import dev.glasshive.app.WindowScreen;
import dev.glasshive.app.control.Theme;
import dev.glasshive.cli.RenderRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.util.WaitForAsyncUtils;

/// The window in all themes and in large type, and the pictures of its screens.
class LooksTest {
    private static final int FEWEST_COLOURS = 40;
    /// Whatever ran before. The one that is shown, the one drawn last, and one of which TestFX keeps an event are three; five were found in a whole run, one of them through a menu that TestFX kept (no longer) and one unexplained. A window that is never forgotten would add a hundred.
    private static final int MOST_WINDOWS = 6;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    @Test
    void themeAndSizeChangeWhileTheWindowIsOpen() {
        OpenWindow window = OpenWindow.show(folder.resolve("settings"));
        SampleFiles files = new SampleFiles(folder);
        window.open(files.object("count_protocols"), files.capture("tiny.pcap"));
        OpenWindow.waitUntil(() -> window.workspace().verifier().verification().get().isPresent());
        window.settle();
        Shown light = Shown.of(window);
        Label name = (Label) window.root().lookup(".register-name");
        Color before = (Color) name.getTextFill();
        double height = name.getHeight();
        window.dress(Theme.DARK, 1);
        assertThat(((Color) name.getTextFill()).getBrightness()).isGreaterThan(before.getBrightness());
        assertThat(Shown.of(window)).isEqualTo(light);
        window.dress(Theme.DARK, 2);
        Label large = (Label) window.root().lookup(".register-name");
        assertThat(large.getFont().getSize()).isGreaterThan(20);
        assertThat(height).isPositive();
        window.dress(Theme.LIGHT, 1);
        assertThat(Shown.of(window)).isEqualTo(light);
        window.close();
    }

    @Test
    void whatWasOpenedIsOfferedAgainAfterARestart() throws IOException {
        Path settings = folder.resolve("kept");
        OpenWindow window = OpenWindow.show(settings);
        SampleFiles files = new SampleFiles(folder);
        Path object = files.object("checksum");
        Path capture = files.capture("dns.pcap");
        assertThat(window.isWelcoming()).isTrue();
        window.open(object, capture);
        assertThat(window.isWelcoming()).isFalse();
        window.keepSettings();
        window.close();
        OpenWindow again = OpenWindow.show(settings);
        assertThat(again.recent()).containsExactly(capture, object);
        assertThat(again.isWelcoming()).isTrue();
        again.close();
    }

    static Stream<Arguments> screens() {
        return OpenWindow.screens().stream().flatMap(screen -> Inspection.THEMES.stream().map(outfit -> Arguments.of(screen, outfit)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("screens")
    void everyScreenIsDrawnInEveryTheme(String screen, Outfit outfit) {
        Inspection.Picture picture = Inspection.of(screen).look(outfit).picture().orElseThrow();
        assertThat(picture.width()).isEqualTo(550);
        assertThat(picture.colours()).as("colours").isGreaterThan(FEWEST_COLOURS);
    }

    @Test
    void aPictureInEachThemeIsWrittenToAFile() throws Exception {
        List<Path> files = new WindowScreen().render(new RenderRequest(Optional.of("opened"), Optional.empty(), 1100, 700, 0.5, 1, "en", folder));
        assertThat(files).hasSize(Theme.values().length);
        for (Path file : files) {
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(550);
            assertThat(colours(image)).as("colours of %s", file.getFileName()).hasSizeGreaterThan(FEWEST_COLOURS);
        }
    }

    /// A window that its clocks keep alive costs tens of megabytes, which end the tests that come later.
    @AfterAll
    static void windowsThatAreGoneAreForgotten() throws Exception {
        // One that is certainly there shows that those that are there are counted.
        try (OpenWindow window = OpenWindow.show(folder.resolve("counted"))) {
            assertThat(window.isWelcoming()).isTrue();
            assertThat(windows()).isBetween(1, MOST_WINDOWS);
        }
    }

    private static int windows() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        String alive = (String) ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                new Object[] {new String[0]}, new String[] {String[].class.getName()});
        return alive.lines().filter(line -> line.endsWith("dev.glasshive.app.MainView")).map(line -> Integer.parseInt(line.strip().split("\\s+", 3)[1])).findFirst().orElse(0);
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new TreeSet<>();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }
}
