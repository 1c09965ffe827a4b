package dev.glasshive.lesson.check;

import dev.glasshive.isa.Register;
import dev.glasshive.lesson.Knowledge;
import dev.glasshive.lesson.Machine;
import dev.glasshive.platform.Platforms;
import dev.glasshive.program.Program;
import dev.glasshive.program.ProgramSet;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Options;
import dev.glasshive.verifier.Verdict;
import dev.glasshive.verifier.VerifierReport;
import dev.glasshive.verifier.Visit;
import dev.glasshive.verifier.linux.LinuxVerifier;
import java.util.List;
import java.util.Optional;

/// What the verifier of a machine's platform says to a program.
final class Judgement {
    /// A program that takes longer is too large for a lesson, but a lesson on limits needs one million.
    private static final int MOST_INSTRUCTIONS = 1_000_001;

    private final VerifierReport report;

    private Judgement(VerifierReport report) {
        this.report = report;
    }

    /// The judgement of `program`, absent where the platform's verifier is not there.
    static Optional<Judgement> of(ProgramSet set, Program program, Machine machine) {
        if (!machine.platform().id().equals(Platforms.linux().id())) {
            return Optional.empty();
        }
        int attached = machine.platform().programType(program.type(), program.section()).map(type -> type.attachId()).orElse(0);
        Candidate candidate = Candidate.of(set, program).attachedAs(attached);
        return Optional.of(new Judgement(new LinuxVerifier(machine.platform(), MOST_INSTRUCTIONS).verify(candidate, new Options(machine.privilege(), 0))));
    }

    boolean accepted() {
        return report.accepted();
    }

    int processed() {
        return report.processed();
    }

    /// The line that states the rejection; empty where there is none.
    String message() {
        return switch (report.verdict()) {
            case Verdict.Accepted() -> "";
            case Verdict.Rejected(var rejection) -> rejection.message();
            case Verdict.Unknown(int slot, String what) -> "not modelled: " + what + " at insn " + slot;
        };
    }

    /// The instruction at fault, or -1.
    int slot() {
        return report.verdict() instanceof Verdict.Rejected(var rejection) ? rejection.slot() : -1;
    }

    /// In a few words.
    String words() {
        return accepted() ? "accepted" : "rejected: " + message();
    }

    /// The different values that the facet has before `slot` over all paths, in the order of the paths.
    List<String> known(int slot, Register register, Knowledge.Facet facet) {
        return report.exploration().at(slot).stream().map(Visit::before)
                .map(state -> text(state.current().registers().get(register.code()), facet)).distinct().toList();
    }

    private static String text(AbstractValue value, Knowledge.Facet facet) {
        return switch (value) {
            case AbstractValue.Uninitialized() -> facet == Knowledge.Facet.TYPE ? "uninitialized" : "nothing";
            case AbstractValue.Pointer pointer -> switch (facet) {
                case TYPE -> pointer.typeName();
                case REACH -> Integer.toString(pointer.range());
                case RANGE -> facet.of(pointer.offset() + pointer.variable().umin(), pointer.offset() + pointer.variable().umax());
                case SIGNED_RANGE -> facet.of(pointer.offset() + pointer.variable().smin(), pointer.offset() + pointer.variable().smax());
                case BITS -> facet.of(pointer.variable().bits().value(), pointer.variable().bits().mask());
            };
            case AbstractValue.Scalar scalar -> switch (facet) {
                case TYPE -> "scalar";
                case REACH -> "nothing";
                case RANGE -> facet.of(scalar.range().umin(), scalar.range().umax());
                case SIGNED_RANGE -> facet.of(scalar.range().smin(), scalar.range().smax());
                case BITS -> facet.of(scalar.range().bits().value(), scalar.range().bits().mask());
            };
        };
    }
}
