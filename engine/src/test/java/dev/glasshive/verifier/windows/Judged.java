package dev.glasshive.verifier.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glasshive.asm.Assembler;
import dev.glasshive.asm.Assembly;
import dev.glasshive.asm.HelperNames;
import dev.glasshive.platform.Helper;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import java.util.Map;
import java.util.stream.Collectors;

/// Programs in assembly, judged.
final class Judged {
    private Judged() {}

    /// @param body of an XDP program
    static VerifierReport xdp(Platform platform, String body) {
        return text(platform, ".program xdp main\n" + body);
    }

    static VerifierReport xdp(String body) {
        return xdp(Platforms.windows(), body);
    }

    static VerifierReport text(Platform platform, String text) {
        Map<String, Integer> helpers = platform.allHelpers().stream().collect(Collectors.toMap(Helper::name, Helper::id, (first, _) -> first));
        Assembly assembly = Assembler.assemble(text, "main.bpf", HelperNames.of(helpers));
        assertThat(assembly.programs()).as("%s", assembly.diagnostics()).isPresent();
        ProgramSet set = assembly.programs().orElseThrow();
        return new WindowsVerifier(platform).verify(Candidate.of(set, set.programs().getFirst()), Options.VERBOSE);
    }

    /// The line that states why it is rejected, or `accepted`.
    static String message(VerifierReport report) {
        return switch (report.verdict()) {
            case Verdict.Accepted() -> "accepted";
            case Verdict.Rejected(var rejection) -> rejection.message();
            case Verdict.Unknown(_, String what) -> "unknown: " + what;
        };
    }
}
