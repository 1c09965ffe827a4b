/// Why the program that is open was rejected: the card under the line at fault, how it came to that, and what can be done. The engine finds all of it out; here it is put into order and words.
@NullMarked
package dev.glasshive.app.rejection;

import org.jspecify.annotations.NullMarked;
