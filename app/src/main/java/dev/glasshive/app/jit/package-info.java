/// The JIT pane: each instruction beside the bytecode that really runs here and the code that a processor would get.
@NullMarked
package dev.glasshive.app.jit;

import org.jspecify.annotations.NullMarked;
