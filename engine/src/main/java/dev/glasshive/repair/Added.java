package dev.glasshive.repair;

import dev.glasshive.isa.Instruction;

/// An instruction to put into a program.
///
/// @param instruction with any distance, if it jumps
/// @param destination where it jumps
public record Added(Instruction instruction, Destination destination) {
    private static final Destination NOWHERE = new Nowhere();

    /// One that goes on with the next instruction.
    public static Added of(Instruction instruction) {
        return new Added(instruction, NOWHERE);
    }

    /// Where an added instruction jumps.
    public sealed interface Destination {}

    /// It does not jump, or its distance is right as it is.
    public record Nowhere() implements Destination {}

    /// To the instruction at `slot` of the program as it was.
    public record Existing(int slot) implements Destination {}

    /// To the added instruction at `index` of the same edit; to what follows them where that is their number.
    public record Within(int index) implements Destination {}
}
