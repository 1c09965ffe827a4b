/// Courses of the user's own: which were added, what is in them, and what is wrong with those that cannot be read.
@NullMarked
package dev.glasshive.app.packs;

import org.jspecify.annotations.NullMarked;
