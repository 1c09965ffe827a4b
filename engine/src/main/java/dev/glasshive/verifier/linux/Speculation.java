package dev.glasshive.verifier.linux;

import java.util.BitSet;

/// Where processors are kept from running ahead. On paths that are only taken by mistake, what is forbidden is not refused: a barrier makes sure that it does not happen.
final class Speculation {
    private final BitSet before = new BitSet();
    private final BitSet after = new BitSet();

    /// Puts a barrier in front of the instruction at `slot`.
    void stopBefore(int slot) {
        before.set(slot);
    }

    /// Puts a barrier behind the instruction at `slot`.
    void stopAfter(int slot) {
        after.set(slot);
    }

    boolean stopsBefore(int slot) {
        return before.get(slot);
    }

    boolean stopsAfter(int slot) {
        return after.get(slot);
    }

    /// Whether a barrier makes up for `rejected`.
    static boolean canPrevent(Rejected rejected) {
        return rejected.errno() == Rejected.EPERM || rejected.errno() == Rejected.EACCES || rejected.errno() == Rejected.EINVAL;
    }
}
