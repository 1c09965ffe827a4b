package dev.glasshive.app.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.lesson.Prose;
import dev.glasshive.lesson.Setup;
import dev.glasshive.lesson.Spot;
import dev.glasshive.lesson.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpokenPaneTest {
    @Test
    void registersComeForwardWhereNothingElseIsNamed() {
        assertThat(SpokenPane.of(step("r1", "insn 2"))).contains(Setup.Pane.REGISTERS);
        assertThat(SpokenPane.of(step("insn 2"))).isEmpty();
    }

    @Test
    void whatElseIsNamedComesBeforeRegisters() {
        assertThat(SpokenPane.of(step("r1", "fp-8"))).contains(Setup.Pane.STACK);
    }

    @Test
    void aPaneThatIsNamedComesForward() {
        assertThat(SpokenPane.of(step("r1", "pane jit"))).contains(Setup.Pane.JIT);
    }

    @Test
    void whatAListNamesCountsToo() {
        Prose list = new Prose(List.of(new Prose.Items(Prose.Marks.BULLETS, List.of(pointers("r1"), pointers("packet 3")))));
        assertThat(SpokenPane.of(new Step.Read("", list, Optional.empty(), List.of()))).contains(Setup.Pane.PACKET);
    }

    private static Step step(String... spots) {
        return new Step.Read("", new Prose(List.of(new Prose.Paragraph(pointers(spots)))), Optional.empty(), List.of());
    }

    private static List<Prose.Inline> pointers(String... spots) {
        return Arrays.stream(spots).<Prose.Inline>map(spot -> new Prose.Pointer(Spot.parse(spot).orElseThrow(), spot)).toList();
    }
}
