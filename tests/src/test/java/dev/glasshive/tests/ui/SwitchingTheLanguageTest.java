package dev.glasshive.tests.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.OpenWindow;
import dev.glasshive.app.text.Language;
import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Moment;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// A user who turns to Chinese and back, in the middle of a run and of a lesson.
class SwitchingTheLanguageTest {
    private static final int CARET = 30;

    @TempDir
    static Path folder = Path.of("replaced by JUnit");

    private final FxRobot robot = new FxRobot();
    private final OpenWindow window = OpenWindow.show(folder.resolve("settings"));

    @BeforeAll
    static void takeLettersForGranted() {
        // What is said counts here, whether or not a font of this system draws it.
        System.setProperty("glasshive.letters", "all");
    }

    @AfterAll
    static void lookAtLetters() {
        System.clearProperty("glasshive.letters");
    }

    @AfterEach
    void close() {
        OpenWindow.onFx(() -> Text.speak(Language.ENGLISH));
        window.close();
    }

    @Test
    void aRunStaysWhereItIs() {
        SampleFiles files = new SampleFiles(folder);
        window.open(files.object("count_protocols"), files.capture("mixed.pcap"));
        for (int i = 0; i < 9; i++) {
            robot.type(KeyCode.F10);
        }
        window.settle();
        OpenWindow.onFx(() -> window.assembly().area().moveTo(CARET));
        window.run("enlarge.registers");
        window.run("enlarge.registers");
        window.run("pane.anatomy");
        window.run("dock.console");
        Shown english = Shown.of(window);
        List<String> panes = window.panesInSight();

        turn("zh");
        assertThat(menu()).isEqualTo("菜单");
        assertThat(position()).isEqualTo(9);
        assertThat(caret()).isEqualTo(CARET);
        assertThat(window.panesInSight()).isEqualTo(panes).doesNotContain("anatomy");
        Shown chinese = Shown.of(window);
        assertThat(chinese.current()).isEqualTo(english.current());
        assertThat(chinese.packet()).isEqualTo(english.packet());
        robot.type(KeyCode.F10);
        window.settle();
        assertThat(position()).as("one step, not one for each view").isEqualTo(10);
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        window.settle();

        turn("en");
        assertThat(Shown.of(window)).isEqualTo(english);
        assertThat(caret()).isEqualTo(CARET);
        assertThat(window.panesInSight()).isEqualTo(panes);
    }

    @Test
    void whatWasJustTypedStaysUnsaved() {
        window.run("file.new");
        OpenWindow.onFx(() -> window.assembly().area().insertText(0, "; mine\n"));
        turn("zh");
        String text = OpenWindow.onFx(() -> window.assembly().text());
        assertThat(text).startsWith("; mine");
        assertThat(window.workspace().session().get().document().text()).isEqualTo(text);
        assertThat(window.isSafe()).isFalse();
    }

    @Test
    void aLessonStaysAtItsStepAndAnswer() {
        OpenWindow.onFx(() -> window.lessons().openFirst());
        window.settle();
        OpenWindow.onFx(() -> window.lessons().next());
        window.settle();
        var english = window.lessons().shown().get().orElseThrow();
        int stood = position();
        turn("zh");
        var chinese = window.lessons().shown().get().orElseThrow();
        assertThat(chinese.lesson().id()).isEqualTo(english.lesson().id());
        assertThat(chinese.index()).isEqualTo(english.index());
        assertThat(chinese.progress()).isEqualTo(english.progress());
        assertThat(position()).isEqualTo(stood);
        assertThat(Shown.words(window.root())).anyMatch(word -> word.equals(Text.of("lesson.count", chinese.index() + 1, chinese.lesson().steps().size())));
        OpenWindow.onFx(() -> window.lessons().next());
        turn("en");
        assertThat(window.lessons().shown().get().orElseThrow().lesson().title()).isEqualTo(english.lesson().title());
    }

    @Test
    void nothingHoldsTheViewThatMadePlace() throws TimeoutException {
        WeakReference<Parent> old = new WeakReference<>(window.root());
        turn("zh");
        turn("en");
        // The tools of the test remember every event of a stage, and its scene with it, until a stage is registered anew.
        FxToolkit.registerPrimaryStage();
        for (int i = 0; i < 50 && old.get() != null; i++) {
            System.gc();
            robot.sleep(100);
        }
        assertThat(old.get()).isNull();
    }

    private void turn(String tag) {
        Parent before = window.root();
        window.run("language." + tag);
        OpenWindow.waitUntil(() -> !window.root().equals(before));
        window.settle();
    }

    private String menu() {
        return OpenWindow.onFx(() -> {
            Labeled menu = (MenuButton) window.root().lookup("#file-menu");
            return menu.getText().isEmpty() ? menu.getAccessibleText() : menu.getText();
        });
    }

    private int caret() {
        return OpenWindow.onFx(() -> window.assembly().area().getCaretPosition());
    }

    private int position() {
        return window.workspace().moment().get().map(Moment::position).orElse(-1);
    }
}
