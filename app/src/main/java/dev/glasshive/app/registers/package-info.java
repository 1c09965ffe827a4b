/// The register pane: every register with its kind, its value and what the last step did to it.
@NullMarked
package dev.glasshive.app.registers;

import org.jspecify.annotations.NullMarked;
