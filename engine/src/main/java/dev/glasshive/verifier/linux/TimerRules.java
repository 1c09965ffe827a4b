package dev.glasshive.verifier.linux;

import dev.glasshive.program.ValueField.Kind;
import dev.glasshive.verifier.linux.Value.Pointer;

/// Timers in values of maps.
final class TimerRules {
    private final ValueFieldRules fields;

    TimerRules(Analysis analysis, ValueFieldRules fields) {
        this.fields = fields;
    }

    void check(Arguments given, Pointer pointer, int register) throws Rejected {
        fields.checkPlace(Kind.TIMER, pointer, register);
    }
}
