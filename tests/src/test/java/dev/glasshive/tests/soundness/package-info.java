/// What a verifier knows of a program holds in every run of it: accepted programs never trap, and no value of a run lies outside of the states of the exploration.
@NullMarked
package dev.glasshive.tests.soundness;

import org.jspecify.annotations.NullMarked;
