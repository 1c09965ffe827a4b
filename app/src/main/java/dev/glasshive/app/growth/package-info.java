/// The pane of a fixpoint: how what a verifier knows grew, pass by pass, and what each forgot.
@NullMarked
package dev.glasshive.app.growth;

import org.jspecify.annotations.NullMarked;
