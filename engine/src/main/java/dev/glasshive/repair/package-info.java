/// Fixes for programs that a verifier refuses: what to change ([dev.glasshive.repair.Patch]), why that helps ([dev.glasshive.repair.Fix]), and the same change as an edit of source text
/// ([dev.glasshive.repair.SourcePatch]). Each is tried by asking the verifier again; nothing here runs a program.
@NullMarked
package dev.glasshive.repair;

import org.jspecify.annotations.NullMarked;
