package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.workspace.Moment;
import dev.glasshive.app.workspace.Notice;
import dev.glasshive.app.workspace.Samples;
import dev.glasshive.app.workspace.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;

/// Files that nothing can be done with: each is told of in a line, and everything stays as it was.
class BadInputTest {
    private static final int ELF_MACHINE = 18;
    private static final byte X86 = 62;
    private static final long GIGABYTE = 1L << 30;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private static Optional<OpenWindow> shared = Optional.empty();

    @BeforeAll
    static void openSomethingGood() {
        OpenWindow window = OpenWindow.show(folder.resolve("settings"));
        shared = Optional.of(window);
        SampleFiles files = new SampleFiles(folder);
        window.open(files.object("count_protocols"), files.capture("tiny.pcap"));
        OpenWindow.onFx(() -> window.workspace().goTo(7));
        window.settle();
    }

    @AfterAll
    static void close() {
        shared.ifPresent(OpenWindow::close);
    }

    static Stream<Path> badFiles() throws IOException {
        Path bad = Files.createDirectories(folder.resolve("bad"));
        SampleFiles files = new SampleFiles(bad);
        byte[] object = Samples.object("count_protocols");
        byte[] foreign = object.clone();
        foreign[ELF_MACHINE] = X86;
        byte[] garbage = new byte[4099];
        new Random(1).nextBytes(garbage);
        Path sparse = bad.resolve("sparse.bin");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(GIGABYTE);
        }
        return Stream.of(
                files.write("half.o", Arrays.copyOf(object, object.length / 2)),
                files.write("header-only.o", Arrays.copyOf(object, 40)),
                files.write("x86.o", foreign),
                files.write("garbage.o", garbage),
                files.write("garbage.bin", garbage),
                files.write("garbage", garbage),
                files.write("garbage.pcap", garbage),
                files.write("garbage.bpf", garbage),
                files.write("empty.o", new byte[0]),
                files.write("no-packets.pcap", Arrays.copyOf(Samples.capture("tiny.pcap"), 24)),
                files.capture("empty.pcap"),
                bad.resolve("not there.o"),
                sparse,
                bad);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void oneNoticeSaysWhatIsWrongAndNothingElseChanges(Path file) {
        OpenWindow window = shared.orElseThrow();
        Session session = window.workspace().session().get();
        Optional<Moment> moment = window.workspace().moment().get();
        OpenWindow.onFx(window.workspace()::dismissNotice);
        Shown before = Shown.of(window);

        String printed = printedWhile(() -> window.open(file));

        Notice notice = window.workspace().notice().get().orElseThrow();
        assertThat(notice.level()).isEqualTo(Notice.Level.PROBLEM);
        assertThat(notice.text()).hasLineCount(1).contains(file.getFileName().toString()).doesNotContain("Exception").doesNotContain("Please report it");
        Node bar = window.root().lookup("#notice");
        assertThat(bar.isVisible()).isTrue();
        assertThat(Shown.words(bar)).containsExactly(notice.text());
        assertThat(window.workspace().session().get()).isSameAs(session);
        assertThat(window.workspace().moment().get()).isSameAs(moment);
        assertThat(Shown.of(window)).isEqualTo(before);
        assertThat(printed).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void aNoticeGoesAwayWhenItIsDismissed() {
        OpenWindow window = shared.orElseThrow();
        window.open(folder.resolve("missing"));
        Node bar = window.root().lookup("#notice");
        assertThat(bar.isVisible()).isTrue();
        new FxRobot().clickOn(bar.lookup(".button"));
        assertThat(bar.isVisible()).isFalse();
    }

    @Test
    void aBrokenTextIsOpenedAndItsMistakesShown() {
        OpenWindow window = OpenWindow.show(folder.resolve("settings"));
        window.open(new SampleFiles(folder).text("broken.bpf", "this is no program\n"));
        assertThat(window.assembly().text()).isEqualTo("this is no program\n");
        assertThat(window.workspace().session().get().diagnostics()).isNotEmpty();
        assertThat(window.isWelcoming()).isFalse();
        window.close();
        shared.ifPresent(OpenWindow::close);
        openSomethingGood();
    }

    private static String printedWhile(Runnable action) {
        PrintStream original = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(original);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
