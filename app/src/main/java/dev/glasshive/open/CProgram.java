package dev.glasshive.open;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.clang.CCompiler;
import dev.glasshive.clang.CSource;
import dev.glasshive.clang.Compilation;
import dev.glasshive.elf.LoadedObject;
import dev.glasshive.elf.ObjectLoader;
import dev.glasshive.isa.MalformedProgramException;
import dev.glasshive.program.Bytes;
import java.util.List;
import java.util.Optional;

/// What became of C text.
public sealed interface CProgram {

    /// Programs.
    ///
    /// @param content of the object
    /// @param diagnostics warnings
    record Ready(LoadedObject object, Bytes content, List<Diagnostic> diagnostics) implements CProgram {}

    /// None, for the text is wrong.
    record Faulty(List<Diagnostic> diagnostics) implements CProgram {}

    /// None, for nothing here compiles C.
    record NoCompiler() implements CProgram {}

    /// None, for another reason.
    ///
    /// @param reason in one sentence
    record Impossible(String reason) implements CProgram {}

    /// Compiles `source`, which may take [dev.glasshive.clang.Clang#MOST_TIME], and loads the object.
    static CProgram of(CSource source, CCompiler compiler) {
        return switch (compiler.compile(source)) {
            case Compilation.Compiled(Bytes content, List<Diagnostic> diagnostics) -> {
                try {
                    LoadedObject object = ObjectLoader.load(content.toArray(), source.name(), Optional.of(source.platform().id()));
                    yield object.programs().programs().isEmpty()
                            ? new Impossible("it compiles, but holds no program; put a function into a section, such as __attribute__((section(\"xdp\"), used))")
                            : new Ready(object, content, diagnostics);
                } catch (MalformedProgramException e) {
                    yield new Impossible("it compiles, but the object cannot be loaded: " + e.getMessage());
                }
            }
            case Compilation.Faulty(List<Diagnostic> diagnostics) -> new Faulty(diagnostics);
            case Compilation.NotInstalled _ -> new NoCompiler();
            case Compilation.GaveUp(String reason) -> new Impossible(reason);
        };
    }
}
