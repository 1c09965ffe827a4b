/// From programs to bytecode of the JVM: one more way to run a machine, with the same end as the interpreter's at every step budget.
@NullMarked
package dev.glasshive.compiler;

import org.jspecify.annotations.NullMarked;
