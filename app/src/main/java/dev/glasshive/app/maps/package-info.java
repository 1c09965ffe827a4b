/// The maps pane: what each map holds, with the entry that the last step changed.
@NullMarked
package dev.glasshive.app.maps;

import org.jspecify.annotations.NullMarked;
