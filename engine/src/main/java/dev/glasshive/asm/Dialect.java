package dev.glasshive.asm;

import dev.glasshive.isa.Instruction;

/// A way to write instructions.
public enum Dialect {
    /// What `llvm-objdump -d` prints: numbers in hexadecimal, distances, no names of helpers or maps.
    /// Some instructions look alike in it, such as the three kinds of calls. All appear as its default processor prints them, but for the
    /// atomic operations that only newer ones know.
    LLVM {
        @Override
        public String text(Instruction instruction, int slot, Names names) {
            return new CLikeText(new LlvmWording(names), slot).of(instruction);
        }
    },
    /// What [Assembler] reads back to the same bytes: labels, names of maps and helpers, small numbers in decimal.
    SOURCE {
        @Override
        public String text(Instruction instruction, int slot, Names names) {
            return new CLikeText(new SourceWording(names), slot).of(instruction);
        }
    },
    /// The mnemonics of ubpf and bpf_conformance, which [Assembler] reads back to the same bytes too: `add32 %r1, 5`, `ldxw %r0, [%r1+4]`.
    MNEMONIC {
        @Override
        public String text(Instruction instruction, int slot, Names names) {
            return new MnemonicText(new SourceWording(names), slot).of(instruction);
        }
    };

    /// `instruction`, standing at `slot`.
    public abstract String text(Instruction instruction, int slot, Names names);
}
