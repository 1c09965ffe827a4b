/// The cards of all instructions beside golden files: a reader's view of what every part of the engine says about each.
@NullMarked
package dev.glasshive.tests.rosetta;

import org.jspecify.annotations.NullMarked;
