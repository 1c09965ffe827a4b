package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.linux.Value.Pointer;

/// Pointers to kernel structures in values of maps. Where they lie only BTF says, so a map without has none.
final class ObjectRules {
    private ObjectRules() {}

    /// Why `pointer` leads to no object of the kind `what`.
    static Rejected refuse(Analysis analysis, Pointer pointer, String what) {
        if (!(pointer.kind() instanceof PointerKind.MapValue(int map, int _)) || analysis.map(map).types().isPresent()) {
            throw new NotModelled(what + " in objects of the program");
        }
        return analysis.refuse(Rejected.EINVAL, "map '" + analysis.mapName(map) + "' has to have BTF in order to use " + what);
    }
}
