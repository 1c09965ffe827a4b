package dev.glasshive.asm;

import dev.glasshive.isa.Condition;
import dev.glasshive.isa.Instruction;
import dev.glasshive.isa.Operand;
import dev.glasshive.isa.Register;
import dev.glasshive.isa.WideSource;
import dev.glasshive.isa.Width;

/// A parsed instruction that may still wait for the places and numbers of names.
sealed interface Draft {
    /// A name in the text, to be looked up when all of it has been read.
    record Reference(String name, SourceSpan span) {}

    /// Waits for nothing.
    record Ready(Instruction instruction) implements Draft {}

    /// `goto name`.
    record JumpTo(Instruction.Reach reach, Reference target) implements Draft {}

    /// `if left op right goto name`.
    record BranchTo(Condition op, Width width, Register left, Operand right, Reference target) implements Draft {}

    /// `call name`: a function of the program, or a helper.
    record CallTo(Reference callee) implements Draft {}

    /// `dst = name ll`: a map, or code.
    record AddressOf(Register dst, Reference name) implements Draft {}

    /// `dst = map_value(name) + high ll` and its like.
    record WideOf(Register dst, WideSource source, Reference name, int high) implements Draft {}

    /// `dst = NAME`: a result of the hook.
    ///
    /// @param otherwise what to say if there is no such name
    record ResultOf(Width width, Register dst, Reference name, Diagnostic otherwise) implements Draft {}

    /// `dst = base->field`: a load of a field of the context.
    record FieldLoad(Register dst, Register base, Reference field) implements Draft {}

    /// `base->field = src`: a store into a field of the context.
    record FieldStore(Register base, Reference field, Operand src) implements Draft {}

    /// How many slots the instruction will take.
    default int slots() {
        return switch (this) {
            case Ready(Instruction instruction) -> instruction.slots();
            case JumpTo _, BranchTo _, CallTo _, ResultOf _, FieldLoad _, FieldStore _ -> 1;
            case AddressOf _, WideOf _ -> 2;
        };
    }
}
