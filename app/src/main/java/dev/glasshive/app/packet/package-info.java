/// The packet pane: bytes, and the headers they belong to.
@NullMarked
package dev.glasshive.app.packet;

import org.jspecify.annotations.NullMarked;
