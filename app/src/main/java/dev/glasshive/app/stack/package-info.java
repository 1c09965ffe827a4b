/// The stack pane: the bytes of each open frame, and which of them were ever written.
@NullMarked
package dev.glasshive.app.stack;

import org.jspecify.annotations.NullMarked;
