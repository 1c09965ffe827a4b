/// The mathematics that verifiers share: what may be known about a 64-bit number without knowing it. Known bits ([dev.glasshive.verifier.domain.Tnum]), bounds
/// ([dev.glasshive.verifier.domain.ScalarRange]), how operators and conditions change them. Immutable values, no programs, no pointers, no messages.
@NullMarked
package dev.glasshive.verifier.domain;

import org.jspecify.annotations.NullMarked;
