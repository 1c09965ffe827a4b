package dev.glasshive.compiler;

import dev.glasshive.vm.Vm;

/// Compiled instructions of one program, from one slot and one set of known registers on.
interface Segment {
    /// Runs `vm`, which stands at the segment's slot, until control leaves the segment, the machine stops, or the clock comes near `end`.
    ///
    /// @param end the clock that may not be passed; at least the segment's bound away
    void run(Vm vm, long end);
}
