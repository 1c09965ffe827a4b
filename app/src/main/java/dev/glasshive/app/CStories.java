package dev.glasshive.app;

import static dev.glasshive.app.StorySteps.find;

import dev.glasshive.app.workspace.Samples;
import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.SourceSpan;
import dev.glasshive.clang.CCompiler;
import dev.glasshive.clang.CSource;
import dev.glasshive.clang.Compilation;
import dev.glasshive.program.Bytes;
import dev.glasshive.vm.Step;
import java.util.List;
import java.util.Optional;

/// Screens of C text. What a compiler makes of it is replayed, so that they look alike where there is none.
final class CStories {
    private static final String SAMPLE = "count_protocols";

    static final Story C_TEXT = new Story("c-text", "C text in the editor: the line whose instruction runs next", (view, workspace) -> {
        workspace.compileWith(replay(new Compilation.Compiled(Bytes.of(Samples.object(SAMPLE)), List.of())), Runnable::run);
        workspace.openText(SAMPLE + ".c", Samples.cSource(SAMPLE).orElseThrow());
        find(workspace, 90, s -> s.events().stream().anyMatch(Step.MapLookedUp.class::isInstance));
    });

    static final Story C_INSTRUCTIONS = new Story("c-instructions", "the instructions that C text was compiled to", (view, workspace) -> {
        C_TEXT.tell(view, workspace);
        view.editor().showCTab();
    });

    static final Story C_ERROR = new Story("c-error", "C text that does not compile", (view, workspace) -> {
        workspace.compileWith(replay(new Compilation.Faulty(List.of(
                Diagnostic.error(new SourceSpan(9, 19, 7), "use of undeclared identifier 'ctx_end'", "", "did you mean 'ctx'?"),
                Diagnostic.error(new SourceSpan(11, 23, 1), "expected ';' after return statement", "", "write ;"),
                Diagnostic.warning(new SourceSpan(8, 11, 4), "unused variable 'data'", "")))), Runnable::run);
        workspace.openText("mistakes.c", """
                // drops what is too short to be a frame
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>

                SEC("xdp")
                int drop_short(struct xdp_md *ctx)
                {
                    void *data = (void *)(long)ctx->data;
                    long length = ctx_end - ctx->data;
                    if (length < 14)
                        return XDP_DROP
                    return XDP_PASS;
                }

                char _license[] SEC("license") = "GPL";
                """);
    });

    static final Story C_NO_COMPILER = new Story("c-no-compiler", "C text where no compiler is installed", (view, workspace) -> {
        workspace.compileWith(CCompiler.NONE, Runnable::run);
        workspace.openText(SAMPLE + ".c", Samples.cSource(SAMPLE).orElseThrow());
    });

    static final List<Story> ALL = List.of(C_TEXT, C_INSTRUCTIONS, C_ERROR, C_NO_COMPILER);

    private CStories() {}

    private static CCompiler replay(Compilation outcome) {
        return new CCompiler() {
            @Override
            public Optional<String> version() {
                return Optional.of("replay");
            }

            @Override
            public Compilation compile(CSource source) {
                return outcome;
            }
        };
    }
}
