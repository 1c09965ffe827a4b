/// Marks of whole classes.
@NullMarked
package dev.glasshive.tests.grade;

import org.jspecify.annotations.NullMarked;
