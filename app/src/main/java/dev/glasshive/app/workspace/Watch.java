package dev.glasshive.app.workspace;

import dev.glasshive.vm.Target;
import dev.glasshive.watch.Condition;

/// Something besides breakpoints at which runs stop.
public sealed interface Watch {
    /// Stops wherever a condition holds.
    record Where(Condition condition) implements Watch {}

    /// Stops where a value has just changed.
    ///
    /// @param name of the value, for people
    /// @param cpu whose register, stack, packet or context it is
    record Changes(Target target, String name, int cpu) implements Watch {}
}
