/// The controls that move through a run: step, back, run, speed.
@NullMarked
package dev.glasshive.app.transport;

import org.jspecify.annotations.NullMarked;
