/// Runs that show what a rejection warns of: inputs on which a refused program really does what it must not ([dev.glasshive.counterexample.Counterexample]), or why there is none.
@NullMarked
package dev.glasshive.counterexample;

import org.jspecify.annotations.NullMarked;
