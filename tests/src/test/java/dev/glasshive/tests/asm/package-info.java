/// What must hold for the text of every program there is.
@NullMarked
package dev.glasshive.tests.asm;

import org.jspecify.annotations.NullMarked;
