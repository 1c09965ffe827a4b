/// Why a rejected program came to what it was rejected for: which values are at fault, and what happened to them on the failing path. Works on what a verifier recorded
/// ([dev.glasshive.verifier.Exploration]) and asks no verifier; [dev.glasshive.verifier.cause.Causes] is the way in.
@NullMarked
package dev.glasshive.verifier.cause;

import org.jspecify.annotations.NullMarked;
