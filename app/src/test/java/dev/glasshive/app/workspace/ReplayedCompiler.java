package dev.glasshive.app.workspace;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.asm.SourceSpan;
import dev.glasshive.clang.CCompiler;
import dev.glasshive.clang.CSource;
import dev.glasshive.clang.Compilation;
import dev.glasshive.program.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A compiler that knows the C texts of the samples, whose objects it gives; with any other text it finds fault.
public final class ReplayedCompiler implements CCompiler {
    /// What is wrong with all other texts.
    public static final Diagnostic FAULT = Diagnostic.error(new SourceSpan(2, 1, 3), "unknown type name 'foo'", "", "");

    /// What it was asked to compile.
    public final List<CSource> asked = new ArrayList<>();

    @Override
    public Optional<String> version() {
        return Optional.of("replayed");
    }

    @Override
    public Compilation compile(CSource source) {
        asked.add(source);
        return Samples.programs().stream().map(Samples.Sample::name).filter(name -> Samples.cSource(name).equals(Optional.of(source.text()))).findFirst()
                .<Compilation>map(name -> new Compilation.Compiled(Bytes.of(Samples.object(name)), List.of())).orElseGet(() -> new Compilation.Faulty(List.of(FAULT)));
    }
}
