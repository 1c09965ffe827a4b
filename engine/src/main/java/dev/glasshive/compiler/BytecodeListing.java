package dev.glasshive.compiler;

import java.util.List;

/// The bytecode of the JVM that [CompiledProgram] makes of a program, cut up by the instruction that each piece comes from.
///
/// @param instructions for each instruction of the program, in order, the lines of bytecode made of it, `lload 3`; empty where it is left to the interpreter or nothing reaches it
public record BytecodeListing(List<List<String>> instructions) {
    /// @see BytecodeListing
    public BytecodeListing {
        instructions = instructions.stream().map(List::copyOf).toList();
    }
}
