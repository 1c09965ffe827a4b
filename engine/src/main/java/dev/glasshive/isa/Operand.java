package dev.glasshive.isa;

/// The second operand of an operation: a register (source bit X) or a 32-bit immediate (source bit K), RFC 9669 section 4.
public sealed interface Operand permits Register, Imm {}
