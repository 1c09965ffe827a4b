/// The life of a program: the stations from its source to its hook on both systems, and what really happened to the open program at each.
@NullMarked
package dev.glasshive.app.life;

import org.jspecify.annotations.NullMarked;
