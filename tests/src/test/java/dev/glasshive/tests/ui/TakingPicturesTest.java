package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/// A user takes pictures of panes and of a run to where the window cannot go.
class TakingPicturesTest {
    @TempDir
    Path folder = Path.of("replaced by JUnit");

    private OpenWindow window;

    @BeforeEach
    void openASample() {
        window = OpenWindow.show(folder.resolve("settings.properties"));
        OpenWindow.onFx(() -> window.workspace().openSampleSource("count_protocols"));
        window.settle();
        OpenWindow.onFx(() -> window.workspace().goTo(12));
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aDrawingHoldsTheWordsOfItsPane() throws Exception {
        Path file = folder.resolve("registers.svg");
        window.photograph("registers", file);
        Document drawing = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        NodeList texts = drawing.getElementsByTagName("text");
        List<String> words = IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
        assertThat(words).contains("Registers", "r0", "r10", "pkt", "data + 0", "fp");
        assertThat(drawing.getElementsByTagName("path").getLength()).isGreaterThan(20);
    }

    @Test
    void aPictureIsTwiceAsSharpAsTheScreen() throws IOException {
        Path file = folder.resolve("stack.png");
        window.photograph("stack", file);
        double width = OpenWindow.onFx(() -> window.root().lookup(".stack").getLayoutBounds().getWidth());
        assertThat(ImageIO.read(file.toFile()).getWidth()).isBetween((int) (2 * width) - 2, (int) (2 * width) + 2);
    }

    @Test
    void aMovingPictureHasAFrameForEveryStepAndTheUserIsBackWhereTheyWere() throws IOException {
        Path file = folder.resolve("run.gif");
        window.film(0, 6, file);
        window.settle();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(7);
        } finally {
            reader.dispose();
        }
        assertThat(window.workspace().wantedPosition()).isEqualTo(12);
    }

    @Test
    void whatCannotBeWrittenIsSaidOnceAndLeavesNothing() throws IOException {
        Path file = folder.resolve("missing").resolve("run.gif");
        window.film(0, 2, file);
        assertThat(window.workspace().notice().get()).hasValueSatisfying(notice -> assertThat(notice.text()).contains("run.gif"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> path.toString().endsWith(".part"))).isEmpty();
        }
    }
}
