/// Which verifier judges: the one place that knows them all.
@NullMarked
package dev.glasshive.verifier.strategy;

import org.jspecify.annotations.NullMarked;
