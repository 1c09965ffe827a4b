/// What becomes of one program on two systems: what has another number or another meaning there, what is missing, why the verifiers differ, and what to change.
/// All facts come from tables; a reason is given only where changing that one thing changes the verdict, or where a table settles it. Runs nothing.
@NullMarked
package dev.glasshive.portability;

import org.jspecify.annotations.NullMarked;
