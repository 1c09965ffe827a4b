package dev.glasshive.clang;

import dev.glasshive.asm.Diagnostic;
import dev.glasshive.program.Bytes;
import java.util.List;

/// What came of C text.
public sealed interface Compilation {

    /// An object.
    ///
    /// @param diagnostics warnings
    record Compiled(Bytes object, List<Diagnostic> diagnostics) implements Compilation {
        /// Copies what it is given.
        public Compiled {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// None, for the text is wrong.
    ///
    /// @param diagnostics at least one error
    record Faulty(List<Diagnostic> diagnostics) implements Compilation {
        /// Copies what it is given.
        public Faulty {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /// None, for there is no compiler.
    record NotInstalled() implements Compilation {}

    /// None, for the compiler did not come to an end as it should.
    ///
    /// @param reason in one sentence, with a remedy
    record GaveUp(String reason) implements Compilation {}
}
