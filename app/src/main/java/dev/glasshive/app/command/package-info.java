/// What the user can ask of the window, as values: found in the palette, run by keys that can be changed, listed in one place.
@NullMarked
package dev.glasshive.app.command;

import org.jspecify.annotations.NullMarked;
