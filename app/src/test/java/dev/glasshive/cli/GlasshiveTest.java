package dev.glasshive.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.isa.MalformedProgramException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

class GlasshiveTest {
    @Test
    void versionIsThatOfTheBuild() {
        Called called = Called.with("--version");
        assertThat(called.out()).matches("Glasshive \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d.*; tables of Linux .*\\)\\R");
        assertThat(called.exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "none, Linux, :0, false",
        "present, Linux, '', true",
        "'', Linux, '', false",
        "'', Linux, :0, true",
        "'', Mac OS X, '', true",
        "'', Windows 11, '', true",
        "none, Windows 11, '', false",
    })
    void launcherDecidesWhetherThereIsADisplayElseTheSystemDoes(String told, String system, String display, boolean expected) {
        assertThat(Glasshive.hasDisplay(told, system, Map.of("DISPLAY", display))).isEqualTo(expected);
    }

    @Test
    void waylandIsADisplay() {
        assertThat(Glasshive.hasDisplay("", "Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
    }

    @Test
    void bugHasAnExitCodeOfItsOwnAndSaysHowToReportIt() {
        Failed failed = Failed.by(new IllegalStateException("no such\nrow"), Map.of());
        assertThat(failed.exit).isEqualTo(70);
        assertThat(failed.err).contains("bug in Glasshive", "IllegalStateException: no such row", "report", "--debug").hasLineCount(1);
    }

    @Test
    void stackTraceIsForThoseWhoAsk() {
        Failed failed = Failed.by(new IllegalStateException("here"), Map.of("GLASSHIVE_DEBUG", "1"));
        assertThat(failed.err).contains("\tat dev.glasshive.cli.GlasshiveTest");
    }

    @Test
    void malformedProgramIsBadInput() {
        Failed failed = Failed.by(new MalformedProgramException("a.o: broken"), Map.of());
        assertThat(failed.exit).isEqualTo(2);
        assertThat(failed.err).isEqualToIgnoringNewLines("glasshive: a.o: broken");
    }

    @Test
    void fileThatFailsIsNoBug() {
        Failed failed = Failed.by(new FileSystemException("a.png", null, "No space left on device"), Map.of());
        assertThat(failed.exit).isEqualTo(2);
        assertThat(failed.err).contains("a.png", "No space left on device").hasLineCount(1);
    }

    @Test
    void lackOfMemoryIsNoBug() {
        assertThat(Failed.by(new OutOfMemoryError(), Map.of()).exit).isEqualTo(2);
    }

    @Test
    void coloursStayAwayUnlessAskedFor() {
        Terminal plain = new Terminal(InputStream.nullInputStream(), new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), Ansi.OFF, Map.of());
        Terminal colourful = new Terminal(InputStream.nullInputStream(), new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), Ansi.ON, Map.of());
        assertThat(plain.red("trap")).isEqualTo("trap");
        assertThat(colourful.red("trap")).isEqualTo("\u001b[31mtrap\u001b[39m");
    }

    private record Failed(int exit, String err) {
        static Failed by(Throwable failure, Map<String, String> environment) {
            StringWriter err = new StringWriter();
            Terminal terminal = new Terminal(InputStream.nullInputStream(), new PrintWriter(new StringWriter()), new PrintWriter(err), Ansi.OFF, environment);
            return new Failed(new Failures(terminal, () -> false).execution(failure), err.toString());
        }
    }
}
