package dev.glasshive.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the assembler says about faulty text, case by case in a file.
class DiagnosticsTest {
    /// A text, and all that is said about it.
    record Case(String title, List<String> source, List<String> said) {
        @Override
        public String toString() {
            return title;
        }
    }

    private static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Texts.resource("/asm/diagnostics.txt").lines().forEach(line -> {
            if (line.startsWith("= ")) {
                cases.add(new Case(line.substring(2), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("|")) {
                cases.getLast().source().add(line.length() > 1 ? line.substring(2) : "");
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.getLast().said().add(line);
            }
        });
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void faultsAreNamedByPlaceAndRemedy(Case example) {
        Assembly assembly = Assembler.assemble(String.join("\n", example.source()), "file.bpf", Texts.HELPERS);
        assertThat(assembly.diagnostics().stream().map(d -> d.severity().name().toLowerCase(Locale.ROOT) + " " + d)).isEqualTo(example.said());
        assertThat(assembly.programs().isPresent()).isEqualTo(assembly.diagnostics().stream().noneMatch(Diagnostic::isError));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void spansLieInsideTheText(Case example) {
        for (Diagnostic diagnostic : Assembler.assemble(String.join("\n", example.source()), "file.bpf", Texts.HELPERS).diagnostics()) {
            String line = example.source().isEmpty() ? "" : example.source().get(diagnostic.span().line() - 1);
            assertThat(diagnostic.span().column() - 1 + diagnostic.span().length()).isBetween(0, line.length());
        }
    }
}
