package dev.glasshive.tests.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.windows.WindowsVerifier;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The verifier of Windows answers every program of the corpus as its case says.
class WindowsVerdictsTest {
    @Test
    void everyCaseIsAnsweredAsItSays() throws IOException {
        List<WindowsCase> cases = WindowsCase.all();
        List<String> different = cases.stream().map(WindowsVerdictsTest::difference).flatMap(Optional::stream).toList();
        System.out.println(cases.size() + " programs for the verifier of Windows: " + different.size() + " answered otherwise");
        assertThat(different).isEmpty();
        assertThat(cases).hasSizeGreaterThan(670);
    }

    /// What is wrong about the answer to `given`, if something is.
    static Optional<String> difference(WindowsCase given) {
        Verdict verdict = new WindowsVerifier(given.platform()).verify(given.candidate(), Options.VERBOSE).verdict();
        String expected = given.refusal().map(refusal -> "refused" + (refusal.line() > 0 ? " at line " + refusal.line() : "") + (refusal.message().isEmpty() ? "" : ": " + refusal.message()))
                .orElse("accepted");
        boolean right = switch (verdict) {
            case Verdict.Accepted() -> given.refusal().isEmpty();
            case Verdict.Rejected(Rejection rejection) -> given.refusal().filter(refusal -> rejection.message().contains(refusal.message())
                    && (refusal.line() == 0 || refusal.line() == given.line(rejection.slot()))).isPresent();
            case Verdict.Unknown _ -> false;
        };
        return right ? Optional.empty() : Optional.of(given.title() + " (" + given.why() + "): expected " + expected + ", was " + answer(given, verdict));
    }

    private static String answer(WindowsCase given, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> "accepted";
            case Verdict.Rejected(Rejection rejection) -> "refused at line " + given.line(rejection.slot()) + ": " + rejection.message();
            case Verdict.Unknown(int slot, String what) -> "not decided at slot " + slot + ": " + what;
        };
    }
}
