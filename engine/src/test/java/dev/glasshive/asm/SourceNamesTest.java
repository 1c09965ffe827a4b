package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.glasshive.asm.SourceNames.Definition;
import dev.glasshive.asm.SourceNames.Place;
import dev.glasshive.asm.SourceNames.Sort;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceNamesTest {
    private static final String TEXT = """
            .map hits hash key=4 value=8 max=4 ; hits
            .map chain prog_array key=4 value=4 max=2
            .init chain 0 second
            .program xdp first
                r1 = hits ll
                r2 = map_value("hits") + 0 ll
                lddw r3, hits
                if r1 == 0 goto end
                jeq r1, 2, end
                call twice
            end: exit
            .func twice
                goto pc+1
                r1 = code_addr(twice) ll
            .program xdp second
            end:
                ja end
            """;

    private final SourceNames names = SourceNames.of(TEXT);

    @Test
    void everyNameHasALineThatGivesIt() {
        assertThat(names.definitions()).extracting(Definition::sort, Definition::name, d -> d.place().line(), Definition::program).containsExactly(
                tuple(Sort.MAP, "hits", 0, 0), tuple(Sort.MAP, "chain", 1, 0),
                tuple(Sort.PROGRAM, "first", 3, 1), tuple(Sort.LABEL, "end", 10, 1),
                tuple(Sort.FUNCTION, "twice", 11, 1), tuple(Sort.PROGRAM, "second", 14, 2),
                tuple(Sort.LABEL, "end", 15, 2));
    }

    @Test
    void usesAreFoundInBothStylesAndNeverInComments() {
        assertThat(words(0, 6)).containsExactly("0:hits", "4:hits", "5:\"hits\"", "6:hits");
        assertThat(words(7, TEXT.lines().toList().get(7).indexOf("end"))).containsExactly("7:end", "8:end", "10:end");
        assertThat(words(9, 10)).containsExactly("9:twice", "11:twice", "13:twice");
        assertThat(words(2, 16)).containsExactly("2:second", "14:second");
    }

    @Test
    void labelsBelongToTheirProgram() {
        assertThat(words(16, 8)).containsExactly("15:end", "16:end");
    }

    @Test
    void aNameIsTakenOnlyWhereItWouldBeMistaken() {
        Definition end = names.at(10, 1).orElseThrow();
        assertThat(names.taken(end, "twice")).isPresent();
        assertThat(names.taken(end, "hits")).isPresent();
        assertThat(names.taken(names.at(15, 1).orElseThrow(), "twice")).isEmpty();
    }

    @Test
    void unfinishedTextsAreRead() {
        for (int end = 0; end <= TEXT.length(); end++) {
            SourceNames.of(TEXT.substring(0, end));
            SourceNames.of(TEXT.substring(end));
        }
        assertThat(SourceNames.of(".map\n.func\n.program\ncall\ngoto\n.init\n: :\n").definitions()).isEmpty();
    }

    private List<String> words(int line, int column) {
        List<String> lines = TEXT.lines().toList();
        return names.places(names.at(line, column).orElseThrow()).stream()
                .map((Place p) -> p.line() + ":" + lines.get(p.line()).substring(p.start(), p.end())).collect(Collectors.toList());
    }
}
