/// Marks the work of a class: finds submissions, judges each in a process that can be stopped, writes what came of it.
@NullMarked
package dev.glasshive.grade;

import org.jspecify.annotations.NullMarked;
