/// What is open and where the user stands in it: one session and one moment, replaced whole, never edited. Runs engine work off the user interface's thread.
/// Knows no scene; views and view models read it.
@NullMarked
package dev.glasshive.app.workspace;

import org.jspecify.annotations.NullMarked;
