/// A lesson on paper: for learners with room to answer, for teachers with the answers. It runs what a lesson shows and reads no files.
@NullMarked
package dev.glasshive.handout;

import org.jspecify.annotations.NullMarked;
