/// The world pane: time, chance and who runs, as programs can learn them; to look at and to change.
@NullMarked
package dev.glasshive.app.world;

import org.jspecify.annotations.NullMarked;
