/// Reusable controls of the window and its look: fonts, themes, and nodes that show plain values.
///
/// A control takes strings, numbers and the records of this package, and knows nothing of programs, machines or
/// lessons: engine classes, workspace classes and user-visible words must not appear here.
@NullMarked
package dev.glasshive.app.control;

import org.jspecify.annotations.NullMarked;
