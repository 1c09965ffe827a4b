package dev.glasshive.verifier.linux;

import dev.glasshive.program.ValueField.Kind;
import dev.glasshive.verifier.linux.State.Reference;
import dev.glasshive.verifier.linux.Value.Pointer;
import java.util.List;

/// Locks in values of maps: one at a time, given back before anything else happens.
final class LockRules {
    private static final int LOCK = 93;
    private static final int UNLOCK = 94;

    private final Analysis analysis;
    private final ValueFieldRules fields;

    LockRules(Analysis analysis, ValueFieldRules fields) {
        this.analysis = analysis;
        this.fields = fields;
    }

    static boolean isHeld(State state) {
        return state.references.stream().anyMatch(Reference::isLock);
    }

    /// Checks that helper `id` may be called now.
    void checkCall(int id) throws Rejected {
        if (id != UNLOCK && isHeld(analysis.current)) {
            throw analysis.refuse(Rejected.EINVAL, "function calls are not allowed while holding a lock");
        }
    }

    /// Takes the lock that `pointer` leads to, or gives it back.
    void process(int helper, Pointer pointer, int register) throws Rejected {
        fields.checkPlace(Kind.SPIN_LOCK, pointer, register);
        int map = ((PointerKind.MapValue) pointer.kind()).map();
        List<Reference> held = analysis.current.references;
        if (helper == LOCK) {
            held.add(new Reference(pointer.id(), analysis.slot, map));
            return;
        }
        if (!isHeld(analysis.current)) {
            throw analysis.refuse(Rejected.EINVAL, "bpf_spin_unlock without taking a lock");
        }
        if (!held.removeIf(reference -> reference.id() == pointer.id() && reference.map() == map && reference.isLock())) {
            throw analysis.refuse(Rejected.EINVAL, "bpf_spin_unlock of different lock");
        }
    }
}
