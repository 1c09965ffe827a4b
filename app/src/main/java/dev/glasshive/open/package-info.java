/// Files as people hand them over, recognised by content and opened within limits: source text, objects, raw bytes, captures.
/// The window and the command line open everything through here. Knows no screen and no command.
@NullMarked
package dev.glasshive.open;

import org.jspecify.annotations.NullMarked;
