/// Which package may know which, as tests.
@NullMarked
package dev.glasshive.tests.architecture;

import org.jspecify.annotations.NullMarked;
