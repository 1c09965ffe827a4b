/// The card of an instruction: every facet of it, each computed by asking the package that knows. It feeds the editor, lessons and golden files; it decides nothing itself, and nothing of the engine may use it.
@NullMarked
package dev.glasshive.rosetta;

import org.jspecify.annotations.NullMarked;
