/// Exams in the window: how they are begun, the clock, what is kept while they go on, and the sealed result. What a step looks like is for `app.lesson` to say.
@NullMarked
package dev.glasshive.app.exam;

import org.jspecify.annotations.NullMarked;
