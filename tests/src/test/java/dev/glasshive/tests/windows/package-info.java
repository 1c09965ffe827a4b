/// The verifier of eBPF for Windows against a corpus of small programs whose answers are known, and against runs.
@NullMarked
package dev.glasshive.tests.windows;

import org.jspecify.annotations.NullMarked;
