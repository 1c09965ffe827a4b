/// What becomes of programs on the other system.
@NullMarked
package dev.glasshive.tests.portability;

import org.jspecify.annotations.NullMarked;
