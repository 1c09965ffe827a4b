package dev.glasshive.app.workspace;

import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Register;
import dev.glasshive.program.Code;
import dev.glasshive.verifier.Visit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the instructions of a program are about: the memory that a load or store reaches, or what a helper is given first. The verifier knows it from where it came to an instruction first.
///
/// @param program its name
/// @param bySlot absent where the verifier did not come, and for instructions that reach no memory
public record Bases(String program, Map<Integer, Meaning.Kind> bySlot) {
    /// Of longer programs nothing is asked: each state that is looked at has to be made, and after each pause in typing anew.
    private static final int MOST_SLOTS = 1_000;

    /// Nothing is known.
    public static final Bases NONE = new Bases("", Map.of());

    /// Copies what it is given.
    public Bases {
        bySlot = Map.copyOf(bySlot);
    }

    /// What `verification` found.
    public static Bases of(Verification verification) {
        Code code = verification.program().code();
        if (code.size() > MOST_SLOTS) {
            return NONE;
        }
        Map<Integer, Meaning.Kind> found = new HashMap<>();
        for (Visit visit : verification.visits()) {
            if (code.startsAt(visit.slot()) && !found.containsKey(visit.slot())) {
                base(code.at(visit.slot())).map(base -> Claim.kind(visit.before().current().registers().get(base.code()))).ifPresent(kind -> found.put(visit.slot(), kind));
            }
        }
        return new Bases(verification.program().name(), found);
    }

    /// What the instruction at `slot` of the program `name` is about, if that is known.
    public Optional<Meaning.Kind> at(String name, int slot) {
        return name.equals(program) ? Optional.ofNullable(bySlot.get(slot)) : Optional.empty();
    }

    private static Optional<Register> base(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Load load -> Optional.of(load.base());
            case Instruction.Store store -> Optional.of(store.base());
            case Instruction.Atomic atomic -> Optional.of(atomic.base());
            case Instruction.LoadAcquire load -> Optional.of(load.base());
            case Instruction.StoreRelease store -> Optional.of(store.base());
            case Instruction.CallHelper _, Instruction.CallKfunc _ -> Optional.of(Register.R1);
            case Instruction.LegacyLoad _, Instruction.LoadImm64 _, Instruction.Jump _, Instruction.Branch _, Instruction.CallLocal _, Instruction.CallRegister _, Instruction.Exit _,
                    Instruction.Alu _, Instruction.Mov _, Instruction.MovSx _, Instruction.Neg _, Instruction.ByteSwap _ -> Optional.empty();
        };
    }
}
