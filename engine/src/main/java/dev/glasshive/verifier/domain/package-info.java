/// The mathematics that verifiers share: what may be known about a 64-bit number without knowing it. Known bits ([dev.glasshive.verifier.domain.Tnum]), bounds
/// ([dev.glasshive.verifier.domain.ScalarRange]), how operators and conditions change them, and differences between numbers ([dev.glasshive.verifier.domain.Zones]).
/// No programs, no pointers, no messages.
@NullMarked
package dev.glasshive.verifier.domain;

import org.jspecify.annotations.NullMarked;
