/// The anatomy pane: the fields of the current instruction's encoding, and what it means.
@NullMarked
package dev.glasshive.app.anatomy;

import org.jspecify.annotations.NullMarked;
