/// Conditions for stopping: text such as `r3 > 100 && pc == 12` read into something that can be asked of a machine at every step.
///
/// Nothing here runs a machine or knows a timeline; whoever replays asks.
@NullMarked
package dev.glasshive.watch;

import org.jspecify.annotations.NullMarked;
