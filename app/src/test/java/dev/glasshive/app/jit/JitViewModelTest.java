package dev.glasshive.app.jit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.text.Text;
import dev.glasshive.app.workspace.Mode;
import dev.glasshive.app.workspace.Workspace;
import dev.glasshive.app.workspace.Workspaces;
import dev.glasshive.isa.Register;
import dev.glasshive.jit.NativeEmitter;
import dev.glasshive.jit.NativeRemark;
import dev.glasshive.vm.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the JIT pane says of programs.
class JitViewModelTest {
    private static final String JUMPS = """
            .program xdp main
                r6 = 1000
                w6 += 7
                if r6 > 3 goto out
                r6 = 0
            out:
                r0 = 2
                exit
            """;

    private final Workspace workspace = Workspaces.of(JUMPS);
    private final JitViewModel model = seen(workspace);

    private static JitViewModel seen(Workspace workspace) {
        JitViewModel model = new JitViewModel(workspace);
        model.see(true);
        return model;
    }

    private List<Row> rows() {
        return model.listing().get().orElseThrow().rows();
    }

    private Row.Code row(int slot) {
        return rows().stream().filter(row -> row instanceof Row.Code code && code.slot() == slot).map(Row.Code.class::cast).findFirst().orElseThrow();
    }

    private static List<String> texts(Row row) {
        return row.natives().stream().map(Row.Native::text).toList();
    }

    @Test
    void everyInstructionHasARowBetweenPrologueAndEpilogue() {
        assertThat(rows()).hasSize(8);
        assertThat(rows().getFirst()).isInstanceOf(Row.Frame.class);
        assertThat(texts(rows().getFirst())).contains("push rbp");
        assertThat(rows().getLast()).isInstanceOf(Row.Frame.class);
        assertThat(texts(rows().getLast())).endsWith("ret");
        assertThat(row(1).text()).isEqualTo("w6 += 7");
        assertThat(texts(row(1))).containsExactly("add ebx, 7");
        assertThat(row(4).label()).isEqualTo("out");
    }

    @Test
    void eachRowSaysWhichRegistersOfTheProcessorHoldItsOwn() {
        assertThat(row(1).text()).isEqualTo("w6 += 7");
        assertThat(row(1).homes().replace('\u00a0', ' ')).isEqualTo("r6 = rbx");
        assertThat(Homes.of("r1 = r10").replace('\u00a0', ' ')).isEqualTo("r1 = rdi · r10 = rbp");
        assertThat(Homes.of("exit")).isEmpty();
        for (Register register : Register.values()) {
            assertThat(Homes.all().replace('\u00a0', ' ')).contains(register + " = " + NativeEmitter.home(register));
        }
    }

    @Test
    void bytecodeIsSharedAmongTheLinesThereAre() {
        List<String> pieces = List.of("a", "b", "c", "d", "e");
        assertThat(Shared.among(pieces, 1)).containsExactly(pieces);
        assertThat(Shared.among(pieces, 2)).containsExactly(List.of("a", "b"), List.of("c", "d", "e"));
        assertThat(Shared.among(pieces, 9)).hasSize(5).allMatch(line -> line.size() == 1);
        assertThat(Shared.among(List.of(), 3)).isEmpty();
    }

    @Test
    void bytesStandInHexadecimalBesideWhereTheyLie() {
        assertThat(row(1).natives().getFirst().bytes()).isEqualTo("83 c3 07");
        assertThat(rows().getFirst().natives().getFirst().place().strip()).isEqualTo("0");
        String out = row(4).natives().getFirst().place().strip();
        assertThat(texts(row(2)).getLast()).isEqualTo("ja 0x" + out);
    }

    @Test
    void theRowOfTheNextInstructionFollowsTheRun() {
        workspace.goTo(0);
        assertThat(rows().get(model.current().get())).isEqualTo(row(0));
        workspace.goTo(3);
        assertThat(rows().get(model.current().get())).isEqualTo(row(4));
    }

    @Test
    void theRowFollowsTheVerifierToo() {
        workspace.verifier().mode().set(Mode.VERIFY);
        workspace.verifier().lookAt(workspace.verifier().verification().get().orElseThrow().firstAt(2).orElseThrow());
        assertThat(rows().get(model.current().get())).isEqualTo(row(2));
    }

    @Test
    void blindingMarksWhatItAddsAndNothingElse() {
        assertThat(rows()).flatExtracting(Row::natives).noneMatch(Row.Native::fresh);
        model.blind().set(true);
        assertThat(row(1).natives()).hasSize(3).allMatch(Row.Native::fresh);
        assertThat(row(1).natives()).noneMatch(one -> one.text().endsWith(" 7"));
        assertThat(row(2).natives().getLast().text()).startsWith("ja ");
        assertThat(row(2).natives().getLast().fresh()).as("a jump to the same place").isFalse();
        assertThat(rows().getFirst().natives()).noneMatch(Row.Native::fresh);
        assertThat(row(1).about()).anyMatch(sentence -> sentence.contains("hide the number"));
        assertThat(model.listing().get().orElseThrow().sizes()).contains("for blinding");
        model.blind().set(false);
        assertThat(texts(row(1))).containsExactly("add ebx, 7");
    }

