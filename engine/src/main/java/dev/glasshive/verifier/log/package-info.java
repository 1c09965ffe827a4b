/// Logs of the kernel's verifier as values, read without the program: steps, paths, the state before and after each step, the message and what it means.
/// Reads what Linux 5.15 to 7.3 print, with the noise that people paste around it; `LogReader` is the way in. Judges nothing and runs nothing.
@NullMarked
package dev.glasshive.verifier.log;

import org.jspecify.annotations.NullMarked;
