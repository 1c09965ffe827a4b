package dev.glasshive.lesson;

import java.util.Locale;
import java.util.Optional;

/// The machine that a step works on: which program runs on which packets, and where it stands when the step opens.
///
/// @param at absent: before the first instruction
/// @param pane the id of the pane that the step speaks of, absent where its text tells
public record Setup(ProgramText program, Inputs inputs, Optional<Moment> at, Machine machine, Optional<Pane> pane) {

    /// A pane that a step can bring to the front.
    public enum Pane {
        REGISTERS, STACK, MAPS, PACKET, JIT;

        /// In lower case, as lessons name it.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same one with another program.
    public Setup with(ProgramText other) {
        return new Setup(other, inputs, at, machine, pane);
    }
}
