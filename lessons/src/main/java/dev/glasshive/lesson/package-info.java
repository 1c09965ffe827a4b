/// Lessons as values: steps, questions, exercises, and the sealed family of checks. A pure model: it knows the engine's types, reads no
/// files, runs no program and draws nothing.
@NullMarked
package dev.glasshive.lesson;

import org.jspecify.annotations.NullMarked;
