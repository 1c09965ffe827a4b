package dev.glasshive.app.jit;

import java.util.List;

/// A row of the table: one instruction and what becomes of it, or what stands before the first one and after the last.
public sealed interface Row {
    /// Its code for the processor.
    List<Native> natives();

    /// What is told about it beside the table, one thing after the other.
    List<String> about();

    /// All of it, to be read aloud.
    String spoken();

    /// Code that belongs to no instruction: the prologue or the epilogue.
    record Frame(String name, List<Native> natives, List<String> about, String spoken) implements Row {
        /// Copies what it is given.
        public Frame {
            natives = List.copyOf(natives);
            about = List.copyOf(about);
        }
    }

    /// An instruction.
    ///
    /// @param slot where it stands
    /// @param label the name of the place, an empty string if it has none
    /// @param homes which registers of the processor hold those that it names
    /// @param bytecode a line for each instruction of the JVM
    record Code(int slot, String label, String text, String homes, List<String> bytecode, List<Native> natives, List<String> about, String spoken) implements Row {
        /// Copies what it is given.
        public Code {
            bytecode = List.copyOf(bytecode);
            natives = List.copyOf(natives);
            about = List.copyOf(about);
        }
    }

    /// An instruction of the processor.
    ///
    /// @param place how far it is from the begin of the code, in hexadecimal as jumps have it
    /// @param bytes in hexadecimal
    /// @param fresh whether it is there only because constants are blinded
    record Native(String place, String bytes, String text, boolean fresh) {}
}
