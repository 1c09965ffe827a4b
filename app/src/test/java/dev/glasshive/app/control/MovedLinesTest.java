package dev.glasshive.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovedLinesTest {
    /// Five lines with the indices 0 to 4; `-` is a line with nothing beside it.
    @ParameterizedTest
    @CsvSource(textBlock = """
            2, 0, '',           'new\n',        01-234
            2, 0, '',           'one\ntwo\n',   01--234
            2, 3, '',           '\n',           012-34
            2, 0, 'third\n',    '',             0134
            2, 5, '\nfourth',   '',             0124
            1, 0, 'a\nb\n',     'c\n',          0-34
            2, 1, 'letter',     'other',        01234
            0, 0, 'a\nb\nc\nd\ne', 'x\ny\n',    --4
            """)
    void linesKeepWhatIsBesideThem(int line, int column, String removed, String inserted, String expected) {
        List<CodeLine> lines = IntStream.range(0, 5).mapToObj(i -> new CodeLine(Integer.toString(i), "", Set.of(), "")).toList();
        List<CodeLine> moved = MovedLines.of(lines, line, column, removed.translateEscapes(), inserted.translateEscapes());
        assertThat(moved.stream().map(each -> each.index().isEmpty() ? "-" : each.index()).reduce("", String::concat)).isEqualTo(expected);
    }
}
