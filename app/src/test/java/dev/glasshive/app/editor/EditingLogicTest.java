package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.control.TextEdit;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EditingLogicTest {
    private static final String TEXT = """
            .program xdp main
                ; to end
                if r1 == 0 goto end
                r2 = "end" ll ; end
            end:
                exit
            other:
            """;

    @Test
    void commentsComeAndGo() {
        String commented = applied("    r1 = 1\n\n  r2 = 2\n", CommentToggle.edits("    r1 = 1\n\n  r2 = 2\n", 0, 2, ";"));
        assertThat(commented).isEqualTo("  ;   r1 = 1\n\n  ; r2 = 2\n");
        assertThat(applied(commented, CommentToggle.edits(commented, 0, 2, ";"))).isEqualTo("    r1 = 1\n\n  r2 = 2\n");
        assertThat(CommentToggle.edits("\n\n", 0, 1, ";")).isEmpty();
    }

    @Test
    void aNameChangesEverywhereButNotInComments() {
        Renaming renaming = Renaming.at(TEXT, 4, 1, name -> name.equals("bpf_x")).orElseThrow();
        assertThat(applied(TEXT, renaming.edits("done"))).isEqualTo(TEXT.replace("goto end", "goto done").replace("\"end\"", "done").replace("end:", "done:"));
        assertThat(renaming.fault("done")).isEmpty();
        assertThat(renaming.fault("end")).isEmpty();
        assertThat(renaming.fault("other").orElseThrow()).contains("line 7");
        assertThat(renaming.fault("bpf_x").orElseThrow()).contains("helper");
        assertThat(List.of("", "r1", "exit", "a b", "1x", "a-b")).allSatisfy(name -> assertThat(renaming.fault(name)).isPresent());
        assertThat(Renaming.at(TEXT, 5, 5, name -> false)).isEmpty();
    }

    @Test
    void placesToGoToAreReadKindly() {
        assertThat(read("12")).isEqualTo(new Destination.To(new Destination(11, 0)));
        assertThat(read(" :12 ")).isEqualTo(new Destination.To(new Destination(11, 0)));
        assertThat(read("12:5")).isEqualTo(new Destination.To(new Destination(11, 4)));
        assertThat(read("insn 3")).isEqualTo(new Destination.To(new Destination(7, 0)));
        assertThat(read("insn 4")).isInstanceOf(Destination.Nowhere.class);
        assertThat(read("0")).isInstanceOf(Destination.Nowhere.class);
        assertThat(read("21")).isInstanceOf(Destination.Nowhere.class);
        assertThat(read("there")).isInstanceOf(Destination.Nowhere.class);
    }

    @Test
    void layoutChangesOnlyLinesThatNeedIt() {
        assertThat(LayoutEdits.of("    r1 = 1\n  r2=2\n")).containsExactly(new TextEdit(11, 17, "    r2 = 2"));
    }

    private static Destination.Read read(String words) {
        return Destination.read(words, 20, slot -> slot == 3 ? OptionalInt.of(7) : OptionalInt.empty());
    }

    static String applied(String text, List<TextEdit> edits) {
        StringBuilder result = new StringBuilder(text);
        edits.stream().sorted(Comparator.comparingInt(TextEdit::start).reversed()).forEach(edit -> result.replace(edit.start(), edit.end(), edit.text()));
        return result.toString();
    }
}
