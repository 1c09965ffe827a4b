package dev.glasshive.jit;

/// What an instruction of x86-64 can name by its ModRM byte: a register or memory.
sealed interface Place permits X86Register, Memory {
    /// Its name where an instruction uses `bits` of it.
    String name(int bits);
}
