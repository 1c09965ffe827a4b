package dev.glasshive.asm;

import dev.glasshive.isa.Instruction;
import java.util.Optional;

/// One instruction of a source text, with its place.
///
/// @param text the line, trimmed
/// @param printed what the bytes beside the text stand for, where a disassembly is read back
record Statement(Draft draft, SourceSpan span, String text, Optional<Instruction> printed) {}
