/// Processes that are killed at any moment, and what they leave.
@NullMarked
package dev.glasshive.tests.killed;

import org.jspecify.annotations.NullMarked;
