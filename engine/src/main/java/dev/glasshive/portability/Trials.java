package dev.glasshive.portability;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.platform.Platform;
import dev.glasshive.platform.ProgramType;
import dev.glasshive.program.Program;
import dev.glasshive.repair.Edit;
import dev.glasshive.repair.Patch;
import dev.glasshive.verifier.AbstractValue;
import dev.glasshive.verifier.Candidate;
import dev.glasshive.verifier.Verifier;
import dev.glasshive.verifier.Visit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A refused program, and the verifier that refused it, to be asked again about the program with one thing changed.
///
/// @param program as it was written; it has the slots that the refused candidate has
/// @param home the system that it was written for
/// @param elsewhere what the verifier of the other system says
record Trials(Program program, Platform home, Platform refusing, Judged refused, Optional<Judged> elsewhere, Verifier verifier) {
    private static final Pattern PLACE = Pattern.compile("^\\d+(?::\\d+)?: ");

    /// The instruction that it is refused for, as it arrived.
    Optional<Instruction> instruction() {
        return at(refused.slot());
    }

    Optional<Instruction> at(int slot) {
        return slot < 0 || !program.code().startsAt(slot) ? Optional.empty() : refused.candidate().instruction(slot);
    }

    /// The register through which that instruction reaches memory, if it does.
    Optional<Register> base() {
        return instruction().flatMap(at -> switch (at) {
            case Instruction.Load load -> Optional.of(load.base());
            case Instruction.Store store -> Optional.of(store.base());
            case Instruction.Atomic atomic -> Optional.of(atomic.base());
            default -> Optional.empty();
        });
    }

    /// The visits of an instruction by the verifier of the other system.
    List<Visit> walked(int slot) {
        return elsewhere.map(verdict -> verdict.report().exploration().at(slot)).orElse(List.of());
    }

    /// What is known of a register before an instruction.
    static AbstractValue value(Visit visit, Register register) {
        return visit.before().current().registers().get(register.code());
    }

    Optional<ProgramType> type() {
        return refusing.programType(refused.candidate().type(), refused.candidate().attachType());
    }

    /// What the verifier says of the program with `edits` made.
    Optional<Judged> with(Edit... edits) {
        return with(new Patch(List.of(edits)));
    }

    Optional<Judged> with(Patch patch) {
        return patch.apply(refused.candidate()).map(this::of);
    }

    Judged of(Candidate candidate) {
        return Judged.by(verifier, candidate);
    }

    /// The evidence that a change is, if the verifier then says something else.
    Optional<Evidence> evidence(Optional<Judged> then, String change, String what) {
        return then.filter(verdict -> verdict.accepted() || !wording(verdict).equals(wording(refused)))
                .map(verdict -> new Evidence.Changed(change, what, verdict.accepted(), verdict.message()));
    }

    /// A message without the number of the instruction, which what is put before it moves.
    private static String wording(Judged verdict) {
        return PLACE.matcher(verdict.message()).replaceFirst("");
    }

    Reason reason(Reason.Cause cause, String subject, List<Evidence> evidence, List<Patch> remedy) {
        return new Reason(refusing, cause, refused.slot() < 0 ? List.of() : List.of(Place.of(program, refused.slot())), refused.message(), subject, evidence, remedy);
    }
}
