/// The portability pane: one program on both systems, verdicts first, then what differs, then what to do.
@NullMarked
package dev.glasshive.app.portability;

import org.jspecify.annotations.NullMarked;
