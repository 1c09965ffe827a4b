package dev.glasshive.jit;

import dev.glasshive.program.Bytes;

/// One instruction of a processor, as bytes and as text.
///
/// @param offset where it begins, in bytes from the begin of the whole code
/// @param code   its bytes, in the order in which they lie in memory
/// @param text   it in Intel's syntax, where the destination comes first as it does in eBPF: `mov rdi, rsi`
public record MachineInstruction(int offset, Bytes code, String text) {}
