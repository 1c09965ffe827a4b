/// What a coverage-guided fuzzer calls, a class for each reader: bytes in, and nothing thrown but an error that names a broken promise.
///
/// They know no fuzzer: the public `fuzzerTestOneInput` is all that Jazzer asks for.
@NullMarked
package dev.glasshive.tests.fuzz.guided;

import org.jspecify.annotations.NullMarked;
