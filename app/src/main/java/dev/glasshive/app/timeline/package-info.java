/// The timeline pane: every step of every run, and where the user stands.
@NullMarked
package dev.glasshive.app.timeline;

import org.jspecify.annotations.NullMarked;
