package dev.glasshive.lesson.check;

import dev.glasshive.lesson.ProgramText;
import dev.glasshive.program.ProgramSet;

/// A program that a learner handed in.
public sealed interface Handed {

    /// As a text.
    record Source(ProgramText text) implements Handed {}

    /// Compiled.
    ///
    /// @param file where it comes from, for messages
    record Compiled(String file, ProgramSet programs) implements Handed {}

    /// Whether it is, to the letter, `other`.
    default boolean is(ProgramText other) {
        return this instanceof Source(ProgramText text) && text.text().strip().equals(other.text().strip());
    }
}
