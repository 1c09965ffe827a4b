/// The log pane: what the verifier printed, word by word, linked with the instructions it looked at.
@NullMarked
package dev.glasshive.app.log;

import org.jspecify.annotations.NullMarked;
