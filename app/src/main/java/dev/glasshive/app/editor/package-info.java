/// The editor pane: source, C lines and bytes of what is open.
@NullMarked
package dev.glasshive.app.editor;

import org.jspecify.annotations.NullMarked;
