/// The list of everything at which runs stop, where each can be taken away. Which value is watched is decided elsewhere.
@NullMarked
package dev.glasshive.app.stops;

import org.jspecify.annotations.NullMarked;
