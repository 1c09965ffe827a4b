package dev.glasshive.tests.verifier;

import dev.glasshive.kernel.Kernel;
import dev.glasshive.kernel.LoadOutcome;
import dev.glasshive.kernel.Loaded;
import dev.glasshive.kernel.Options;
import dev.glasshive.verifier.Rejection;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import java.util.List;
import java.util.Optional;

/// What a verifier said of a random program.
///
/// @param message the line that states why the program is refused; empty if it is not
/// @param log a digest of the whole log
record RandomVerdict(boolean accepted, String message, String log) {
    private static final List<String> STATISTICS = List.of("processed ", "verification time ", "stack depth ");
    private static final String NO_PROGRESS = "infinite loop detected at insn ";

    /// What the kernel says; empty if its log is too long to be kept whole.
    static Optional<RandomVerdict> ofKernel(Kernel kernel, RandomVerifierProgram program) {
        return switch (kernel.load(program.set(), RandomVerifierProgram.PROGRAM, Options.VERBOSE)) {
            case LoadOutcome.Refused(int _, String _, String log) -> whole(false, message(log), log);
            case Loaded loaded -> {
                try (loaded) {
                    yield whole(true, "", loaded.log());
                }
            }
        };
    }

    private static Optional<RandomVerdict> whole(boolean accepted, String message, String log) {
        return log.startsWith("func#0 @0\n") ? Optional.of(new RandomVerdict(accepted, message, KernelAnswer.digest(log))) : Optional.empty();
    }

    private static String message(String log) {
        List<String> lines = log.lines().filter(line -> !line.isBlank() && STATISTICS.stream().noneMatch(line::startsWith)).toList();
        return lines.stream().filter(line -> line.startsWith(NO_PROGRESS)).findFirst().orElse(lines.isEmpty() ? "" : lines.getLast());
    }

    /// What our verifier says.
    static RandomVerdict of(VerifierReport report) {
        String message = switch (report.verdict()) {
            case Verdict.Accepted() -> "";
            case Verdict.Rejected(Rejection rejection) -> rejection.message();
            case Verdict.Unknown(int _, String what) -> "not modelled: " + what;
        };
        return new RandomVerdict(report.accepted(), message, KernelAnswer.digest(report.log()));
    }

    /// A number that another message would hardly have.
    int messageDigest() {
        return message.hashCode();
    }

    /// The digest of the log as a number.
    long logDigest() {
        return Long.parseUnsignedLong(log, 16);
    }
}
