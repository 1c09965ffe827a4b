/// Small programs of which the kernel's verdict and log are known, and whether our verifier says the same.
@NullMarked
package dev.glasshive.tests.verifier;

import org.jspecify.annotations.NullMarked;
