package dev.glasshive.app.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.glasshive.app.control.Stretch;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindViewModelTest {
    private static final String TEXT = "r1 = R2\nr2 = r12\ncall x\n";

    private final FindViewModel model = new FindViewModel();

    @Test
    void matchesAreCountedFromTheCaretOn() {
        model.query().set("r2");
        model.look(TEXT, 6);
        assertThat(model.state().get().words()).isEqualTo("2 of 2");
        model.look(TEXT, 100);
        assertThat(model.state().get().match()).contains(new Stretch(5, 7));
        model.matchesCase().set(true);
        model.look(TEXT, 0);
        assertThat(model.state().get().words()).isEqualTo("1 of 1");
        model.query().set("nothing");
        model.look(TEXT, 0);
        assertThat(model.state().get().words()).isEqualTo("no match");
    }

    @Test
    void theEndLeadsToTheStartAndTheOtherWayAbout() {
        model.query().set("r");
        model.look(TEXT, 0);
        model.go(1, 1);
        assertThat(model.state().get().current()).isEqualTo(1);
        model.go(1, TEXT.length());
        assertThat(model.state().get().current()).isZero();
        model.go(-1, 0);
        assertThat(model.state().get().current()).isEqualTo(3);
        model.go(-1, 13);
        assertThat(model.state().get().current()).isEqualTo(2);
    }

    @Test
    void patternsReplaceWithTheirGroups() {
        model.query().set("([rR])(\\d+)");
        model.isPattern().set(true);
        model.replacement().set("$2$1");
        model.look(TEXT, 0);
        assertThat(EditingLogicTest.applied(TEXT, model.replaceAll())).isEqualTo("1r = 2R\n2r = 12r\ncall x\n");
        model.go(1, 1);
        assertThat(EditingLogicTest.applied(TEXT, model.replaceOne())).isEqualTo("r1 = 2R\nr2 = r12\ncall x\n");
        model.replacement().set("$7");
        assertThat(model.replaceAll()).isEmpty();
        assertThat(model.state().get().fault()).contains("group");
    }

    @Test
    void plainWordsAreNoPatterns() {
        model.query().set(".");
        model.replacement().set("$1\\");
        model.look("a.b", 0);
        assertThat(EditingLogicTest.applied("a.b", model.replaceAll())).isEqualTo("a$1\\b");
    }

    @Test
    void wrongPatternsSaySo() {
        model.isPattern().set(true);
        model.query().set("(r");
        model.look(TEXT, 0);
        assertThat(model.state().get().fault()).startsWith("This is no regular expression");
        assertThat(model.replaceAll()).isEmpty();
    }

    @Test
    void evilPatternsAreGivenUp() {
        model.isPattern().set(true);
        String as = "a".repeat(200) + "!";
        for (String evil : new String[] {"(a+)+$", "(a|aa)+$", "(.*)*x", "(a|b|ab)*c"}) {
            model.query().set(evil);
            // What else the machine does must not count.
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            model.look(IntStream.range(0, 200).mapToObj(i -> as).reduce("", String::concat), 0);
            assertThat((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9).as(evil).isCloseTo(0, within(1.5));
        }
        assertThat(model.state().get()).isNotNull();
    }

    @Test
    void nothingLookedForIsNothingFound() {
        model.look(TEXT, 0);
        assertThat(model.state().get()).isEqualTo(FindViewModel.State.NOTHING);
        model.isPattern().set(true);
        model.query().set("x*");
        model.look(TEXT, 0);
        assertThat(model.state().get().matches()).hasSize(1);
    }
}
