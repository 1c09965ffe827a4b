/// The pane of the verifier's paths: everything that the verifier looked at, as a tree.
@NullMarked
package dev.glasshive.app.paths;

import org.jspecify.annotations.NullMarked;
