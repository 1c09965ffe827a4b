/// How far each learner is in the course: kept in a file of its own, and shown as a map of the standard.
@NullMarked
package dev.glasshive.app.progress;

import org.jspecify.annotations.NullMarked;