    @Test
    void whatIsSaidOfARowComesFromItsRemarks() {
        workspace.edit(JUMPS.replace("w6 += 7", "r6 = *(u32 *)(r1 + 0)"));
        assertThat(row(1).about()).anyMatch(sentence -> sentence.startsWith("No bounds are checked")).anyMatch(sentence -> sentence.contains("for free"));
        assertThat(row(0).about()).containsExactly("One instruction becomes one: eBPF was made so that most need no more.");
        assertThat(row(2).about()).anyMatch(sentence -> sentence.contains("flags"));
    }

    @ParameterizedTest
    @EnumSource
    void everyRemarkHasWordsInEveryLanguage(NativeRemark remark) {
        String key = "jit.remark." + remark.name().toLowerCase(Locale.ROOT).replace('_', '-');
        for (String bundle : List.of("messages.properties", "messages_zh.properties")) {
            assertThat(words(bundle).getProperty(key)).as(bundle).isNotBlank();
        }
    }

    private static Properties words(String bundle) {
        Properties words = new Properties();
        try (Reader in = new InputStreamReader(Objects.requireNonNull(Text.class.getResourceAsStream("/dev/glasshive/app/" + bundle)), StandardCharsets.UTF_8)) {
            words.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    @Test
    void bytecodeIsWhatTheEngineRuns() {
        assertThat(row(1).bytecode()).contains("lload r6");
        workspace.edit(JUMPS.replace("w6 += 7", "r6 += r7").replace("r6 = 1000", "r6 = 1000\n    r7 = 5"));
        assertThat(row(2).bytecode()).containsExactly("lload r6", "lload r7", "ladd", "lstore r6");
    }

    @Test
    void whatNothingReachesHasNoBytecode() {
        workspace.edit(".program xdp main\n    r0 = 2\n    exit\n    r0 = 1\n    exit\n");
        assertThat(row(2).bytecode()).isEmpty();
        assertThat(row(2).about()).contains("Here it has no bytecode: nothing reaches it, or the interpreter runs it.");
    }

    @Test
    void aRowShowsItsInstructionInTheText() {
        model.reveal(row(2));
        assertThat(workspace.revealed().get().orElseThrow().slot()).isEqualTo(2);
        assertThat(workspace.revealed().get().orElseThrow().program()).isEqualTo("main");
    }

    @Test
    void rowsAreReadAloudWhole() {
        assertThat(row(1).spoken()).startsWith("Instruction 1, w6 += 7.").contains("Bytecode: ").endsWith("x86-64: add ebx, 7");
    }

    @Test
    void aRowOrAllOfThemCanBeTakenAsText() {
        assertThat(model.text(Optional.of(row(1)))).startsWith("1: w6 += 7 ").contains("83 c3 07").contains("add ebx, 7").endsWith("\n");
        assertThat(model.text(Optional.empty()).lines().toList()).first().asString().startsWith("main: 48 bytes of eBPF");
        assertThat(model.text(Optional.empty())).contains("push rbp", "add ebx, 7", "ret");
    }

    @Test
    void anEditChangesTheRows() {
        workspace.edit(JUMPS.replace("w6 += 7", "w6 += 9"));
        assertThat(texts(row(1))).containsExactly("add ebx, 9");
    }

    @Test
    void movingAlongMakesNothingAnew() {
        Listing before = model.listing().get().orElseThrow();
        workspace.goTo(2);
        assertThat(model.listing().get()).containsSame(before);
    }

    @Test
    void nobodySeesItNothingIsMade() {
        JitViewModel unseen = new JitViewModel(workspace);
        workspace.goTo(1);
        assertThat(unseen.listing().get()).isEmpty();
    }

    @Test
    void withoutAProgramItSaysWhatWillBeHere() {
        JitViewModel empty = seen(Workspaces.empty());
        assertThat(empty.listing().get()).isEmpty();
        assertThat(empty.absence().get()).startsWith("Open a program");
        assertThat(empty.text(Optional.empty())).isEmpty();
        workspace.edit(".program xdp main\n    r0 = +\n    exit\n");
        assertThat(model.listing().get()).isEmpty();
        assertThat(model.absence().get()).contains("has errors");
    }

    @Test
    void aPredictionKeepsItBack() {
        workspace.withhold(true);
        assertThat(model.listing().get()).isEmpty();
        assertThat(model.absence().get()).contains("after your prediction");
        workspace.withhold(false);
        assertThat(model.listing().get()).isPresent();
    }

    @Test
    void aProgramThatCallsAnotherShowsTheOneThatRuns() {
        Workspace tail = Workspaces.sample("dispatcher");
        JitViewModel there = seen(tail);
        Step jump = Workspaces.goAfter(tail, 0, step -> !step.program().equals(tail.session().get().program().orElseThrow().name()));
        assertThat(there.listing().get().orElseThrow().program()).isEqualTo(jump.program());
    }

    @Test
    void thousandsOfInstructionsAreRowsToo() {
        workspace.openText("long.bpf", ".program xdp long\n" + IntStream.range(0, 4_000).mapToObj(i -> "    r1 = " + i).collect(Collectors.joining("\n")) + "\n    r0 = 2\n    exit\n");
        assertThat(rows()).hasSize(4_004);
        workspace.goTo(3_000);
        assertThat(model.current().get()).isEqualTo(3_001);
    }
}
