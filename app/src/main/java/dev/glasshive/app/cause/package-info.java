/// Why a value is what it is: the steps that made it, back to the input. It shows what the workspace was asked and goes to the steps; it searches nothing.
@NullMarked
package dev.glasshive.app.cause;

import org.jspecify.annotations.NullMarked;
