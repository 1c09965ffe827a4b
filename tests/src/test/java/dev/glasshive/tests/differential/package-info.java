/// Our machine beside the real kernel: the same program and the same packets must give the same answers, and our tables of Linux must allow what it allows. Nothing here knows what the right answer is.
@NullMarked
package dev.glasshive.tests.differential;

import org.jspecify.annotations.NullMarked;
