/// What verifiers share: what they are given ([dev.glasshive.verifier.Candidate]), what they answer ([dev.glasshive.verifier.VerifierReport]), and why they say no
/// ([dev.glasshive.verifier.Rejection]). How a verifier reaches its verdict lies in packages below; nothing here runs a program.
@NullMarked
package dev.glasshive.verifier;

import org.jspecify.annotations.NullMarked;
