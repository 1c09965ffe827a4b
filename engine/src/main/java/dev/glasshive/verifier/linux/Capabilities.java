package dev.glasshive.verifier.linux;

import dev.glasshive.verifier.Privilege;
import dev.glasshive.verifier.linux.ContextTable.Direction;

/// What the account that loads a program is trusted with. All rules that depend on the privilege ask here.
///
/// @param extended `CAP_BPF`: functions, loops, long programs, and numbers that may differ where they did not matter
/// @param trusted `CAP_PERFMON`: addresses may become numbers, the stack may be read before it is written, and the processor may guess wrong
record Capabilities(Privilege privilege, boolean extended, boolean trusted) {
    private static final int SHORT_PROGRAM = 4096;

    static Capabilities of(Privilege privilege) {
        return switch (privilege) {
            case ROOT -> new Capabilities(privilege, true, true);
            case BPF -> new Capabilities(privilege, true, false);
            case NONE -> new Capabilities(privilege, false, false);
        };
    }

    /// The most instructions of a program.
    int mostInstructions() {
        return extended ? Explorer.MOST_INSTRUCTIONS : SHORT_PROGRAM;
    }

    /// Whether the program may have functions besides the first.
    boolean mayCallFunctions() {
        return extended;
    }

    /// Whether control may go backwards.
    boolean mayLoop() {
        return extended;
    }

    /// Whether it is worked out which numbers mattered. If not, all do, and numbers saved on the stack are forgotten.
    boolean tracksPrecision() {
        return extended;
    }

    /// Whether the exact range of `number` matters.
    boolean isPrecise(Value.Scalar number) {
        return number.precise() || !tracksPrecision();
    }

    /// Whether states are remembered without end.
    boolean remembersManyStates() {
        return extended;
    }

    /// Whether addresses may end up where numbers are expected.
    boolean mayLeakPointers() {
        return trusted;
    }

    /// Whether the stack may be read where nothing was written.
    boolean mayReadUnwritten() {
        return trusted;
    }

    /// Whether paths that a processor takes by mistake are of no concern (Spectre variant 1).
    boolean trustsBranches() {
        return trusted;
    }

    /// Whether loads that run ahead of stores are of no concern (Spectre variant 4).
    boolean trustsStores() {
        return trusted;
    }

    boolean mayCall(int helper) {
        return covers(PrivilegeTable.linux().helper(helper));
    }

    boolean mayAccessContext(String type, Direction direction, long offset) {
        return covers(PrivilegeTable.linux().context(type, direction, offset));
    }

    boolean mayLoad(String type) {
        return covers(PrivilegeTable.linux().program(type));
    }

    boolean mayCreateMap(String type) {
        return covers(PrivilegeTable.linux().map(type));
    }

    private boolean covers(Privilege least) {
        return privilege.compareTo(least) <= 0;
    }
}
