/// Nothing is lost: what is being typed outlives a process that is killed, and a text outlives its tab.
@NullMarked
package dev.glasshive.app.recovery;

import org.jspecify.annotations.NullMarked;
