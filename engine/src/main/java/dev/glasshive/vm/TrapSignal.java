package dev.glasshive.vm;

import java.util.Optional;

/// Carries a [Trap.Cause] from the depth of an access to the interpreter's loop; never leaves this package.
final class TrapSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Trap.Cause cause;

    private TrapSignal(Trap.Cause cause) {
        super(null, null, false, false);
        this.cause = cause;
    }

    static TrapSignal of(Trap.Cause cause) {
        return new TrapSignal(cause);
    }

    static TrapSignal of(Region region, Trap.Access access, int offset, int size) {
        Place place = new Place(region.kind(), region.ordinal(), offset);
        return new TrapSignal(new Trap.BadAccess(access, Memory.address(place), size, Optional.of(place), region.allowed()));
    }

    Trap.Cause trapCause() {
        return cause;
    }
}
