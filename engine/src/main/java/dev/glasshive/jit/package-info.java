/// What a just-in-time compiler makes of a program, as text to read beside it: the x86-64 code that a kernel would typically emit. Nothing here is ever executed.
@NullMarked
package dev.glasshive.jit;

import org.jspecify.annotations.NullMarked;
