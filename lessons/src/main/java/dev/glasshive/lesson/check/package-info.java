/// Judges a learner's work: answers, tasks and programs against the checks of a lesson, and lessons against themselves. No user interface:
/// what is said is a difference between states, as values.
@NullMarked
package dev.glasshive.lesson.check;

import org.jspecify.annotations.NullMarked;
