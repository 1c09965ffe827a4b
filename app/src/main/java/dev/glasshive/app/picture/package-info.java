/// Pictures of what the window shows, to be taken elsewhere: as picture elements, as drawings with text, and as pictures of a run that move.
@NullMarked
package dev.glasshive.app.picture;

import org.jspecify.annotations.NullMarked;
