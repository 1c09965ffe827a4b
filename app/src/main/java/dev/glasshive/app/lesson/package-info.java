/// The lesson pane: prose, predictions, tasks that tick themselves, hints and the check.
@NullMarked
package dev.glasshive.app.lesson;

import org.jspecify.annotations.NullMarked;
