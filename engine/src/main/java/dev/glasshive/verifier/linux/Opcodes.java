package dev.glasshive.verifier.linux;

import dev.glasshive.isa.OpcodeMatrix;

/// Which bytes Linux 6.18 takes as the first of an instruction.
final class Opcodes {
    /// Of the call through a register, which some compilers print, Linux knows nothing.
    private static final int CALL_REGISTER = 0x8d;

    private Opcodes() {}

    static boolean exists(int opcode) {
        return opcode == Layout.MAY_GOTO || opcode != CALL_REGISTER && !OpcodeMatrix.rows(opcode).isEmpty();
    }
}
