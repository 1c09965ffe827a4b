/// What a learner hands in after an exam: answers, programs and times, sealed with the key of the exam. It judges nothing.
@NullMarked
package dev.glasshive.exam;

import org.jspecify.annotations.NullMarked;
