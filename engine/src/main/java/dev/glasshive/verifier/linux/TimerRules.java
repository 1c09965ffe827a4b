package dev.glasshive.verifier.linux;

import dev.glasshive.program.ValueField.Kind;
import dev.glasshive.verifier.linux.Value.Pointer;

/// Timers in values of maps.
final class TimerRules {
    private final ValueFieldRules fields;

    TimerRules(ValueFieldRules fields) {
        this.fields = fields;
    }

    /// Checks that `pointer` in `register` leads to a timer, and remembers its map.
    void check(Arguments given, Pointer pointer, int register) throws Rejected {
        fields.checkPlace(Kind.TIMER, pointer, register);
        given.map = ((PointerKind.MapValue) pointer.kind()).map();
    }
}
