/// The pane of control flow: the blocks of the program that is shown, and the ways between them.
@NullMarked
package dev.glasshive.app.flow;

import org.jspecify.annotations.NullMarked;
