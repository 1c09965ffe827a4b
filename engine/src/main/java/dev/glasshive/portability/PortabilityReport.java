package dev.glasshive.portability;

import dev.glasshive.platform.Platform;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.ContextFlow;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One program on both systems.
///
/// @param home the system that it was written for
/// @param findings what it uses, and what that is on each system
/// @param written what each verifier says of the program as its source is: the helpers that it names have the numbers of each system, all else is as it stands there.
///     Empty where the system has no such hook, or no verifier was given
/// @param translated what each says of it with fields, results and numbers of its own
/// @param reasons why a system refuses it, in the order in which they come up
public record PortabilityReport(ProgramSet set, Program program, Platform home, List<Finding> findings, Sides<Optional<Judged>> written, Sides<Optional<Judged>> translated,
        List<Reason> reasons) {

    /// Copies what it is given.
    public PortabilityReport {
        findings = List.copyOf(findings);
        reasons = List.copyOf(reasons);
    }

    /// The report on `program` of `set`, which was written for `home`.
    ///
    /// @param verifiers of the systems, as far as there are any
    public static PortabilityReport of(ProgramSet set, Program program, Platform home, Sides<Optional<Verifier>> verifiers) {
        List<Finding> findings = new Findings(set, program, home).all();
        Placement placement = new Placement(set, program, home);
        Platform other = Sides.other(home);
        Optional<Judged> here = placement.atHome().flatMap(candidate -> judge(verifiers.of(home), candidate));
        Translation translation = new Translation(placement, findings, other, verifiers.of(other));
        Sides<Optional<Judged>> written = sides(home, here, translation.written());
        Sides<Optional<Judged>> translated = sides(home, here, translation.translated());
        List<Reason> reasons = new ArrayList<>(translation.reasons());
        reasons.addAll(new Strategies(placement, home, translated, verifiers, reasons).reasons());
        return new PortabilityReport(set, program, home, findings, written, translated, reasons);
    }

    /// Which system a program was written for, told by what it uses: Linux, unless only the other has its hook, or only the fields there fit.
    public static Platform home(Program program) {
        boolean linux = Platforms.linux().programType(program.type()).isPresent();
        boolean windows = Platforms.windows().programType(program.type()).isPresent();
        return windows && (!linux || misfits(program, Platforms.windows()) < misfits(program, Platforms.linux())) ? Platforms.windows() : Platforms.linux();
    }

    /// Accesses to the context that are none on `platform`.
    private static long misfits(Program program, Platform platform) {
        return platform.programType(program.type(), program.section()).map(type -> ContextFlow.of(program).stream().filter(access ->
                access.store() ? !type.context().writable(access.offset(), access.size()) : !type.context().readable(access.offset(), access.size())
                        || ContextRewrite.field(type, access).isEmpty()).count()).orElse(0L);
    }

    /// Whether each system takes the program as its source is, and everything in it means the same there.
    public boolean holdsOnBoth() {
        return reasons.isEmpty() && findings.stream().noneMatch(finding -> finding.severity().needsEdit())
                && written.linux().map(Judged::accepted).orElse(true) && written.windows().map(Judged::accepted).orElse(true);
    }

    static Optional<Judged> judge(Optional<Verifier> verifier, Candidate candidate) {
        return verifier.map(asked -> Judged.by(asked, candidate));
    }

    private static Sides<Optional<Judged>> sides(Platform home, Optional<Judged> here, Optional<Judged> there) {
        return home.equals(Platforms.windows()) ? new Sides<>(there, here) : new Sides<>(here, there);
    }
}
