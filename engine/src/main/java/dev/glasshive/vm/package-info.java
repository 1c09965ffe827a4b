/// The concrete machine: registers, typed memory, helpers, and the timeline that goes forwards and backwards over a run.
/// Everything a program can do wrong is a [dev.glasshive.vm.Trap], a value. Knows no verifier, no screen.
@NullMarked
package dev.glasshive.vm;

import org.jspecify.annotations.NullMarked;
