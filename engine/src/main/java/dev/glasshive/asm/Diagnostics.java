package dev.glasshive.asm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects diagnostics up to a limit; nobody reads more.
final class Diagnostics {
    private final List<Diagnostic> collected = new ArrayList<>();
    private boolean errors;

    /// Takes `diagnostic` if there is room. The last places are kept for errors.
    void add(Diagnostic diagnostic) {
        errors |= diagnostic.isError();
        if (collected.size() < (diagnostic.isError() ? Assembler.DIAGNOSTICS_LIMIT : Assembler.DIAGNOSTICS_LIMIT / 2)) {
            collected.add(diagnostic);
        }
    }

    boolean isFull() {
        return collected.size() >= Assembler.DIAGNOSTICS_LIMIT;
    }

    boolean hasErrors() {
        return errors;
    }

    /// In the order of the text.
    List<Diagnostic> inOrder() {
        return collected.stream()
                .sorted(Comparator.comparingInt((Diagnostic d) -> d.span().line()).thenComparingInt(d -> d.span().column()))
                .toList();
    }
}
