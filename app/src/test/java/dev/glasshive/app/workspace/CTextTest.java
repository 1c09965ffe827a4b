package dev.glasshive.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.app.editor.EditorViewModel;
import dev.glasshive.clang.CCompiler;
import dev.glasshive.clang.CSource;
import dev.glasshive.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// C text in the window, compiled by a compiler that only replays.
class CTextTest {
    private static final String COUNT = Samples.cSource("count_protocols").orElseThrow();
    private static final String WINDOWS = Samples.cSource("windows_xdp").orElseThrow();

    private final ReplayedCompiler compiler = new ReplayedCompiler();
    private final Workspace workspace = Workspaces.empty();

    @TempDir
    private Path folder = Path.of("");

    private void opened(String text) {
        workspace.compileWith(compiler, Runnable::run);
        workspace.openText("count.c", text);
    }

    private Session session() {
        return workspace.session().get();
    }

    private static int line(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count() - 1;
    }

    @Test
    void cTextRunsAsSoonAsItIsCompiled() {
        opened(COUNT);
        assertThat(session().program().map(Program::name)).contains("count_protocols");
        assertThat(session().timeline()).isPresent();
        assertThat(session().document().text()).isEqualTo(COUNT);
        assertThat(workspace.verifier().verification().get()).isPresent();
    }

    @Test
    void everyInstructionStandsInTheLineItCameFrom() {
        opened(COUNT);
        int lookup = line(COUNT, "__u64 *count = bpf_map");
        assertThat(session().lines().line("count_protocols", 16)).hasValue(lookup);
        assertThat(session().lines().instruction(lookup)).contains(new Lines.Instruction("count_protocols", 14));
        workspace.toggleBreakpoint(lookup);
        workspace.runToBreakpoint();
        assertThat(workspace.instruction()).contains(new Lines.Instruction("count_protocols", 14));
    }

    @Test
    void theEditorShowsTheInstructionsBeside() {
        EditorViewModel editor = new EditorViewModel(workspace);
        opened(COUNT);
        assertThat(editor.c().get().text()).contains("call bpf_map_lookup_elem");
        workspace.goTo(3);
        int current = editor.besideC().get().current();
        assertThat(editor.c().get().text().lines().toList().get(current)).contains("r3 += 34");
        assertThat(editor.withoutCompiler().get()).isFalse();
    }

    @Test
    void aLineOfCSaysWhatItCameToAndEachOfItsInstructionsWhatItDid() {
        EditorViewModel editor = new EditorViewModel(workspace);
        opened(COUNT);
        assertThat(editor.beside().get().lines().get(line(COUNT, "__u64 *count = bpf_map")).inlay()).isEqualTo("r0 map_value_or_null");
        assertThat(editor.beside().get().lines().get(line(COUNT, "if (count)")).inlay()).isEqualTo("else: r0 map_value");
        workspace.goTo(3);
        int current = editor.besideC().get().current();
        assertThat(editor.besideC().get().lines().get(current - 1).inlay()).isEqualTo("r3 = data + 0");
        int call = line(editor.c().get().text(), "call bpf_map_lookup_elem");
        assertThat(editor.besideC().get().lines().get(call).inlay()).isEqualTo("r0 map_value_or_null");
    }

    @Test
    void faultsAreDiagnosticsAndTheProgramGoes() {
        opened(COUNT);
        workspace.edit(COUNT + "foo\n");
        assertThat(session().programs()).isEmpty();
        assertThat(session().diagnostics()).containsExactly(ReplayedCompiler.FAULT);
        workspace.edit(COUNT);
        assertThat(session().timeline()).isPresent();
        assertThat(session().diagnostics()).isEmpty();
    }

    @Test
    void withoutACompilerTheTextIsShownAndARemedyOffered() {
        EditorViewModel editor = new EditorViewModel(workspace);
        workspace.compileWith(CCompiler.NONE, Runnable::run);
        workspace.openText("count.c", COUNT);
        assertThat(session().programs()).isEmpty();
        assertThat(session().document().text()).isEqualTo(COUNT);
        assertThat(editor.withoutCompiler().get()).isTrue();
        assertThat(editor.problem().get()).hasValueSatisfying(words -> assertThat(words).contains("No clang"));
        workspace.openSample("count_protocols");
        assertThat(editor.withoutCompiler().get()).isFalse();
    }

    @Test
    void aTextIsCompiledOnceHoweverOftenItsRunChanges() {
        opened(COUNT);
        workspace.set(setup -> setup.with(setup.host().withCpus(2, setup.host().turns())));
        workspace.openSampleCapture("mixed.pcap");
        workspace.edit(COUNT);
        assertThat(compiler.asked).hasSize(1);
    }

    @Test
    void onlyTheNewestTextMatters() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        workspace.compileWith(compiler, waiting::add);
        workspace.openText("count.c", COUNT);
        workspace.edit(COUNT + "foo\n");
        workspace.edit(COUNT + "\n");
        workspace.edit(COUNT);
        assertThat(workspace.work().get()).isPresent();
        waiting.forEach(Runnable::run);
        assertThat(compiler.asked).extracting(CSource::text).containsExactly(COUNT);
        assertThat(session().timeline()).isPresent();
        assertThat(workspace.work().get()).isEmpty();
    }

    @Test
    void untilANewTextIsCompiledTheOldRunStays() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        workspace.compileWith(compiler, waiting::add);
        workspace.openText("count.c", COUNT);
        waiting.remove().run();
        workspace.goTo(5);
        workspace.edit(COUNT + "foo\n");
        assertThat(session().timeline()).isPresent();
        assertThat(workspace.moment().get()).hasValueSatisfying(moment -> assertThat(moment.position()).isEqualTo(5));
        waiting.remove().run();
        assertThat(session().diagnostics()).isNotEmpty();
    }

    @Test
    void whatIsForWindowsRunsThere() {
        opened(WINDOWS);
        assertThat(session().setup().platform().id()).isEqualTo("windows");
        assertThat(session().timeline()).isPresent();
    }

    @Test
    void filesAreCompiledWithTheHeadersBesideThem() throws IOException {
        workspace.compileWith(compiler, Runnable::run);
        Path file = Files.writeString(folder.resolve("count.c"), COUNT);
        workspace.open(file);
        assertThat(compiler.asked.getFirst().folder()).isEqualTo(Optional.of(folder.toAbsolutePath()));
        assertThat(session().document().path()).contains(file);
        assertThat(session().timeline()).isPresent();
    }
}
